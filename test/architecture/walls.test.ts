import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breaches, WALLS } from './walls.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('the walls between the rooms', () => {
  it('stand', async () => {
    expect(await breaches(ROOT)).toEqual([]);
  });
});

/** A house in order. */
const SOUND: Readonly<Record<string, string>> = {
  'shared/model/day.ts':
    "import * as z from 'zod';\nimport type { Other } from './other.ts';\nexport const day = (o: Other): unknown => z.string().parse(o);\n",
  'shared/model/other.ts': 'export interface Other { readonly a: string }\n',
  'main/backend/store/open.ts':
    "import Database from 'better-sqlite3';\nimport { readFileSync } from 'node:fs';\nexport const open = () => [Database, readFileSync];\n",
  'main/backend/ocr/models.ts':
    "import { InferenceSession } from 'onnxruntime-node';\nexport const session = InferenceSession;\n",
  'main/backend/documents/zip.ts':
    "import { SaxesParser } from 'saxes';\nexport const parser = SaxesParser;\n",
  'main/backend/reports/form.ts':
    "import { Document } from 'docx';\nimport { write } from 'hucre/xlsx';\nexport const form = [Document, write];\n",
  'main/shell/window.ts': "import { BrowserWindow } from 'electron';\nexport const window = BrowserWindow;\n",
  'renderer/features/reading/reading.tsx':
    "import { useState } from 'react';\nimport type { Other } from '../../../shared/model/other.ts';\nimport { button } from '../../kit/button.tsx';\nexport const reading = (o: Other) => [useState, button, o];\n",
  'renderer/features/scoring/scoring.tsx': 'export const scoring = 1;\n',
  'renderer/kit/button.tsx': 'export const button = 1;\n',
  'renderer/viewer/pdf.ts': "import { getDocument } from 'pdfjs-dist';\nexport const pdf = getDocument;\n",
};

/** One breach of each wall: where it is planted, and what is planted there. */
const PLANTED: Readonly<Record<string, readonly [file: string, code: string]>> = {
  'shared-is-pure': [
    'shared/model/window.ts',
    "import { useState } from 'react';\nexport const w = useState;\n",
  ],
  'renderer-not-main': [
    'renderer/kit/store.ts',
    "import { open } from '../../main/backend/store/open.ts';\nexport const s = open;\n",
  ],
  'main-not-renderer': [
    'main/backend/draw.ts',
    "import type { button } from '../../renderer/kit/button.tsx';\nexport type B = typeof button;\n",
  ],
  'electron-only-in-the-shell': [
    'main/backend/dialog.ts',
    "import { dialog } from 'electron';\nexport const d = dialog;\n",
  ],
  'sqlite-only-in-the-store': [
    'main/backend/handlers/cases.ts',
    "import Database from 'better-sqlite3';\nexport const d = Database;\n",
  ],
  'models-only-in-ocr': [
    'main/backend/documents/guess.ts',
    "import { InferenceSession } from 'onnxruntime-node';\nexport const s = InferenceSession;\n",
  ],
  'readers-of-untrusted-files-only-in-documents': [
    'main/backend/import/quick.ts',
    "import { unzipSync } from 'fflate';\nexport const u = unzipSync;\n",
  ],
  'writers-of-office-files-only-in-reports-and-demo': [
    'main/cli/list.ts',
    "import { write } from 'hucre/xlsx';\nexport const w = write;\n",
  ],
  'pdfjs-only-draws': ['main/backend/documents/pdf.ts', "export const load = () => import('pdfjs-dist');\n"],
  'features-do-not-know-each-other': [
    'renderer/features/reading/totals.ts',
    "import type { scoring } from '../scoring/scoring.tsx';\nexport type S = typeof scoring;\n",
  ],
  'no-node-in-the-window': [
    'renderer/client/disk.ts',
    "import { readFileSync } from 'node:fs';\nexport const r = readFileSync;\n",
  ],
  'nothing-rests-on-tests-or-scripts': [
    'main/backend/made.ts',
    "import { maker } from '../../test/maker.ts';\nexport const m = maker;\n",
  ],
  'no-circles': [
    'shared/model/other.ts',
    "import type { Other } from './circle.ts';\nexport type { Other };\n",
  ],
  'everything-is-found': [
    'main/backend/lost.ts',
    "import { gone } from './gone.ts';\nexport const g = gone;\n",
  ],
};

const PACKAGES = [
  'onnxruntime-node',
  'zod',
  'react',
  'better-sqlite3',
  'saxes',
  'docx',
  'electron',
  'fflate',
  'pdfjs-dist',
];

describe('a breach is seen', () => {
  let folder: string;

  const write = (file: string, code: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'walls-'));
    for (const [file, code] of Object.entries(SOUND)) write(file, code);
    for (const name of PACKAGES) {
      write(
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      );
      write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
    }
    const exports = { './xlsx': { import: './xlsx.mjs' } };
    write('node_modules/hucre/package.json', JSON.stringify({ name: 'hucre', version: '1.0.0', exports }));
    write('node_modules/hucre/xlsx.mjs', 'export const write = 1;\n');
    write('test/maker.ts', 'export const maker = 1;\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('and a house in order has none', async () => {
    expect(await breaches(folder)).toEqual([]);
  });

  it('every wall has its breach here', () => {
    expect(Object.keys(PLANTED).toSorted()).toEqual(WALLS.toSorted());
  });

  it.each(Object.entries(PLANTED))('of the wall %s', async (wall, [file, code]) => {
    const sound = SOUND[file];
    write(file, code);
    if (wall === 'no-circles')
      write(
        'shared/model/circle.ts',
        "import type { Other as O } from './other.ts';\nexport type Other = O;\n",
      );
    const seen = await breaches(folder);
    if (sound === undefined) rmSync(join(folder, file));
    else write(file, sound);
    rmSync(join(folder, 'shared/model/circle.ts'), { force: true });
    expect(seen.map((breach) => breach.split(' → ')[0])).toEqual([
      wall === 'no-circles' ? 'no-circles: shared/model/circle.ts' : `${wall}: ${file}`,
    ]);
  });
});
