/** Import of a mixed case of 1,000 pages into a workspace, beside reading its files and nothing else. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReaderPool } from '../../main/backend/documents/reader-process.ts';
import type { Figure } from './figure.ts';
import { maker } from './makers.ts';
import { longPdf } from './papers.ts';

interface WorkspaceMaker {
  readonly temporaryWorkspace: () => Promise<unknown>;
  readonly makeReview: (workspace: unknown) => Promise<string>;
  readonly importCase: (workspace: unknown, reviewId: string, folder: string) => Promise<string>;
}
interface PaperMakers {
  readonly plainDocx: (...texts: readonly string[]) => Uint8Array;
  readonly jpeg: (width: number, height: number, options: { dpi: number }) => Promise<Uint8Array>;
}

const PDFS = [400, 300, 200, 60];
const PAPERS = 20;

async function write(folder: string): Promise<void> {
  const { plainDocx } = await maker<PaperMakers>('docx');
  const { jpeg } = await maker<PaperMakers>('image');
  mkdirSync(folder);
  for (const [n, pages] of PDFS.entries()) writeFileSync(join(folder, `${n}卷.pdf`), await longPdf(pages));
  const picture = await jpeg(1654, 2339, { dpi: 200 });
  for (let n = 0; n < PAPERS; n += 1) {
    writeFileSync(join(folder, `1${n}笔录.docx`), plainDocx(`询问笔录${n}`, '问：是否属实？', '答：属实。'));
    writeFileSync(join(folder, `2${n}照片.jpg`), picture);
  }
}

/** Two files at a time, as the import does. */
async function readAll(folder: string): Promise<number> {
  const pool = createReaderPool();
  const started = performance.now();
  const files = readdirSync(folder);
  const work = async (): Promise<void> => {
    for (let name = files.pop(); name !== undefined; name = files.pop())
      await pool.read(readFileSync(join(folder, name)));
  };
  await Promise.all([work(), work()]);
  pool.close();
  return (performance.now() - started) / 1000;
}

export const importTime: Figure = {
  name: 'import-time',
  what: 'import of a mixed case of 1,000 pages, no OCR',
  measure: async (folder) => {
    const files = join(folder, '案卷');
    await write(files);
    const value = await readAll(files);
    const { temporaryWorkspace, makeReview, importCase } = await maker<WorkspaceMaker>('workspace');
    const { cleanUp } = await maker<{ cleanUp: () => Promise<void> }>('temporary');
    const workspace = await temporaryWorkspace();
    const review = await makeReview(workspace);
    const started = performance.now();
    await importCase(workspace, review, files);
    const ours = (performance.now() - started) / 1000;
    await cleanUp();
    return [{ what: 'import', ours, reference: { name: 'reading', value }, unit: 's', most: 2 }];
  },
};
