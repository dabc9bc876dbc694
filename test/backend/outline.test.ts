/** Correcting the outline by hand: each step checks the case again, and each can be undone. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentInfo } from '../../shared/contract/cases.ts';
import { writeFiles } from '../makers/case-folder.ts';
import { conclude } from '../makers/concluding.ts';
import { boundPdf } from '../makers/pdf.ts';
import { caseTemplate, openCase } from '../makers/reviewed-case.ts';
import { cleanUp, temporaryFolder } from '../makers/temporary.ts';
import {
  asTemplate,
  copyOf,
  importCase,
  makeReview,
  passGate,
  type Template,
  type TestBackend,
  temporaryWorkspace,
} from '../makers/workspace.ts';

/** Two papers run together: the second one's title cannot be told from text. */
const PAGES = [
  ['立案审批表', '案由：未按规定明码标价', '负责人审批意见：同意立案。', '2023年3月6日'],
  ['询问笔录', '问：你店是否标价？', '答：没有标价。'],
  ['接上页。', '以上笔录属实。', '2023年3月8日'],
  ['情况如下所述', '依照《中华人民共和国行政处罚法》第二十七条第一款的规定，', '从轻处罚。', '2023年4月10日'],
  ['送达回证', '送达文书：行政处罚决定书', '2023年4月12日'],
];

let template: Template;
let caseId: string;

beforeAll(async () => {
  const workspace = await temporaryWorkspace();
  const reviewId = await makeReview(workspace);
  const folder = writeFiles(join(temporaryFolder(), '合订案'), { '卷宗.pdf': boundPdf(PAGES) });
  caseId = await importCase(workspace, reviewId, folder);
  await passGate(workspace, caseId);
  template = await asTemplate(workspace);
}, 60_000);
afterAll(cleanUp);

async function documentsOf({ ask }: TestBackend): Promise<DocumentInfo[]> {
  return (await ask('cases.get', { caseId })).documents;
}

async function outlineOf(backend: TestBackend): Promise<string[]> {
  return (await documentsOf(backend)).map(
    ({ kind, title, fromPage, toPage }) => `${kind ?? '?'} ${title} ${fromPage}–${toPage}`,
  );
}

async function idOf(backend: TestBackend, title: string): Promise<string> {
  return (await documentsOf(backend)).find((document) => document.title === title)?.id ?? '';
}

const MADE = ['FILING 立案审批表 1–1', 'INTERVIEW 询问笔录 2–4', 'SERVICE 送达回证 5–5'];

describe('the outline', () => {
  it('is split, retyped and renamed, and the case is checked by what it is now', async () => {
    const copy = await copyOf(template);
    expect(await outlineOf(copy)).toEqual(MADE);
    const { documentId } = await copy.ask('outline.split', {
      caseId,
      documentId: await idOf(copy, '询问笔录'),
      page: 4,
    });
    await copy.ask('outline.retype', { caseId, documentId, kind: 'DECISION' });
    await copy.ask('outline.rename', { caseId, documentId, title: ' 行政处罚决定书 ' });
    expect(await outlineOf(copy)).toEqual([
      'FILING 立案审批表 1–1',
      'INTERVIEW 询问笔录 2–3',
      'DECISION 行政处罚决定书 4–4',
      'SERVICE 送达回证 5–5',
    ]);
    const decision = (await documentsOf(copy)).find((document) => document.id === documentId);
    expect(decision).toMatchObject({ confidence: 1, reason: { key: 'outline.reason.hand' } });
    const { timeline } = await copy.ask('cases.get', { caseId });
    expect(timeline.some((event) => event.kind === 'decided' && event.documentId === documentId)).toBe(true);
  });

  it('takes every step back and forward again, through the one history of the case', async () => {
    const copy = await copyOf(template);
    const documentId = await idOf(copy, '询问笔录');
    await copy.ask('outline.merge', { caseId, documentId });
    const merged = await outlineOf(copy);
    expect(merged).toEqual(['FILING 立案审批表 1–1', 'INTERVIEW 询问笔录 2–5']);
    await copy.ask('outline.retype', { caseId, documentId, kind: null });
    await copy.ask('outline.move', { caseId, documentId, to: 0 });
    const moved = await outlineOf(copy);
    expect(moved).toEqual(['? 询问笔录 2–5', 'FILING 立案审批表 1–1']);
    expect((await copy.ask('scoring.sheet', { caseId })).history.undo).toBe('移动“询问笔录”');
    await copy.ask('scoring.undo', { caseId });
    await copy.ask('scoring.undo', { caseId });
    expect(await outlineOf(copy)).toEqual(merged);
    await copy.ask('scoring.undo', { caseId });
    expect(await outlineOf(copy)).toEqual(MADE);
    for (let step = 0; step < 3; step += 1) await copy.ask('scoring.redo', { caseId });
    expect(await outlineOf(copy)).toEqual(moved);
  });

  it('keeps evidence with its page when that page belongs to another document', async () => {
    const copy = await copyOf(template);
    const documentId = await idOf(copy, '询问笔录');
    const { text } = await copy.ask('pages.get', { documentId, page: 4 });
    const start = text.indexOf('从轻处罚');
    await copy.ask('scoring.deduct', {
      caseId,
      itemId: 'B4',
      optionId: 'B4.1',
      selection: { documentId, page: 4, start, end: start + 4 },
    });
    const split = await copy.ask('outline.split', { caseId, documentId, page: 4 });
    await copy.ask('outline.rename', { caseId, documentId: split.documentId, title: '决定书' });
    const { deductions } = await copy.ask('scoring.sheet', { caseId });
    expect(deductions[0]?.evidence[0]).toMatchObject({
      documentTitle: '决定书',
      toCheck: false,
      anchor: { documentId: split.documentId, page: 4, quote: '从轻处罚' },
    });
  });

  it('refuses what is no split, no neighbour, no kind, or another case’s document', async () => {
    const copy = await copyOf(template);
    const documentId = await idOf(copy, '询问笔录');
    const last = await idOf(copy, '送达回证');
    for (const page of [1, 2, 5, 99])
      expect(await copy.codeOf('outline.split', { caseId, documentId, page })).toBe('invalid');
    expect(await copy.codeOf('outline.merge', { caseId, documentId: last })).toBe('invalid');
    expect(await copy.codeOf('outline.retype', { caseId, documentId, kind: 'NO_SUCH' })).toBe('invalid');
    expect(await copy.codeOf('outline.rename', { caseId, documentId: 'none', title: 'x' })).toBe('not-found');
    expect(await outlineOf(copy)).toEqual(MADE);
  });

  it('is closed to who has signed', async () => {
    const opened = await openCase(await caseTemplate());
    await conclude(opened);
    const [first] = opened.documents;
    const asked = { caseId: opened.caseId, documentId: first?.id ?? '', title: '别的名称' };
    expect(await opened.codeOf('outline.rename', asked)).toBe('sealed');
  });
});
