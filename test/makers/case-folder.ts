/** Case folders on disk, as an office hands them over. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeDocx } from '../../main/backend/demo/make-docx.ts';
import { makePdf } from '../../main/backend/demo/make-pdf.ts';
import type { DemoDocument } from '../../main/backend/demo/schema.ts';
import { type CaseChoices, penaltyCase } from './penalty-case.ts';

export type Files = Readonly<Record<string, Uint8Array | string>>;

/** Writes files, folders of their names included. @returns the folder */
export function writeFiles(folder: string, files: Files): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  return folder;
}

/** The files of documents composed of blocks, by name. */
export async function filesOf(documents: readonly DemoDocument[]): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const document of documents) {
    files[document.file] = document.file.endsWith('.pdf') ? makePdf(document) : await makeDocx(document);
  }
  return files;
}

/** Writes a penalty case as a folder. @returns the folder */
export async function writePenaltyCase(folder: string, choices: Partial<CaseChoices> = {}): Promise<string> {
  return writeFiles(folder, await filesOf(penaltyCase(choices)));
}
