/** Old Word files, rich texts, web pages and images broken by chance: pages or a code, every time, in time. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, doc, rowEnd } from '../makers/doc.ts';
import { pngImage, tiff } from '../makers/image.ts';
import { rtf, unicode } from '../makers/rtf.ts';
import { readSpoilt } from '../makers/spoilt-files.ts';
import { cleanUp, temporaryFolder } from '../makers/temporary.ts';

const LONG = process.env.LONG === '1';
const SPOILT = LONG ? 5000 : 150;
const CAP_MS = 10_000;

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(cleanUp);

const PAPER = Array.from({ length: 30 }, (_, i) => `第${i + 1}段：当事人陈述，罚款人民币${i * 100}元。`);

describe('a file of an old format broken by chance', () => {
  it.each([
    [
      'doc',
      () =>
        doc({
          header: '卷宗',
          footnote: '注',
          comment: '批',
          list: '（\0）',
          body: [...PAPER.map((text) => ({ runs: [text] })), cell('甲'), cell('乙'), rowEnd([0, 1000, 2000])],
        }),
    ],
    ['rtf', () => rtf(PAPER.map((text) => `{\\b ${unicode(text)}}\\par`).join('\n'))],
    ['html', () => new TextEncoder().encode(`<html><table><tr><td>${PAPER.join('<td>')}</table></html>`)],
    ['png', () => pngImage(60, 60, { dpi: 100 })],
    [
      'tiff',
      () =>
        tiff([
          { width: 20, height: 20 },
          { width: 30, height: 20 },
        ]),
    ],
  ] as const)('(%s) gives pages or a code, every time', async (name, build) => {
    const path = join(folder, name);
    writeFileSync(path, await build());
    for (const how of ['flip', 'cut'] as const) {
      const { outcomes } = await readSpoilt(path, how, how === 'cut' ? SPOILT / 5 : SPOILT, CAP_MS);
      const odd = [...outcomes].filter(([, outcome]) => /^(?:hung|died|internal)/.test(outcome));
      expect(odd).toEqual([]);
    }
  });
});
