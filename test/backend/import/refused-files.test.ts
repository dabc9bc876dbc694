import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportResult } from '../../../shared/contract/cases.ts';
import { writeFiles } from '../../makers/case-folder.ts';
import { makeRawDocx, paragraphs, part, plainDocx } from '../../makers/docx.ts';
import { filesBelow } from '../../makers/folder-contents.ts';
import { exe, gif, oldDoc, plainZip } from '../../makers/other-files.ts';
import { encryptedPdf, plainPdf, truncatedPdf } from '../../makers/pdf.ts';
import { openWithKey } from '../../makers/raw-database.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';
import { importPaths, makeReview, type TestWorkspace, temporaryWorkspace } from '../../makers/workspace.ts';

/** A bad file, and the code it is listed with. */
const BAD: readonly (readonly [string, Uint8Array | string, string])[] = [
  ['01加密.pdf', encryptedPdf(), 'encrypted'],
  ['02没传完.pdf', truncatedPdf(), 'truncated'],
  ['03空的.docx', '', 'empty'],
  ['04只有空格.txt', ' \n　\n', 'empty'],
  ['05压缩包.docx', plainZip(), 'unsupported'],
  ['06图片.pdf', gif(), 'unsupported'],
  ['07程序.pdf', exe(), 'unsupported'],
  ['08旧格式.doc', oldDoc(), 'damaged'],
  [
    '09带文档类型.docx',
    makeRawDocx({
      body: '',
      document: part('document', `<w:body>${paragraphs('正文')}</w:body>`).replace(
        '?>',
        '?><!DOCTYPE w:document>',
      ),
    }),
    'hostile',
  ],
  ['10缺尾巴.docx', plainDocx('正文').subarray(0, 400), 'damaged'],
  ['11乱码.txt', new Uint8Array([0xc4, 0xe3, 0x81, 0xff, 0x20, 0x81]), 'damaged'],
];

const GOOD = { '00好的.docx': plainDocx('行政处罚决定书'), '12好的.pdf': plainPdf('送达回证') };

let workspace: TestWorkspace;
let reviewId: string;
let result: ImportResult;

beforeAll(async () => {
  workspace = await temporaryWorkspace();
  reviewId = await makeReview(workspace);
  const folder = writeFiles(join(temporaryFolder(), '好坏都有'), {
    ...GOOD,
    ...Object.fromEntries(BAD.map(([name, bytes]) => [name, bytes])),
  });
  result = await importPaths(workspace, reviewId, [folder]);
}, 60_000);
afterAll(cleanUp);

describe('a case with bad files in it', () => {
  it.each(BAD.map(([name, , code]) => [name, code]))('lists %s as %s', (name, code) => {
    expect(result.files.find((file) => file.file === name)).toMatchObject({ ok: false, pages: 0, code });
  });

  it('is stored with its good files', async () => {
    expect(result).toMatchObject({ state: 'done', error: null, cases: [{ title: '好坏都有' }] });
    expect(
      result.files
        .filter((file) => file.ok)
        .map((file) => file.file)
        .toSorted(),
    ).toEqual(Object.keys(GOOD).toSorted());
    expect(await workspace.ask('cases.list', { reviewId })).toMatchObject([{ files: 2, pages: 2 }]);
    expect(filesBelow(join(workspace.folder, 'files'))).toHaveLength(2);
  });

  it('keeps the list of what could not be read', async () => {
    const db = await openWithKey(workspace.folder, workspace.officeId);
    const rows = db.prepare('SELECT name, code FROM failed_files ORDER BY name').all();
    db.close();
    expect(rows).toEqual(BAD.map(([name, , code]) => ({ name, code })));
  });
});

describe('a folder in which nothing can be read', () => {
  it('makes no case, and every file is listed with its code', async () => {
    const before = await workspace.ask('cases.list', { reviewId });
    const folder = writeFiles(join(temporaryFolder(), '全坏'), { '1.pdf': gif(), '2.pdf': '' });
    const failed = await importPaths(workspace, reviewId, [folder]);
    expect(failed).toMatchObject({ state: 'failed', cases: [], error: { code: 'nothing-readable' } });
    expect(failed.files.map((file) => file.code)).toEqual(['unsupported', 'empty']);
    expect(await workspace.ask('cases.list', { reviewId })).toEqual(before);
  });
});
