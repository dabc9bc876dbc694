import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReaderPool, type ReaderPool } from '../../../main/backend/documents/reader-process.ts';
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import { filesOf, writeFiles } from '../../makers/case-folder.ts';
import { encodings } from '../../makers/folder-contents.ts';
import { pdfWith, plainPdf } from '../../makers/pdf.ts';
import { penaltyCase } from '../../makers/penalty-case.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';
import {
  importCase,
  makeReview,
  passGate,
  type TestWorkspace,
  temporaryWorkspace,
} from '../../makers/workspace.ts';

let workspace: TestWorkspace;
let folder: string;
let detail: CaseDetail;
let reader: ReaderPool;

beforeAll(async () => {
  reader = createReaderPool();
  workspace = await temporaryWorkspace();
  const long = Array.from({ length: 90 }, (_, i) => `第${i + 1}段：当事人陈述的内容，和第${i + 2}段相接。`);
  folder = writeFiles(join(temporaryFolder(), '页面'), {
    ...(await filesOf(penaltyCase())),
    '20多页.pdf': plainPdf(...long),
    '21横放.pdf': pdfWith({ page: '/Rotate 90' }),
    '22国标.txt': encodings('询问笔录\n问：是否属实？\n答：属实。').gb18030,
  });
  const caseId = await importCase(workspace, await makeReview(workspace), folder);
  await passGate(workspace, caseId);
  detail = await workspace.ask('cases.get', { caseId });
}, 60_000);
afterAll(async () => {
  reader.close();
  await cleanUp();
});

describe('a stored page', () => {
  it('is read back as the reader gave it, every edge of every character included', async () => {
    const names = [...new Set(detail.documents.map((document) => document.file))];
    expect(names).toHaveLength(7);
    let fixed = 0;
    for (const name of names) {
      const { pages } = await reader.read(readFileSync(join(folder, name)));
      for (const page of pages) {
        const document = detail.documents.find(
          (each) => each.file === name && each.fromPage <= page.page && page.page <= each.toPage,
        );
        const stored = await workspace.ask('pages.get', { documentId: document?.id ?? '', page: page.page });
        expect(stored, `${name} page ${page.page}`).toEqual(page);
        if (stored.layout !== 'fixed') continue;
        fixed += 1;
        expect(stored.edges).toBeInstanceOf(Uint16Array);
        expect(stored.edges).toHaveLength(stored.text.length * 2);
      }
    }
    expect(fixed).toBeGreaterThanOrEqual(6);
  });

  it('keeps a text file of the national encoding as text', async () => {
    const document = detail.documents.find((each) => each.file === '22国标.txt');
    expect(await workspace.ask('pages.get', { documentId: document?.id ?? '', page: 1 })).toMatchObject({
      layout: 'flow',
      text: '询问笔录\n问：是否属实？\n答：属实。',
    });
  });

  it('is not there beyond its document', async () => {
    const [first] = detail.documents;
    expect(
      await workspace.codeOf('pages.get', { documentId: first?.id ?? '', page: (first?.toPage ?? 1) + 1 }),
    ).toBe('not-found');
    expect(await workspace.codeOf('pages.get', { documentId: 'no document', page: 1 })).toBe('not-found');
  });
});

describe('a stored file', () => {
  it('is given back byte for byte, with its type', () => {
    const types: Record<string, string> = {
      pdf: 'application/pdf',
      docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      text: 'text/plain',
    };
    for (const document of detail.documents) {
      const { bytes, mime } = workspace.backend.fileBytes(document.fileId);
      expect(Buffer.from(bytes).equals(readFileSync(join(folder, document.file))), document.file).toBe(true);
      expect(mime).toBe(types[document.format]);
    }
    expect(() => workspace.backend.fileBytes('no file')).toThrow('not-found');
  });
});
