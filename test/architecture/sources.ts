/** The source tree as the rules of style see it. */
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What ships, and what makes it. */
export const ROOMS = ['shared', 'main', 'renderer', 'scripts'];

export interface Source {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

function entriesBelow(folder: string): Dirent[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
}

/** Every TypeScript file below some folders. */
export function sourcesIn(folders: readonly string[]): Source[] {
  return folders
    .flatMap(entriesBelow)
    .filter((entry) => entry.isFile() && /\.(?:ts|tsx|mts)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted()
    .map((path) => parse(path, readFileSync(join(ROOT, path), 'utf8')));
}

export function parse(path: string, text: string): Source {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind) };
}

/** How many files each folder holds. */
export function foldersIn(folders: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of folders.flatMap(entriesBelow)) {
    if (!entry.isFile()) continue;
    const folder = relative(ROOT, entry.parentPath).split(sep).join('/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
}

/** Visits every node. */
export function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

/** 1-based. */
export function lineOf({ tree }: Source, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line + 1;
}
