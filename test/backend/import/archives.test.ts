/** A .zip picked, dropped or lying in a case folder is the folder it holds. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesOf, writeFiles } from '../../makers/case-folder.ts';
import { jsonOf, runCli } from '../../makers/command-line.ts';
import { gbk } from '../../makers/gbk.ts';
import { CLEAN, penaltyCase } from '../../makers/penalty-case.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';
import {
  importPaths,
  makeReview,
  passGate,
  type TestWorkspace,
  temporaryWorkspace,
} from '../../makers/workspace.ts';
import { makeZip, type ZipMemberSpec } from '../../makers/zip.ts';

afterAll(cleanUp);

let files: Record<string, Uint8Array>;
let workspace: TestWorkspace;
let reviewId: string;

beforeAll(async () => {
  files = await filesOf(penaltyCase(CLEAN));
  workspace = await temporaryWorkspace();
  reviewId = await makeReview(workspace);
}, 60_000);

function members(before = ''): ZipMemberSpec[] {
  return Object.entries(files).map(([name, data]) => ({ name: `${before}${name}`, data }));
}

function zipFile(name: string, specs: readonly ZipMemberSpec[]): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, makeZip(specs));
  return path;
}

describe('importing an archive', () => {
  it('of a case imports that case, names in GBK, and stores what it holds', async () => {
    const specs = members('临溪案/').map((spec) => ({ ...spec, rawName: gbk(spec.name), flags: 0 }));
    const result = await importPaths(workspace, reviewId, [zipFile('临溪案.zip', specs)]);
    expect(result).toMatchObject({ state: 'done', cases: [{ title: '临溪案' }] });
    expect(result.files.map((file) => [file.file, file.ok])).toEqual(
      Object.keys(files).map((name) => [name, true]),
    );
    const caseId = result.cases[0]?.caseId ?? '';
    await passGate(workspace, caseId);
    const { documents, summary } = await workspace.ask('cases.get', { caseId });
    expect(summary.caseNo).toBe(CLEAN.caseNo);
    const [first] = documents;
    const stored = workspace.backend.fileBytes(first?.fileId ?? '');
    expect(Buffer.from(stored.bytes).equals(Buffer.from(files[first?.file ?? ''] ?? []))).toBe(true);
  });

  it('lists what it refuses by name and takes the rest', async () => {
    const result = await importPaths(workspace, reviewId, [
      zipFile('有问题的.zip', [
        ...members(),
        { name: '../逃逸.pdf', data: 'x' },
        { name: '加密.pdf', data: 'x', flags: 0x801 },
        { name: '谎报.pdf', data: 'x'.repeat(5000), claimedSize: 4999 },
        { name: '__MACOSX/._文书.pdf', data: 'x' },
      ]),
    ]);
    expect(result.cases).toMatchObject([{ title: '有问题的' }]);
    expect(result.files.filter((file) => !file.ok).map(({ file, code }) => [file, code])).toEqual([
      ['../逃逸.pdf', 'hostile'],
      ['加密.pdf', 'encrypted'],
      ['谎报.pdf', 'hostile'],
    ]);
  });

  it('of several folders is a batch, as a folder of folders is', async () => {
    const result = await importPaths(workspace, reviewId, [
      zipFile('一批.zip', [...members('甲案/'), ...members('乙案/')]),
    ]);
    expect(result.cases.map((each) => each.title).toSorted()).toEqual(['乙案', '甲案'].toSorted());
  });

  it('lying in a case folder opens it, and one in that, and no further', async () => {
    const deepest = makeZip([{ name: '太深.txt', data: '读不到的文件' }]);
    const inner = makeZip([
      { name: '补充说明.txt', data: '补充提交的说明材料' },
      { name: '再深.zip', data: deepest },
    ]);
    const folder = writeFiles(join(temporaryFolder(), '带压缩包的案卷'), {
      ...files,
      '补充材料.zip': makeZip([
        { name: '情况说明.txt', data: '关于本案的情况说明' },
        { name: '内层.zip', data: inner },
      ]),
    });
    const result = await importPaths(workspace, reviewId, [folder]);
    expect(result.cases).toMatchObject([{ title: '带压缩包的案卷' }]);
    const extra = result.files.filter(({ file }) => file.startsWith('补充材料.zip'));
    expect(extra.map(({ file, ok, code }) => [file, ok, code])).toEqual([
      ['补充材料.zip/内层.zip/补充说明.txt', true, null],
      ['补充材料.zip/情况说明.txt', true, null],
      ['补充材料.zip/内层.zip/再深.zip', false, 'hostile'],
    ]);
  });

  it('that is broken or empty says so', async () => {
    const broken = join(temporaryFolder(), '坏的.zip');
    writeFileSync(broken, makeZip(members()).subarray(0, 3000));
    const result = await importPaths(workspace, reviewId, [broken]);
    expect(result).toMatchObject({
      state: 'failed',
      cases: [],
      files: [{ file: '坏的.zip', code: 'damaged' }],
    });
  });

  it('leaves nothing unpacked on the disk', async () => {
    const folder = temporaryFolder();
    const path = join(folder, '案卷.zip');
    writeFileSync(path, makeZip(members()));
    await importPaths(workspace, reviewId, [path]);
    expect(readdirSync(folder)).toEqual(['案卷.zip']);
    const words = Buffer.from('未按规定明码标价');
    for (const name of readdirSync(workspace.folder, { recursive: true, withFileTypes: true }))
      if (name.isFile()) expect(readFileSync(join(name.parentPath, name.name)).includes(words)).toBe(false);
  });
});

describe('the command line', () => {
  it('checks an archive as the case it holds', async () => {
    const path = zipFile('临溪案.zip', [...members(), { name: '/绝对.txt', data: 'x' }]);
    const run = await runCli(['check', path, '--json']);
    expect(run.status).toBe(2);
    expect(jsonOf(run)).toMatchObject({
      cases: [{ path, title: '临溪案', facts: { caseNo: CLEAN.caseNo } }],
      skipped: [{ file: '/绝对.txt', code: 'hostile' }],
    });
  });
});
