import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventPayload } from '../../../shared/contract/events.ts';
import { writeFiles, writePenaltyCase } from '../../makers/case-folder.ts';
import { filesBelow } from '../../makers/folder-contents.ts';
import { CLEAN } from '../../makers/penalty-case.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';
import {
  importPaths,
  makeReview,
  passGate,
  type TestWorkspace,
  temporaryWorkspace,
} from '../../makers/workspace.ts';

let workspace: TestWorkspace;
let reviewId: string;

beforeAll(async () => {
  workspace = await temporaryWorkspace();
  reviewId = await makeReview(workspace);
});
afterAll(cleanUp);

function texts(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `${name}\n这是${name}的内容。\n`]));
}

function blobs(): number {
  return filesBelow(join(workspace.folder, 'files')).length;
}

async function fileNames(caseId: string): Promise<string[]> {
  await passGate(workspace, caseId);
  const { documents } = await workspace.ask('cases.get', { caseId });
  return documents.map((document) => document.file);
}

describe('what is picked', () => {
  it('is one case when it is a folder, with its files in the order people number them', async () => {
    const folder = await writePenaltyCase(join(temporaryFolder(), '松岭食品案'));
    const result = await importPaths(workspace, reviewId, [folder]);
    expect(result).toMatchObject({
      state: 'done',
      error: null,
      classified: [],
      cases: [{ title: '松岭食品案' }],
    });
    const [made] = result.cases;
    expect(await fileNames(made?.caseId ?? '')).toEqual([
      '1立案审批表.docx',
      '2行政处罚告知书.docx',
      '10行政处罚决定书.pdf',
      '11送达回证.pdf',
    ]);
    const list = await workspace.ask('cases.list', { reviewId });
    const summary = list.find((row) => row.id === made?.caseId);
    expect(summary).toMatchObject({
      title: '松岭食品案',
      caseNo: CLEAN.caseNo,
      organ: CLEAN.organ,
      cause: '未按规定明码标价',
      files: 4,
      pages: 4,
      conclusion: 'none',
      clearance: 'clear',
    });
  });

  it('is a batch when it is a folder that holds only folders, each a case', async () => {
    const batch = temporaryFolder();
    writeFiles(batch, texts('案卷10/a.txt', '案卷2/b.txt', '案卷2/副卷/c.txt', '案卷1/d.txt'));
    const result = await importPaths(workspace, reviewId, [batch]);
    expect(result.cases.map((made) => made.title)).toEqual(['案卷1', '案卷2', '案卷10']);
    expect(await fileNames(result.cases[1]?.caseId ?? '')).toEqual(['b.txt', '副卷/c.txt']);
  });

  it('is one case when a file lies beside the folders', async () => {
    const folder = writeFiles(join(temporaryFolder(), '混合'), texts('正卷/1.txt', '副卷/1.txt', '目录.txt'));
    const result = await importPaths(workspace, reviewId, [folder]);
    expect(result.cases.map((made) => made.title)).toEqual(['混合']);
    expect(result.files).toHaveLength(3);
  });

  it('is one case when files are picked together, named for their folder, or for the only file', async () => {
    const folder = writeFiles(join(temporaryFolder(), '散放的文书'), texts('10.txt', '9.txt'));
    const together = await importPaths(workspace, reviewId, [join(folder, '10.txt'), join(folder, '9.txt')]);
    expect(together.cases.map((made) => made.title)).toEqual(['散放的文书']);
    expect(await fileNames(together.cases[0]?.caseId ?? '')).toEqual(['9.txt', '10.txt']);
    const alone = await importPaths(workspace, reviewId, [join(folder, '9.txt')]);
    expect(alone.cases.map((made) => made.title)).toEqual(['9']);
  });

  it('leaves out what systems and offices leave in folders', async () => {
    const folder = writeFiles(join(temporaryFolder(), '案卷'), {
      ...texts('1.txt', '~$1.docx', 'Thumbs.db', 'desktop.ini', '.DS_Store', '.git/config'),
    });
    const result = await importPaths(workspace, reviewId, [folder]);
    expect(result.files).toEqual([{ file: '1.txt', ok: true, pages: 1, code: null, details: {} }]);
  });

  it('is refused when there is no file in it, or nothing there', async () => {
    const empty = temporaryFolder();
    mkdirSync(join(empty, '空文件夹'));
    const before = await workspace.ask('cases.list', { reviewId });
    for (const [path, code] of [
      [empty, 'empty'],
      [join(empty, 'gone'), 'not-found'],
    ] as const) {
      expect(await importPaths(workspace, reviewId, [path])).toMatchObject({
        state: 'failed',
        cases: [],
        error: { code },
      });
    }
    expect(await workspace.codeOf('imports.start', { reviewId, picks: ['no token'] })).toBe('not-found');
    expect(
      await workspace.codeOf('imports.start', { reviewId: 'no review', picks: [workspace.pick(empty)] }),
    ).toBe('not-found');
    expect(await workspace.ask('cases.list', { reviewId })).toEqual(before);
  });
});

describe('the same file', () => {
  it('twice in a case is listed twice and kept once', async () => {
    const before = blobs();
    const folder = writeFiles(join(temporaryFolder(), '重复'), {
      '1.txt': '送达回证的内容',
      '1副本.txt': '送达回证的内容',
      '2.txt': '别的内容',
    });
    const result = await importPaths(workspace, reviewId, [folder]);
    expect(result.files.map((file) => [file.file, file.ok])).toEqual([
      ['1.txt', true],
      ['1副本.txt', true],
      ['2.txt', true],
    ]);
    expect(blobs() - before).toBe(2);
    await passGate(workspace, result.cases[0]?.caseId ?? '');
    const { documents } = await workspace.ask('cases.get', { caseId: result.cases[0]?.caseId ?? '' });
    const contents = documents.map((document) =>
      Buffer.from(workspace.backend.fileBytes(document.fileId).bytes).toString(),
    );
    expect(contents).toEqual(['送达回证的内容', '送达回证的内容', '别的内容']);
  });

  it('in a second case costs no second copy', async () => {
    const folder = writeFiles(join(temporaryFolder(), '再来一次'), { '1.txt': '反复导入的内容' });
    await importPaths(workspace, reviewId, [folder]);
    const before = blobs();
    expect(await importPaths(workspace, reviewId, [folder])).toMatchObject({ state: 'done' });
    expect(blobs()).toBe(before);
  });
});

describe('while an import runs', () => {
  it('each file is reported, then the storing, then the end', async () => {
    const folder = writeFiles(join(temporaryFolder(), '进度'), texts('1.txt', '2.txt'));
    const seen = workspace.events.length;
    await importPaths(workspace, reviewId, [folder]);
    const progress = workspace.events
      .slice(seen)
      .filter((event) => event.name === 'job.progress')
      .map((event) => event.payload as EventPayload<'job.progress'>);
    const steps = progress.map(({ state, done, total, file }) => [state, done, total, file]);
    expect(steps.slice(0, 2)).toEqual([
      ['reading', 0, 2, '1.txt'],
      ['reading', 1, 2, '2.txt'],
    ]);
    expect(steps.slice(2)).toEqual([
      ['storing', 0, 1, '进度'],
      ['done', 1, 1, null],
    ]);
  });

  it('no second one begins', async () => {
    const folder = writeFiles(temporaryFolder(), texts('1.txt'));
    const first = await workspace.ask('imports.start', { reviewId, picks: [workspace.pick(folder)] });
    expect(await workspace.codeOf('imports.start', { reviewId, picks: [workspace.pick(folder)] })).toBe(
      'conflict',
    );
    expect(await workspace.ask('imports.result', first)).toMatchObject({ state: 'running' });
    expect(await workspace.backend.jobs.finished(first.jobId)).toMatchObject({ state: 'done' });
    expect(await workspace.codeOf('imports.result', { jobId: 'no job' })).toBe('not-found');
  });

  it('cancelling leaves no case and no stored file, whatever was read so far', async () => {
    const batch = temporaryFolder();
    writeFiles(batch, texts('案卷1/不留1.txt', '案卷1/不留2.txt', '案卷2/不留3.txt'));
    const before = { cases: await workspace.ask('cases.list', { reviewId }), blobs: blobs() };
    for (const after of [0, 2]) {
      const seen = workspace.events.length;
      const { jobId } = await workspace.ask('imports.start', { reviewId, picks: [workspace.pick(batch)] });
      const readingStarted = (): boolean =>
        workspace.events.slice(seen).filter((event) => event.name === 'job.progress').length > after;
      while (!readingStarted()) await new Promise((resolve) => setImmediate(resolve));
      await workspace.ask('imports.cancel', { jobId });
      expect(await workspace.backend.jobs.finished(jobId)).toMatchObject({
        state: 'cancelled',
        cases: [],
        error: { code: 'cancelled' },
      });
      expect({ cases: await workspace.ask('cases.list', { reviewId }), blobs: blobs() }).toEqual(before);
    }
    expect(await importPaths(workspace, reviewId, [batch])).toMatchObject({ state: 'done', cases: [{}, {}] });
  });

  it('signing out leaves no case and no stored file', async () => {
    const folder = writeFiles(join(temporaryFolder(), '离开'), texts('走之前.txt'));
    const before = blobs();
    const { jobId } = await workspace.ask('imports.start', { reviewId, picks: [workspace.pick(folder)] });
    await workspace.ask('session.signOut', {});
    const result = await workspace.backend.jobs.finished(jobId);
    expect(result).toMatchObject({ state: 'cancelled', cases: [] });
    expect(blobs()).toBe(before);
  });
});

describe('a file that changes while its case is imported', () => {
  it.each([
    ['is another one', (path: string) => writeFileSync(path, '换过的内容')],
    ['is gone', (path: string) => rmSync(path)],
  ])('and %s when it is stored stops the import, and nothing of the case stays', async (_, change) => {
    const folder = writeFiles(join(temporaryFolder(), '变动'), texts('1.txt', '2.txt'));
    const own = await temporaryWorkspace({
      onEvent: ({ name, payload }) => {
        if (name === 'job.progress' && (payload as EventPayload<'job.progress'>).state === 'storing')
          change(join(folder, '2.txt'));
      },
    });
    const result = await importPaths(own, await makeReview(own), [folder]);
    expect(result).toMatchObject({
      state: 'failed',
      cases: [],
      error: { code: 'conflict', details: { file: '2.txt' } },
    });
    expect(filesBelow(join(own.folder, 'files'))).toEqual([]);
    expect(
      await own.ask('cases.list', { reviewId: (await own.ask('reviews.list', {}))[0]?.id ?? '' }),
    ).toEqual([]);
  });
});
