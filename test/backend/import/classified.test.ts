import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ImportResult } from '../../../shared/contract/cases.ts';
import { type Files, writeFiles } from '../../makers/case-folder.ts';
import { plainDocx } from '../../makers/docx.ts';
import { filesBelow } from '../../makers/folder-contents.ts';
import { plainPdf } from '../../makers/pdf.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';
import { importPaths, makeReview, type TestWorkspace, temporaryWorkspace } from '../../makers/workspace.ts';

afterAll(cleanUp);

const ORDINARY = { '案卷1/1.txt': '普通的材料，涉及商业秘密，应当保守秘密。' };
const MARKED_PDF = { '案卷2/2涉密.pdf': plainPdf('机密★5年', '某某情况报告', '正文') };
const MARKED_WORD = { '案卷2/3涉密.docx': plainDocx('某某函', '密级：秘密', '正文') };

async function attempt(
  files: Files,
  holdsClassified: boolean,
  accept: boolean,
): Promise<{ workspace: TestWorkspace; result: ImportResult; stored: number }> {
  const workspace = await temporaryWorkspace({ holdsClassified });
  const reviewId = await makeReview(workspace);
  const result = await importPaths(workspace, reviewId, [writeFiles(temporaryFolder(), files)], accept);
  const cases = await workspace.ask('cases.list', { reviewId });
  return { workspace, result, stored: cases.length + filesBelow(join(workspace.folder, 'files')).length };
}

describe('papers marked as state secrets', () => {
  it('stop the whole import before anything is stored, and are pointed out', async () => {
    const { result, stored, workspace } = await attempt(
      { ...ORDINARY, ...MARKED_PDF, ...MARKED_WORD },
      false,
      false,
    );
    expect(result).toMatchObject({ state: 'classified', cases: [], error: null });
    expect(result.classified).toEqual([
      { file: '2涉密.pdf', page: 1, mark: '机密', quote: '机密★5年' },
      { file: '3涉密.docx', page: 1, mark: '秘密', quote: '密级：秘密' },
    ]);
    expect(stored).toBe(0);
    expect(
      (await workspace.ask('audit.list', { before: null, limit: 50 })).map((entry) => entry.action),
    ).not.toContain('cases.import');
  });

  it('are not taken by a workspace that was not set up for them, confirmed or not', async () => {
    const { result, stored } = await attempt(MARKED_PDF, false, true);
    expect(result).toMatchObject({ state: 'classified', cases: [] });
    expect(stored).toBe(0);
  });

  it('are not taken unasked by a workspace that may hold them', async () => {
    const { result, stored } = await attempt(MARKED_WORD, true, false);
    expect(result).toMatchObject({ state: 'classified', cases: [] });
    expect(stored).toBe(0);
  });

  it('are taken by a workspace that may hold them when somebody confirmed', async () => {
    const { result } = await attempt({ ...ORDINARY, ...MARKED_PDF }, true, true);
    expect(result).toMatchObject({ state: 'done', cases: [{ title: '案卷1' }, { title: '案卷2' }] });
  });
});
