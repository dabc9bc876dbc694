/** `extract --no-ocr` of 500 pages as a whole process, start and JSON included, beside `pdftotext -bbox-layout`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bestInTurn, commandLine, type Figure, run } from './figure.ts';
import { longPdf } from './papers.ts';

const TIMES = 5;

export const extractTime: Figure = {
  name: 'extract-time',
  what: 'text with boxes of a PDF of 500 pages, whole process',
  measure: async (folder) => {
    const file = join(folder, '500.pdf');
    writeFileSync(file, await longPdf(500));
    const [ours = 0, theirs = 0] = await bestInTurn(
      TIMES,
      async () => (await run(commandLine('extract', file, '--json', '--no-ocr'))).seconds,
      async () => (await run(['pdftotext', '-bbox-layout', file, '/dev/null'])).seconds,
    );
    const reference = { name: 'pdftotext -bbox-layout', value: theirs };
    return [{ what: 'extract --json', ours, reference, unit: 's', most: 2 }];
  },
};
