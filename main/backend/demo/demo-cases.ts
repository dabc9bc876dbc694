/** The demo review's case folders, made from the texts in `resources/demo`. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readResource, resourcePath } from '../resources.ts';
import { makeDocx } from './make-docx.ts';
import { makePdf } from './make-pdf.ts';
import { type DemoCase, DemoCaseSchema } from './schema.ts';

/** Ids of the demo cases, in a fixed order. */
export function demoCaseIds(): string[] {
  return readdirSync(resourcePath('demo'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

export function readDemoCase(id: string): DemoCase {
  return readResource(`demo/${id}/case.json`, DemoCaseSchema);
}

/** The files of a demo case: name and bytes. */
export async function makeDemoFiles(demo: DemoCase): Promise<{ file: string; bytes: Uint8Array }[]> {
  const files: { file: string; bytes: Uint8Array }[] = [];
  for (const document of demo.documents) {
    files.push({
      file: document.file,
      bytes: document.file.endsWith('.pdf') ? makePdf(document) : await makeDocx(document),
    });
  }
  return files;
}

/** Writes all demo cases as folders below `target`. @returns the folders */
export async function writeDemoCases(target: string): Promise<string[]> {
  const folders: string[] = [];
  for (const id of demoCaseIds()) {
    const demo = readDemoCase(id);
    const folder = join(target, demo.title.replace(/[\\/:*?"<>|]/g, '_').slice(0, 60));
    mkdirSync(folder, { recursive: true });
    for (const { file, bytes } of await makeDemoFiles(demo)) writeFileSync(join(folder, file), bytes);
    folders.push(folder);
  }
  return folders;
}
