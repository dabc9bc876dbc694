import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../../main/backend/facts/vocabulary.ts';
import { classifyFileName, classifyPage } from '../../../shared/facts/classify.ts';
import { flowPage, type Part, printedPage } from '../builders/pages.ts';

const code = (...parts: Part[]): string | null => classifyPage(flowPage(parts), vocabulary())?.code ?? null;

describe('a paper is what its title says', () => {
  it.each([
    [['行政处罚决定书'], 'DECISION'],
    [['行 政 处 罚 决 定 书'], 'DECISION'],
    [['云浦县市场监督管理局行政处罚决定书'], 'DECISION'],
    [['云浦县市场监督管理局', '行政处罚决定书', '云市监处罚〔2023〕2号'], 'DECISION'],
    [['当场行政处罚决定书'], 'SIMPLE_DECISION'],
    [['不予行政处罚决定书'], 'NO_PENALTY'],
    [['行政处罚决定审批表'], 'APPROVAL'],
    [['行政处罚事先（听证）告知书'], 'NOTICE'],
    [['听证告知书'], 'HEARING_TELL'],
    [['立案审批表'], 'FILING'],
    [['不予立案审批表'], 'NO_FILING'],
    [['现场检查（勘验）笔录'], 'SITE_RECORD'],
    [['询问笔录（第2次）'], 'INTERVIEW'],
    [['先行登记保存证据通知书'], 'PRESERVE'],
    [['先行登记保存证据处理决定书'], 'PRESERVE_DECIDE'],
    [['延长办案期限审批表'], 'EXTENSION'],
    [['延期缴纳罚款审批表'], 'DEFER'],
    [['送达回证'], 'SERVICE'],
    [['结案审批表'], 'CLOSING'],
    [['案件集体讨论', '笔录'], 'COLLECTIVE'],
    [['准予行政许可决定书'], 'L_DECISION'],
    [['卷内目录'], 'TOC'],
  ])('%j is %s', (lines, expected) => {
    expect(code(...lines)).toBe(expected);
  });

  it('also where the title stands in the first row of a table', () => {
    expect(code({ rows: [['立案审批表'], ['案由', '甲案']] })).toBe('FILING');
  });

  it('but not where it stands further down a table', () => {
    expect(
      code({
        rows: [
          ['序号', '名称'],
          ['1', '立案审批表'],
        ],
      }),
    ).toBeNull();
  });

  it.each([
    [['本机关已于五月六日作出行政处罚决定书并送达当事人，当事人逾期未履行，现依法催告如下内容']],
    [['一、行政处罚决定书']],
    [['1、行政处罚决定书']],
    [['附：行政处罚决定书']],
    [['云浦县谷雨里商贸有限公司']],
    [['2023年5月6日']],
    [['']],
    [[]],
  ])('%j is no title', (lines) => {
    expect(code(...lines)).toBeNull();
  });

  it('a title far down the page is none', () => {
    expect(code(...Array.from({ length: 12 }, () => '正文'), '行政处罚决定书')).toBeNull();
  });

  it('a title in the margin or struck out is none', () => {
    expect(code({ kind: 'header', text: '行政处罚决定书' }, '正文')).toBeNull();
    expect(
      code({ kind: 'paragraph', text: '行政处罚决定书', marks: [{ kind: 'deleted' }] }, '正文'),
    ).toBeNull();
  });

  it('gives the title as written, and how sure it is', () => {
    expect(
      classifyPage(printedPage(['云浦县市场监督管理局行政处罚事先（听证）告知书']), vocabulary()),
    ).toMatchObject({
      title: '行政处罚事先（听证）告知书',
      from: 'title',
    });
    const sure = classifyPage(printedPage(['立案审批表']), vocabulary());
    expect(sure?.confidence).toBeGreaterThan(0.9);
  });
});

describe('the file’s name is the second witness', () => {
  it.each([
    ['（一）行政处罚立案审批表.docx', 'FILING'],
    ['01现场检查（勘验）笔录.pdf', 'SITE_RECORD'],
    ['卷二/JT086-12_行政处罚决定书.pdf', 'DECISION'],
    ['20210609送达回证.docx', 'SERVICE'],
    ['13送达回证（处罚决定书）.docx', 'SERVICE'],
    ['卷宗.pdf', null],
    ['IMG_0001.jpg', null],
    ['', null],
  ])('%s: %s', (file, expected) => {
    expect(classifyFileName(file, vocabulary())?.code ?? null).toBe(expected);
  });

  it('is believed less than a title', () => {
    expect(classifyFileName('行政处罚决定书.pdf', vocabulary())).toMatchObject({
      confidence: 0.6,
      from: 'file-name',
      title: '行政处罚决定书',
    });
  });
});
