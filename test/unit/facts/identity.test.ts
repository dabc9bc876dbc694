import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../../main/backend/facts/vocabulary.ts';
import type { ReadDocument } from '../../../shared/facts/identity.ts';
import { fieldValue, readCaseNumber, readOrgan } from '../../../shared/facts/identity.ts';
import { partyKind, readParties as readMentions } from '../../../shared/facts/parties/read-parties.ts';
import { readPage } from '../builders/facts.ts';
import { flowPage, type Part, printedPage } from '../builders/pages.ts';

const readParties = (document: ReadDocument, anyPaper = false) =>
  readMentions(document, vocabulary(), anyPaper);

const flow = (...parts: Part[]) => readPage(flowPage(parts));

describe('the number of a case', () => {
  it.each([
    [['行政处罚决定书', '云市监处罚〔2023〕2号'], '云市监处罚〔2023〕2号'],
    [['行政处罚决定书', '云市监处罚[2023]2号'], '云市监处罚〔2023〕2号'],
    [['行政处罚决定书', '云市监处罚（2023）第086号'], '云市监处罚〔2023〕第086号'],
    [['行政处罚决定书', '　　云 市 监 处 罚〔2023〕 2 号'], '云市监处罚〔2023〕2号'],
    [['行政处罚决定书', '文号：坪交罚〔2023〕086号'], '坪交罚〔2023〕086号'],
    [['行政处罚决定书', '坪交罚〔2023〕086-1号'], '坪交罚〔2023〕086-1号'],
  ])('%j', (lines, expected) => {
    expect(readCaseNumber(flow(...lines))?.value).toBe(expected);
  });

  it('is read from a form', () => {
    expect(readCaseNumber(flow('立案审批表', { rows: [['案号', '云市监立〔2023〕2号']] }))?.value).toBe(
      '云市监立〔2023〕2号',
    );
  });

  it('is not another paper’s number in running text', () => {
    expect(
      readCaseNumber(flow('决定书', '根据本局云市监立〔2023〕2号立案审批表的批准，对当事人的行为立案调查。')),
    ).toBeNull();
    expect(readCaseNumber(flow('决定书', '没有文号'))).toBeNull();
  });
});

describe('the organ that signed', () => {
  it('stands above the last date', () => {
    expect(
      readOrgan(flow('行政处罚决定书', '正文。', '云浦县市场监督管理局（印章）', '2023年5月6日'))?.value,
    ).toBe('云浦县市场监督管理局');
  });

  it('or above the title', () => {
    expect(readOrgan(flow('云浦县市场监督管理局', '行政处罚决定书', '正文。'))?.value).toBe(
      '云浦县市场监督管理局',
    );
  });

  it('may have its date in the same line', () => {
    expect(readOrgan(flow('决定书', '正文。', '云浦县交通运输局　2023年5月6日'))?.value).toBe(
      '云浦县交通运输局',
    );
  });

  it('is not a company', () => {
    expect(readOrgan(flow('决定书', '云浦县谷雨里商贸有限公司'))).toBeNull();
  });
});

describe('a value of a form', () => {
  it('is its first line in Word, and the whole wrapped value in print', () => {
    expect(fieldValue(flow({ rows: [['案由', '甲案\n备注']] }), 'cause')?.value).toBe('甲案');
    const printed = readPage(
      printedPage(['案由 未取得道路运输经营许可擅自从事', '道路普通货物运输经营', '案号 1号']),
    );
    expect(fieldValue(printed, 'cause')?.value).toBe('未取得道路运输经营许可擅自从事道路普通货物运输经营');
  });

  it('stands where it was read, without the white space around it', () => {
    const value = fieldValue(flow('案由：　甲案　'), 'cause');
    expect(value).toMatchObject({ value: '甲案', anchor: { quote: '甲案' } });
  });
});

describe('parties', () => {
  it.each([
    ['当事人：李大有', '李大有', '自然人', null],
    ['当事人：云浦县谷雨里商贸有限公司', '云浦县谷雨里商贸有限公司', '法人', null],
    [
      '当事人：云浦县谷雨里商贸有限公司（统一社会信用代码：91990826MA6D4R7N8Q）',
      '云浦县谷雨里商贸有限公司',
      '法人',
      '91990826MA6D4R7N8Q',
    ],
    ['当事人：南泠县蘅芷书屋（个体工商户）', '南泠县蘅芷书屋', '个体工商户', null],
    ['当事人：甲乙丙联合会', '甲乙丙联合会', '非法人组织', null],
    ['当事人：丰收合作社', '丰收合作社', '法人', null],
    ['当事人：禾驿（坪源）物流有限公司', '禾驿（坪源）物流有限公司', '法人', null],
    ['当事人：李大有，男，住某村', '李大有', '自然人', null],
  ])('%s', (line, name, kind, idNo) => {
    const [party] = readParties(flow('行政处罚决定书', line));
    expect(party).toMatchObject({ name, idNo });
    expect(partyKind(name, party?.idNo ?? null, vocabulary())).toBe(kind);
  });

  it('have the number and the representative that follow', () => {
    const [party] = readParties(
      flow(
        '行政处罚决定书',
        '当事人：云浦县谷雨里商贸有限公司',
        '统一社会信用代码：91990826MA6D4R7N8Q',
        '法定代表人：赵一明',
        '住所：云浦县一路1号',
      ),
    );
    expect(party).toMatchObject({ idNo: '91990826MA6D4R7N8Q', legalRep: '赵一明' });
  });

  it('have the credit code of the firm, not the number of the person behind it', () => {
    const [party] = readParties(
      flow(
        '决定书',
        '当事人：甲商贸有限公司',
        '法定代表人：赵一明',
        '身份证号码：110101199001011234',
        '统一社会信用代码：91990826MA6D4R7N8Q',
      ),
    );
    expect(party?.idNo).toBe('91990826MA6D4R7N8Q');
  });

  it('may be addressed below the title', () => {
    const [party] = readParties(
      flow(
        '行政处罚事先告知书',
        '云市监罚告〔2023〕2号',
        '云浦县谷雨里商贸有限公司：',
        '经查，你单位违反规定。',
      ),
    );
    expect(party).toMatchObject({
      name: '云浦县谷雨里商贸有限公司',
      anchor: { quote: '云浦县谷雨里商贸有限公司' },
    });
  });

  it('are several where a decision names several', () => {
    expect(readParties(flow('决定书', '当事人：李大有', '当事人：王小二')).map(({ name }) => name)).toEqual([
      '李大有',
      '王小二',
    ]);
  });

  it('are not the person a paper was served on, unless no better paper is legible', () => {
    const service = flow('送达回证', { rows: [['受送达人', '李大有']] });
    expect(readParties(service)).toEqual([]);
    expect(readParties(service, true)).toMatchObject([{ name: '李大有' }]);
  });

  it.each(['当事人：2023年5月6日', '当事人：地址：某村', '当事人：无'])('%s names none', (line) => {
    expect(readParties(flow('决定书', line))).toEqual([]);
  });
});
