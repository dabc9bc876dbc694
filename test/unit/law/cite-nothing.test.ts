import { describe, expect, it } from 'vitest';
import { cite } from '../builders/law.ts';

describe('what is no statute gives nothing', () => {
  it.each([
    '根据《合同》第七条的约定',
    '根据《运输合同》第五条，每吨18元。',
    '按照双方签订的《图书购销协议》第五条',
    '《店务守则》第八条是每季度把单据装订归档',
    '《南泠县书业经营者自律公约书》第三条',
    '《某某有限公司章程》第十二条',
    '《某某有限公司安全生产管理规定》第十二条',
    '本公司《员工手册》第三十条',
    '《员工考勤管理办法》第九条',
    '《某某小区业主公约》第三条',
    '保险条款第七条约定',
    '依照《机动车交通事故责任强制保险条款》第八条',
    '保单第七条',
    '合同第七条写明由我们先书面通知',
    '本合同第一条第二款',
    '依据双方合同第3条',
    '根据《建设工程施工合同（示范文本）》第十条',
    '合同约定：第三条，乙方负责。',
    '第七条　甲方应提前书面通知乙方采样',
    '《服务协议》第五条、第六条和第七条',
    '《服务协议》第五条约定了价款，该协议第六条约定了违约金。',
  ])('%s', (text) => {
    expect(cite(text)).toEqual([]);
  });
});

describe('what is no article gives nothing', () => {
  it.each([
    '《中华人民共和国行政处罚法》第五章',
    '《中华人民共和国行政处罚法》自2021年7月15日起施行',
    '（2021）京01民终1234号',
    '青岭市监罚〔2022〕36号',
    '第一、第二、第三',
    '第三条街道的门面房',
    '第三条文件',
    '廿三条鱼',
    '第一百条',
    '《行政处罚法》第①条',
    '《行政处罚法》第五条款',
    '下列第（一）项、第（二）项',
    '',
    '第',
    '《》第一条',
  ])('%s', (text) => {
    expect(cite(text)).toEqual([]);
  });
});

describe('a statute beside a contract', () => {
  it('gives the statute and not the contract', () => {
    expect(
      cite('违反《民法典》第五百零九条和《购销合同》第五条、第六条。').map(({ article }) => article),
    ).toEqual([509]);
    expect(
      cite('违反《购销合同》第五条、第六条和《民法典》第五百零九条。').map(({ article }) => article),
    ).toEqual([509]);
  });

  it('does not take the insurance ordinance for an insurance clause', () => {
    expect(cite('依照《机动车交通事故责任强制保险条例》第二十一条').map(({ article }) => article)).toEqual([
      21,
    ]);
  });

  it('does not take the items of a quoted article for citations', () => {
    expect(
      cite('《行政处罚法》第五十七条规定：“（一）确有应受行政处罚的违法行为的；（二）违法行为轻微的；”'),
    ).toHaveLength(1);
  });
});
