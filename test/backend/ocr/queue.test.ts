import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { FixedPage } from '../../../shared/model/page.ts';
import { ocrReading } from '../../makers/ocr.ts';
import { scannedPdf, scanPage } from '../../makers/scan.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';
import {
  importCase,
  makeReview,
  passGate,
  signInAs,
  startBackend,
  type TestBackend,
  type TestWorkspace,
  temporaryWorkspace,
  type WorkspaceChoices,
} from '../../makers/workspace.ts';

afterAll(cleanUp);

const DECISION = [
  '行政处罚决定书',
  '依照《中华人民共和国行政处罚法》第二十七条第一款第（二）项的规定，从轻处罚。',
  '云浦县市场监督管理局',
  '2023年7月1日',
];

/** A case folder with a scanned decision; `mark` makes the bytes another file's. */
function scannedCase(pages = 1, mark = 1): string {
  const folder = temporaryFolder();
  const scans = Array.from({ length: pages }, (_, index) =>
    scanPage({}, { dpi: 40, noise: 4 }, mark * 100 + index),
  );
  writeFileSync(join(folder, '决定书（扫描）.pdf'), scannedPdf(scans));
  return folder;
}

async function untilRead({ ask }: TestBackend): Promise<void> {
  for (;;) {
    const status = await ask('ocr.status', {});
    if (status.waiting === 0 && status.cases.every(({ read }) => read === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function imported(
  folder: string,
  choices: WorkspaceChoices,
): Promise<TestWorkspace & { readonly caseId: string }> {
  const workspace = await temporaryWorkspace(choices);
  const caseId = await importCase(workspace, await makeReview(workspace), folder);
  return { ...workspace, caseId };
}

async function firstPage({ ask }: TestBackend, caseId: string): Promise<FixedPage> {
  const { documents } = await ask('cases.get', { caseId });
  return (await ask('pages.get', { documentId: documents[0]?.id ?? '', page: 1 })) as FixedPage;
}

describe('scanned pages of an imported case', () => {
  it('are read in the background; then the case is split, dated and checked anew', async () => {
    const workspace = await imported(scannedCase(), { ocr: ocrReading(() => DECISION) });
    await untilRead(workspace);
    await passGate(workspace, workspace.caseId);
    const { documents } = await workspace.ask('cases.get', { caseId: workspace.caseId });
    expect(documents).toMatchObject([{ kind: 'DECISION', date: '2023-07-01', textSource: 'ocr' }]);
    const findings = await workspace.ask('findings.list', { caseId: workspace.caseId });
    // Nobody compared the words with the paper yet.
    expect(findings.map(({ rule, severity }) => [rule, severity])).toContainEqual(['E022', 'hint']);
    const hits = await workspace.ask('search.case', { caseId: workspace.caseId, text: '从轻处罚' });
    expect(JSON.stringify(hits)).toContain('从轻处罚');
    expect(await workspace.ask('ocr.status', {})).toMatchObject({ state: 'idle', waiting: 0, cases: [] });
  });

  it('are not read again for the same bytes in another case', async () => {
    const folder = scannedCase();
    const ocr = ocrReading(() => DECISION);
    const workspace = await imported(folder, { ocr });
    await untilRead(workspace);
    const again = await importCase(workspace, await makeReview(workspace), folder);
    await untilRead(workspace);
    await passGate(workspace, again);
    expect((await firstPage(workspace, again)).text).toContain('从轻处罚');
    expect(ocr.asked()).toBe(1);
  });

  it('are read on after the program was closed in the middle', async () => {
    let isStuck = true;
    const release: (() => void)[] = [];
    const stuck = ocrReading((index) =>
      index === 0 || !isStuck ? DECISION : new Promise((resolve) => release.push(() => resolve([]))),
    );
    const first = await imported(scannedCase(3), { ocr: stuck });
    while (stuck.asked() < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    const closing = first.close();
    isStuck = false;
    for (const each of release) each();
    await closing;
    const ocr = ocrReading(() => ['第二页']);
    const second = startBackend({ userData: first.userData, ocr });
    await signInAs(second, first.officeId);
    await untilRead(second);
    expect(ocr.asked()).toBe(2);
    await passGate(second, first.caseId);
    expect((await firstPage(second, first.caseId)).text).toContain('从轻处罚');
  });

  it('wait while the queue is paused, and a skipped case is left unread until asked for', async () => {
    const workspace = await temporaryWorkspace({ ocr: ocrReading(() => DECISION) });
    await workspace.ask('ocr.pause', {});
    const caseId = await importCase(workspace, await makeReview(workspace), scannedCase());
    expect(await workspace.ask('ocr.status', {})).toMatchObject({ state: 'paused', waiting: 1 });
    await workspace.ask('ocr.skip', { caseId });
    await workspace.ask('ocr.resume', {});
    expect(await workspace.ask('ocr.status', {})).toMatchObject({
      state: 'idle',
      waiting: 0,
      cases: [{ caseId, skipped: 1 }],
    });
    await workspace.ask('ocr.retry', { caseId });
    await untilRead(workspace);
    await passGate(workspace, caseId);
    expect((await firstPage(workspace, caseId)).textSource).toBe('ocr');
  });

  it('that bear a secrecy mark are not stored where none may lie', async () => {
    const workspace = await imported(scannedCase(), {
      ocr: ocrReading(() => ['机密★5年', '关于某事的通知']),
    });
    await workspace.ask('ocr.retry', { caseId: workspace.caseId });
    for (;;) {
      const { cases, waiting } = await workspace.ask('ocr.status', {});
      if (waiting === 0 && cases[0]?.failed === 1) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await passGate(workspace, workspace.caseId);
    expect(await firstPage(workspace, workspace.caseId)).toMatchObject({ textSource: 'none', text: '' });
  });
});

describe('a line corrected by hand', () => {
  it('is confirmed, checked anew, and there again when the same bytes are read once more', async () => {
    const misread = DECISION.map((line) => line.replace('第二十七条', '第二十士条'));
    const folder = scannedCase();
    const workspace = await imported(folder, { ocr: ocrReading(() => misread) });
    await untilRead(workspace);
    await passGate(workspace, workspace.caseId);
    const { documents } = await workspace.ask('cases.get', { caseId: workspace.caseId });
    const documentId = documents[0]?.id ?? '';
    const line = { documentId, page: 1, line: 1, seen: misread[1] ?? '', text: DECISION[1] ?? '' };
    const page = (await workspace.ask('ocr.correctLine', line)) as FixedPage;
    expect(page.text.split('\n')[1]).toBe(DECISION[1]);
    expect(page.lines[1]).toMatchObject({ isConfirmed: true, confidence: 1 });
    expect(page.edges).toHaveLength(page.text.length * 2);
    const findings = await workspace.ask('findings.list', { caseId: workspace.caseId });
    expect(findings.map(({ rule }) => rule)).toContain('E022');
    // Somebody else's older view of the line must not write over it.
    expect(await workspace.codeOf('ocr.correctLine', line)).toBe('conflict');
    const again = await importCase(workspace, await makeReview(workspace), folder);
    await untilRead(workspace);
    await passGate(workspace, again);
    expect((await firstPage(workspace, again)).lines[1]).toMatchObject({ isConfirmed: true });
  });
});

describe('the queue', () => {
  it('goes on when the next program opens the workspace', async () => {
    const folder = scannedCase(2);
    const first = await temporaryWorkspace({ ocr: ocrReading(() => DECISION) });
    await first.ask('ocr.pause', {});
    const caseId = await importCase(first, await makeReview(first), folder);
    await first.close();
    const second = startBackend({ userData: first.userData, ocr: ocrReading(() => DECISION) });
    await signInAs(second, first.officeId);
    expect(await second.ask('ocr.status', {})).toMatchObject({ state: 'paused', waiting: 2 });
    await second.ask('ocr.resume', {});
    await untilRead(second);
    await passGate(second, caseId);
    expect((await firstPage(second, caseId)).textSource).toBe('ocr');
  });
});
