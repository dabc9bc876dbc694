import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../../../main/backend/facts/vocabulary.ts';
import { splitFile } from '../../../../shared/facts/split.ts';
import type { Page } from '../../../../shared/model/page.ts';
import { flowPage, printedPage } from '../../builders/pages.ts';

function split(file: string, pages: readonly Page[]): string[] {
  return splitFile({ id: 'f1', file, pages }, vocabulary()).map(
    ({ kind, fromPage, toPage }) => `${kind ?? '?'} ${fromPage}–${toPage}`,
  );
}

const title = (name: string, page: number): Page => printedPage([name, '正文一。', '正文二。'], page);
const body = (page: number): Page => printedPage(['接上页的正文。', '再一行正文。'], page);

describe('one file, many documents', () => {
  it('is cut where a page begins with another title', () => {
    expect(
      split('卷宗.pdf', [
        title('立案审批表', 1),
        title('现场检查笔录', 2),
        body(3),
        title('行政处罚决定书', 4),
      ]),
    ).toEqual(['FILING 1–1', 'SITE_RECORD 2–3', 'DECISION 4–4']);
  });

  it('is cut where the same title begins again', () => {
    expect(split('卷宗.pdf', [title('送达回证', 1), title('送达回证', 2), body(3)])).toEqual([
      'SERVICE 1–1',
      'SERVICE 2–3',
    ]);
  });

  it('is not cut where a page only speaks of another paper', () => {
    const speaking = printedPage(
      ['当事人收到行政处罚决定书后未提出异议，并当场缴纳了全部罚款，票据附后。', '正文。'],
      2,
    );
    expect(split('卷宗.pdf', [title('现场检查笔录', 1), speaking])).toEqual(['SITE_RECORD 1–2']);
  });

  it('is one document where it is a Word file', () => {
    expect(split('一.docx', [flowPage(['立案审批表'], 1), flowPage(['现场检查笔录'], 2)])).toEqual([
      'FILING 1–2',
    ]);
  });

  it('has the name of the file where its first page has no title', () => {
    expect(split('（二）现场检查笔录.pdf', [body(1)])).toEqual(['SITE_RECORD 1–1']);
    expect(split('扫描件.pdf', [body(1), body(2)])).toEqual(['? 1–2']);
  });

  it('is not a list of contents because its first page is one, where the file says what it is', () => {
    expect(split('03现场检查笔录.pdf', [title('卷内目录', 1)])).toEqual(['SITE_RECORD 1–1']);
    expect(split('卷宗.pdf', [title('卷内目录', 1), title('立案审批表', 2)])).toEqual([
      'TOC 1–1',
      'FILING 2–2',
    ]);
  });

  it('has no documents without pages', () => {
    expect(split('空.pdf', [])).toEqual([]);
  });

  it('names its documents by file and first page, and each by its title', () => {
    const documents = splitFile(
      { id: 'f1', file: '卷/扫描件.pdf', pages: [body(1), title('行政处罚决定书', 2)] },
      vocabulary(),
    );
    expect(documents.map(({ id, title: name, file }) => [id, name, file])).toEqual([
      ['f1:1', '扫描件', '卷/扫描件.pdf'],
      ['f1:2', '行政处罚决定书', '卷/扫描件.pdf'],
    ]);
  });

  it('loses no page and holds none twice', () => {
    const pages = [
      body(1),
      title('立案审批表', 2),
      body(3),
      title('送达回证', 4),
      title('送达回证', 5),
      body(6),
    ];
    const held = splitFile({ id: 'f', file: '卷.pdf', pages }, vocabulary()).flatMap(
      (document) => document.pages,
    );
    expect(held).toEqual(pages);
  });
});
