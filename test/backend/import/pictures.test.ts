import { join } from 'node:path';
import { loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import { filesOf, writeFiles } from '../../makers/case-folder.ts';
import { jpeg, tiff } from '../../makers/image.ts';
import { penaltyCase } from '../../makers/penalty-case.ts';
import { livingReaders } from '../../makers/reader.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';
import {
  importCase,
  makeReview,
  passGate,
  type TestWorkspace,
  temporaryWorkspace,
} from '../../makers/workspace.ts';

let workspace: TestWorkspace;
let detail: CaseDetail;
let caseId: string;

beforeAll(async () => {
  workspace = await temporaryWorkspace();
  const folder = writeFiles(join(temporaryFolder(), '照片'), {
    ...(await filesOf(penaltyCase())),
    '20现场照片.jpg': await jpeg(800, 600, { dpi: 200, turn: 6 }),
    '21送达回证.tif': tiff([
      { width: 300, height: 400 },
      { width: 400, height: 300 },
    ]),
  });
  caseId = await importCase(workspace, await makeReview(workspace), folder);
}, 60_000);
afterAll(cleanUp);

const fileIdOf = (name: string): string => detail.documents.find(({ file }) => file === name)?.fileId ?? '';

describe('a photograph or scan of a case', () => {
  it('is drawn only for who may open the case', async () => {
    const cases = await workspace.backend.route('cases.get', { caseId });
    expect(cases.ok).toBe(false);
    await passGate(workspace, caseId);
    detail = await workspace.ask('cases.get', { caseId });
    await expect(workspace.backend.picture('0193-none', 1, 400)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is a page with a place and no text, shown upright as a picture', async () => {
    const [document] = detail.documents.filter(({ file }) => file === '20现场照片.jpg');
    expect(document).toMatchObject({ format: 'image', fromPage: 1, toPage: 1 });
    const page = await workspace.ask('pages.get', { documentId: document?.id ?? '', page: 1 });
    expect(page).toMatchObject({ layout: 'fixed', width: 216, height: 288, textSource: 'none', text: '' });
    const { bytes, mime } = await workspace.backend.picture(document?.fileId ?? '', 1, 300);
    expect(mime).toBe('image/jpeg');
    const image = await loadImage(Buffer.from(bytes));
    expect([image.width, image.height]).toEqual([300, 400]);
  });

  it('of several pages is drawn page by page by one reader, and one that is not there is refused', async () => {
    const fileId = fileIdOf('21送达回证.tif');
    const sizes: number[][] = [];
    const before = livingReaders().length;
    for (const page of [1, 2, 1, 2]) {
      const image = await loadImage(Buffer.from((await workspace.backend.picture(fileId, page, 120)).bytes));
      sizes.push([image.width, image.height]);
    }
    expect(sizes).toEqual([
      [120, 160],
      [120, 90],
      [120, 160],
      [120, 90],
    ]);
    expect(livingReaders().length).toBeLessThanOrEqual(before + 1);
    await expect(workspace.backend.picture(fileId, 3, 120)).rejects.toMatchObject({ code: 'not-found' });
  });
});
