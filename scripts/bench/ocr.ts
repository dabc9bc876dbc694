/** OCR of scanned pages: processor seconds a page, memory, and characters misread. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReaderPool } from '../../main/backend/documents/reader-process.ts';
import { loadModels } from '../../main/backend/ocr/reading/models.ts';
import { readPage } from '../../main/backend/ocr/reading/read-page.ts';
import type { Figure } from './figure.ts';

/** Makers are loaded, not compiled with the scripts. */
interface Scans {
  readonly scanPage: (page: unknown, faults: unknown) => { readonly words: readonly string[] };
  readonly scannedPdf: (scans: readonly unknown[]) => Uint8Array;
}
interface Papers {
  readonly DECISION: unknown;
  readonly FILING: unknown;
  readonly WORN: unknown;
}
interface Misreadings {
  readonly misreadings: (truth: string, read: string) => number;
}

function maker<T>(name: string): Promise<T> {
  return import(new URL(`../../test/makers/${name}.ts`, import.meta.url).href) as Promise<T>;
}

const PAPER = { width: 595.28, height: 841.89, rotation: 0 };

export const ocr: Figure = {
  name: 'ocr',
  what: 'OCR of noisy, skewed, sealed and ruled pages at 200 dpi',
  measure: async (folder) => {
    const { scanPage, scannedPdf } = await maker<Scans>('scan');
    const { DECISION, FILING, WORN } = await maker<Papers>('scanned-papers');
    const { misreadings } = await maker<Misreadings>('misreadings');
    const scans = [scanPage(DECISION, WORN), scanPage(FILING, WORN)];
    const bytes = scannedPdf(scans);
    writeFileSync(join(folder, 'scans.pdf'), bytes);
    const pool = createReaderPool({ isForMany: false });
    const file = pool.open(bytes);
    const pictures = [await file.picture(1, { dpi: 200 }), await file.picture(2, { dpi: 200 })];
    pool.close();
    const models = await loadModels();
    const before = process.cpuUsage();
    const wrong: number[] = [];
    for (const [index, { width, height, bytes: data }] of pictures.entries()) {
      const { text } = await readPage(models, { width, height, data }, PAPER);
      wrong.push(misreadings(scans[index]?.words.join('') ?? '', text) * 100);
    }
    const { user, system } = process.cpuUsage(before);
    const plain = { reference: null } as const;
    return [
      {
        ...plain,
        what: 'processor a page',
        ours: (user + system) / 1e6 / scans.length,
        unit: 's',
        most: 4.5,
      },
      { ...plain, what: 'memory', ours: process.resourceUsage().maxRSS / 1024, unit: 'MiB', most: 1500 },
      { ...plain, what: 'misread, prose', ours: wrong[0] ?? 100, unit: '%', most: 2 },
      { ...plain, what: 'misread, table', ours: wrong[1] ?? 100, unit: '%', most: 5 },
    ];
  },
};
