import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RecheckResult, recheckStored } from '../../main/backend/recheck.ts';
import { createStore } from '../../main/backend/store/store.ts';
import type { FindingView } from '../../shared/contract/findings.ts';
import { conclude } from '../makers/concluding.ts';
import { openWithKey } from '../makers/raw-database.ts';
import { type CaseTemplate, caseTemplate, openCase, type ReviewedCase } from '../makers/reviewed-case.ts';
import { cleanUp } from '../makers/temporary.ts';

let template: CaseTemplate;

beforeAll(async () => {
  template = await caseTemplate();
}, 60_000);
afterAll(cleanUp);

const AT = '2026-11-22T00:00:00Z';

/** Works on the case's database beside the running backend, then checks the case again. */
async function changed(
  opened: ReviewedCase,
  change: (db: Database.Database) => void = () => {},
): Promise<RecheckResult> {
  const db = await openWithKey(opened.folder, opened.userId);
  try {
    db.pragma('foreign_keys = ON');
    const store = createStore(db);
    return store.transaction(() => {
      change(db);
      return recheckStored(store, opened.caseId, AT);
    });
  } finally {
    db.close();
  }
}

/** Replaces words on a stored page, as a correction of its text does. */
function rewrite(opened: ReviewedCase, file: string, from: string, to: string) {
  return (db: Database.Database): void => {
    const { fileId } = opened.document(file);
    const rows = db
      .prepare<[string], { page: number; body: string }>('SELECT page, body FROM pages WHERE file_id = ?')
      .all(fileId);
    for (const { page, body } of rows) {
      const { text } = JSON.parse(body) as { text: string };
      const moved = (offset: number): number => text.slice(0, offset).replaceAll(from, to).length;
      const next = JSON.stringify(JSON.parse(body), (key, value: unknown) => {
        if (key === 'text') return text.replaceAll(from, to);
        return (key === 'start' || key === 'end') && typeof value === 'number' ? moved(value) : value;
      });
      db.prepare('UPDATE pages SET body = ? WHERE file_id = ? AND page = ?').run(next, fileId, page);
    }
  };
}

function find(findings: readonly FindingView[], rule: string, quote = ''): FindingView {
  const found = findings.find(
    (each) => each.rule === rule && (each.where[0]?.quote ?? '').replace(/\s+/g, '').includes(quote),
  );
  if (!found) throw new Error(`no ${rule}`);
  return found;
}

function list({ ask, caseId }: ReviewedCase): Promise<FindingView[]> {
  return ask('findings.list', { caseId });
}

describe('checking a stored case again', () => {
  it('gives the same documents, facts and findings with the same ids when nothing changed', async () => {
    const opened = await openCase(template);
    const before = await opened.ask('cases.get', { caseId: opened.caseId });
    const result = await changed(opened);
    expect(result).toEqual({
      documents: before.documents.length,
      kept: opened.findings.length,
      added: 0,
      gone: 0,
      toCheck: 0,
    });
    expect(await opened.ask('cases.get', { caseId: opened.caseId })).toEqual(before);
    expect(await list(opened)).toEqual(opened.findings);
  });

  it('drops a finding nobody decided that is no longer made, and gives it its id back when it is made again', async () => {
    const opened = await openCase(template);
    const { id } = find(opened.findings, 'E066');
    expect(await changed(opened, rewrite(opened, '送达', '2023年5月8日', '2023年4月12日'))).toMatchObject({
      gone: 1,
      added: 0,
    });
    expect((await list(opened)).map((each) => each.id)).not.toContain(id);
    const { summary } = await opened.ask('cases.get', { caseId: opened.caseId });
    expect(summary.findings).toMatchObject({ error: 2, open: 2 });
    await changed(opened, rewrite(opened, '送达', '2023年4月12日', '2023年5月8日'));
    expect(find(await list(opened), 'E066')).toMatchObject({ id, state: 'open', found: true });
  });

  it('keeps a decided finding that is no longer made, marked, and its deduction with its evidence', async () => {
    const opened = await openCase(template);
    const { id } = find(opened.findings, 'E066');
    await opened.ask('findings.confirm', { findingId: id, booking: { kind: 'option', id: 'F1.1' } });
    const result = await changed(opened, rewrite(opened, '送达', '2023年5月8日', '2023年4月12日'));
    expect(result).toMatchObject({ gone: 1, toCheck: 1 });
    expect(find(await list(opened), 'E066')).toMatchObject({ id, state: 'confirmed', found: false });
    const { deductions } = await opened.ask('scoring.sheet', { caseId: opened.caseId });
    expect(deductions[0]?.evidence.map(({ anchor, toCheck }) => [anchor.quote, toCheck])).toEqual([
      ['2023年5月8日', true],
      ['2023年4月10日', false],
    ]);
    // The step before can still be taken back.
    await opened.ask('scoring.undo', { caseId: opened.caseId });
    expect((await list(opened)).map((each) => each.id)).not.toContain(id);
  });

  it('keeps decisions where they are and follows passages that moved', async () => {
    const opened = await openCase(template);
    const superseded = find(opened.findings, 'E022', '第三十二条');
    await opened.ask('findings.dismiss', { findingId: superseded.id, reason: '已口头更正' });
    const selection = await opened.selection('决定书', '没有明码标价');
    await opened.ask('scoring.deduct', { caseId: opened.caseId, itemId: 'B4', optionId: 'B4.1', selection });
    const result = await changed(opened, (db) => {
      rewrite(opened, '告知书', '没有明码标价', '未曾明码标价')(db);
      rewrite(opened, '决定书', '没有明码标价', '确实没有明码标价')(db);
    });
    expect(result).toMatchObject({ added: 0, gone: 0, toCheck: 0 });
    expect(find(await list(opened), 'E022', '第三十二条')).toMatchObject({
      id: superseded.id,
      state: 'dismissed',
      reason: '已口头更正',
    });
    const { deductions } = await opened.ask('scoring.sheet', { caseId: opened.caseId });
    expect(deductions[0]?.evidence[0]).toMatchObject({
      toCheck: false,
      anchor: { start: selection.start + 2, quote: '没有明码标价' },
    });
  });

  it('does not touch what was signed', async () => {
    const opened = await openCase(template);
    await conclude(opened);
    const before = await opened.ask('scoring.sheet', { caseId: opened.caseId });
    const conclusion = await opened.ask('conclusions.get', { caseId: opened.caseId });
    await changed(opened, (db) => {
      rewrite(opened, '决定书', '没有明码标价', '价格全部标明')(db);
      rewrite(opened, '送达', '送达回证', '情况说明')(db);
    });
    expect(await opened.ask('scoring.sheet', { caseId: opened.caseId })).toMatchObject({
      facts: before.facts,
      deductions: before.deductions.map(({ evidence, ...rest }) => ({
        ...rest,
        evidence: evidence.map(({ id, anchor }) => ({ id, anchor })),
      })),
      score: { total: before.score.total },
    });
    const after = await opened.ask('conclusions.get', { caseId: opened.caseId });
    expect(after).toMatchObject({ sealHash: conclusion.sealHash, signatures: conclusion.signatures });
  });
});

describe('what people changed in the outline', () => {
  it('stays when the case is checked again, and wins over the machine', async () => {
    const opened = await openCase(template);
    const { fileId } = opened.document('立案');
    const last = opened.documents.at(-1)?.fileId ?? '';
    await changed(opened, (db) => {
      const { documents } = createStore(db);
      const edit = { caseId: opened.caseId, page: 1, boundary: null, kind: null, title: null, rank: null };
      documents.putEdit({ ...edit, id: 'a', fileId, kind: 'SOURCE', title: '线索登记' }, AT);
      documents.putEdit({ ...edit, id: 'b', fileId: last, rank: 0 }, AT);
    });
    await changed(opened);
    const { documents } = await opened.ask('cases.get', { caseId: opened.caseId });
    expect(documents.find((document) => document.fileId === fileId)).toMatchObject({
      kind: 'SOURCE',
      title: '线索登记',
    });
    expect(documents[0]?.fileId).toBe(opened.documents[0]?.fileId);
    expect(documents.map((document) => document.id).toSorted()).toEqual(
      opened.documents.map((document) => document.id).toSorted(),
    );
  });
});
