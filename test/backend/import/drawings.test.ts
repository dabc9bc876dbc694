/** An OFD of a case: its text is imported like any other, its pages are drawn from lists the reader makes. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import { filesOf, writeFiles } from '../../makers/case-folder.ts';
import { jpeg } from '../../makers/image.ts';
import { makeOfd, ofdLines, ofdPath, ofdSeal, ofdSignatures, signatureMembers } from '../../makers/ofd.ts';
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
let caseId: string;
let seal: Uint8Array;

const NAME = '20送达回证.ofd';

beforeAll(async () => {
  workspace = await temporaryWorkspace();
  seal = await jpeg(40, 40);
  const folder = writeFiles(join(temporaryFolder(), '电子卷'), {
    ...(await filesOf(penaltyCase())),
    [NAME]: makeOfd({
      pages: [
        { objects: ofdLines('送达回证', '受送达人：王小明') + ofdPath('20 20 170 0', 'M 0 0 L 170 0') },
        { objects: ofdLines('第二页') },
      ],
      body: ofdSignatures,
      members: signatureMembers(
        ofdSeal('JPG', seal),
        '<ofd:StampAnnot PageRef="100" Boundary="120 200 40 40"/>',
      ),
    }),
  });
  caseId = await importCase(workspace, await makeReview(workspace), folder);
}, 60_000);
afterAll(cleanUp);

describe('an OFD of a case', () => {
  let detail: CaseDetail;
  const fileIdOf = (name: string): string =>
    detail.documents.find(({ file }) => file === name)?.fileId ?? 'no file';

  it('is read like any other file', async () => {
    await passGate(workspace, caseId);
    detail = await workspace.ask('cases.get', { caseId });
    const document = detail.documents.find(({ file }) => file === NAME);
    expect(document).toMatchObject({ format: 'ofd', title: '送达回证', textSource: 'native' });
    const page = await workspace.ask('pages.get', { documentId: document?.id ?? '', page: 1 });
    expect(page.text).toBe('送达回证\n受送达人：王小明');
  });

  it('is drawn page by page: lines, characters, and the picture of its seal', async () => {
    const drawing = await workspace.ask('pages.drawing', { fileId: fileIdOf(NAME), page: 1 });
    expect(drawing.items.map(({ kind }) => kind)).toEqual(['text', 'text', 'path', 'image']);
    expect(drawing.items[1]).toMatchObject({ glyphs: [...'受送达人：王小明'] });
    expect(drawing.images[0]?.type).toBe('image/jpeg');
    expect(Buffer.from(drawing.images[0]?.bytes ?? []).equals(Buffer.from(seal))).toBe(true);
  });

  it('is drawn as a picture, too, for recognition and for printing', async () => {
    const { bytes, mime } = await workspace.backend.picture(fileIdOf(NAME), 2, 300);
    expect([mime, bytes[0], bytes[1]]).toEqual(['image/jpeg', 0xff, 0xd8]);
  });

  it('has no page behind its last, and no other format is drawn so', async () => {
    expect(await workspace.codeOf('pages.drawing', { fileId: fileIdOf(NAME), page: 3 })).toBe('not-found');
    const other = detail.documents.find(({ format }) => format === 'docx')?.fileId ?? '';
    expect(await workspace.codeOf('pages.drawing', { fileId: other, page: 1 })).toBe('unsupported');
    expect(await workspace.codeOf('pages.drawing', { fileId: 'no file', page: 1 })).toBe('not-found');
  });

  it('is drawn only for who may open the case', async () => {
    const fileId = fileIdOf(NAME);
    await workspace.ask('session.signOut', {});
    expect((await workspace.backend.route('pages.drawing', { fileId, page: 1 })).ok).toBe(false);
  });
});
