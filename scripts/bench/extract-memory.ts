/** Peak memory of `extract --no-ocr` of 2,000 pages: of each of its processes, and of all together. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, type Figure, run } from './figure.ts';
import { longPdf } from './papers.ts';

const MOST_MEGABYTES = 250;

export const extractMemory: Figure = {
  name: 'extract-memory',
  what: 'peak memory for a PDF of 2,000 pages',
  measure: async (folder) => {
    const file = join(folder, '2000.pdf');
    writeFileSync(file, await longPdf(2000));
    const { largest, together } = await run(commandLine('extract', file, '--json', '--no-ocr'), true);
    const rest = { reference: null, unit: 'MiB', most: MOST_MEGABYTES };
    return [
      { what: 'largest process', ours: largest, ...rest },
      { what: 'all processes, each at its largest', ours: together, ...rest, most: MOST_MEGABYTES * 3 },
    ];
  },
};
