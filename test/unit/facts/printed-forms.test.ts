import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../../main/backend/facts/vocabulary.ts';
import type { CaseFacts } from '../../../shared/facts/case-facts.ts';
import { extractFacts } from '../../../shared/facts/extract.ts';
import { caseDocument, printedPage } from '../builders/pages.ts';

function facts(...papers: [kind: string, ...lines: string[]][]): CaseFacts {
  return extractFacts(
    papers.map(([kind, ...lines], index) => caseDocument(kind, [printedPage(lines)], `${index}${lines[0]}`)),
    vocabulary(),
  );
}

const officers = (read: CaseFacts): Record<string, string | null> =>
  Object.fromEntries(
    read.people
      .filter(({ roles }) => roles.includes('inspector') || roles.includes('handler'))
      .map(({ name, certNo }) => [name, certNo]),
  );
const days = (read: CaseFacts): string[] => read.events.map(({ kind, date }) => `${kind} ${date}`);

describe('printed forms, in layouts of several branches', () => {
  it('transport: an on-the-spot decision on one page', () => {
    const read = facts([
      'SIMPLE_DECISION',
      '交通运输行政执法文书式样之十六',
      '行政（当场）处罚决定书',
      '案号：青交当罚〔2024〕017号',
      '当事人 姓名 李卫东 身份证件号 330782197805123312',
      '（个人） 住址 青岭市北仓镇三里村12号 联系电话 13800000000',
      '违法事实及证据：2024年3月8日10时05分，当事人驾驶货车在青岭大道未采取必要措施防止货物脱落。',
      '你的行为违反了《中华人民共和国道路运输条例》第二十六条的规定，决定给予罚款贰佰元整（¥200.00）的行政处罚。',
      '处罚前已口头告知当事人拟作出处罚的事实、理由和依据，并告知当事人依法享有的陈述权和申辩权。',
      '当事人或其代理人签名：李卫东 执法人员签名：马建国、丁一鸣',
      '执法证号：33078203011、33078203026',
      '青岭市交通运输综合行政执法队（印章）',
      '2024年3月8日',
    ]);
    expect(read.parties.map(({ name, idNo }) => [name, idNo])).toEqual([['李卫东', '330782197805123312']]);
    expect(officers(read)).toEqual({ 马建国: '33078203011', 丁一鸣: '33078203026' });
    expect(days(read)).toContain('decided 2024-03-08');
    expect(read.fines.map(({ value }) => value)).toEqual([200]);
    expect(read.organ?.value).toBe('青岭市交通运输综合行政执法队');
  });

  it('public security: a decision told in running text', () => {
    const read = facts([
      'DECISION',
      '青岭市公安局城东分局',
      '行政处罚决定书',
      '青公（城东）行罚决字〔2024〕00321号',
      '违法行为人王小川，男，1992年7月4日出生，公民身份号码330782199207045519，户籍所在地青岭市东',
      '湖镇，现住青岭市东湖镇新村8幢。',
      '现查明2024年3月2日22时许，王小川在东湖镇夜市与他人发生口角后将对方打伤。',
      '以上事实有王小川的陈述和申辩、被侵害人陈述等证据证实。',
      '根据《中华人民共和国治安管理处罚法》第四十三条第一款之规定，现决定对王小川处行政拘留五日并处罚款',
      '伍佰元的行政处罚。',
      '如不服本决定，可以在收到本决定书之日起六十日内向青岭市人民政府申请行政复议或者在六个月内依法向',
      '青岭市人民法院提起行政诉讼。',
      '青岭市公安局城东分局',
      '二〇二四年三月十一日',
      '被处罚人：王小川 2024年3月11日',
    ]);
    expect(read.parties.map(({ name, idNo, kind }) => [name, idNo, kind])).toEqual([
      ['王小川', '330782199207045519', '自然人'],
    ]);
    expect(read.fines.map(({ value }) => value)).toEqual([500]);
    expect(read.penalties.map(({ kind }) => kind)).toEqual(['fine', 'detention']);
    expect(days(read)).toContain('decided 2024-03-11');
    expect(read.organ?.value).toBe('青岭市公安局城东分局');
    expect(read.remedies[0]).toMatchObject({ reviewBodies: ['青岭市人民政府'], courts: ['青岭市人民法院'] });
  });

  it('emergency management: an approval form whose cells are wrapped', () => {
    const read = facts([
      'FILING',
      '立 案 审 批 表',
      '（青）应急立〔2024〕12号',
      '案由 未按规定对从业人员进行安全生产教育和培训',
      '案件来源 监督检查 时间 2024年4月2日',
      '案件名称 青岭市恒发机械有限公司未按规定培训案',
      '当事人基本情况 当事人 青岭市恒发机械有限公司 法定代表人 何志强',
      '统一社会信用代码 91330782MA2C3XK61T',
      '当事人地址 青岭市开发区创业路9号 邮政编码 330700',
      '案件基本情况： 经检查发现该公司未对新上岗的3名从业人员进行培训。',
      '承办人意见 建议立案查处。',
      '承办人（签名）：冯晓东 证号 33078209033 2024年4月3日',
      '吕志明 证号 33078209041 2024年4月3日',
      '审核人意见 同意。 审核人（签名）：汤勇 2024年4月3日',
      '审批人意见 同意立案。 审批人（签名）：石国庆 2024年4月7日',
    ]);
    expect(days(read)).toContain('filed 2024-04-07');
    expect(read.parties.map(({ name, idNo }) => [name, idNo])).toEqual([
      ['青岭市恒发机械有限公司', '91330782MA2C3XK61T'],
    ]);
    expect(read.people.find(({ name }) => name === '冯晓东')?.certNo).toBe('33078209033');
    expect(read.people.find(({ name }) => name === '石国庆')?.roles).toContain('approver');
  });

  it('culture: an inspection record with the certificates in a sentence', () => {
    const read = facts([
      'SITE_RECORD',
      '现场检查笔录',
      '检查时间：2024年5月10日14时00分至15时20分',
      '检查地点：青岭市人民路88号星光歌舞厅',
      '被检查人：青岭市星光歌舞厅 统一社会信用代码：92330782MA2D1KQ88P',
      '检查人：邹平 执法证号：33078210005 检查人：骆冰 执法证号：33078210016',
      '记录人：骆冰',
      '执法人员邹平、骆冰表明身份，出示执法证件。',
    ]);
    expect(officers(read)).toMatchObject({ 邹平: '33078210005', 骆冰: '33078210016' });
    expect(read.activities).toMatchObject([{ startTime: '14:00', endTime: '15:20' }]);
    expect(read.parties.map(({ name, idNo }) => [name, idNo])).toEqual([
      ['青岭市星光歌舞厅', '92330782MA2D1KQ88P'],
    ]);
  });

  it('health: a service record of two papers, the day in the same cell as the name', () => {
    const read = facts([
      'SERVICE',
      '送达回证',
      '受送达人 青岭市康宁口腔门诊部有限公司',
      '送达文件名称及文件编号 行政处罚事先告知书 青卫医罚告〔2024〕5号',
      '受送达人签名：曹敏 2024年6月4日10时',
      '送达文件名称及文件编号 行政处罚决定书 青卫医罚〔2024〕5号',
      '受送达人签名：曹敏 2024年6月20日09时',
      '送达人签名：方洁、余晓',
    ]);
    expect(days(read)).toEqual(['notice-served 2024-06-04', 'served 2024-06-20']);
  });

  it('market regulation: a closing form with everything in columns', () => {
    const read = facts([
      'CLOSING',
      '结案审批表',
      '案件名称 青岭市好邻居便利店销售超过保质期食品案',
      '立案日期 2024年1月9日 处罚决定日期 2024年2月28日',
      '决定书文号 青市监罚〔2024〕31号 送达日期 2024年3月1日',
      '执行方式 主动履行 执行日期 2024年3月6日',
      '办案机构意见 建议结案。 签名：沈立 2024年3月11日',
      '部门负责人意见 同意结案。 签名：蒋伟民 2024年3月12日',
    ]);
    expect(days(read)).toEqual([
      'filed 2024-01-09',
      'decided 2024-02-28',
      'served 2024-03-01',
      'closed 2024-03-12',
    ]);
  });
});
