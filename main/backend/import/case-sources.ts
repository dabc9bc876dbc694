/** Tells the cases among what was picked: folders, archives that stand for folders, and single files. */
import { closeSync, type Dirent, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { compareNaturally } from '../../../shared/text/natural-order.ts';
import { caps } from '../documents/limits.ts';
import type { ReaderPool } from '../documents/reader-process.ts';
import {
  type Archive,
  type CaseFile,
  type FailedFile,
  failureOf,
  fromDisk,
  type Load,
  openArchive,
} from './case-files.ts';

/** Where one case's files lie. */
export interface CaseSource {
  readonly title: string;
  /** What was picked: a folder, a file; for a case of a batch its own folder. */
  readonly path: string;
  /** In the order people number them. */
  readonly files: readonly CaseFile[];
  /** What an archive holds that is not taken, by name. */
  readonly failed: readonly FailedFile[];
  /** Ends the readers of its archives; they start again when a file is asked for. */
  readonly close: () => void;
}

/** A folder, or an archive that stands for one. */
interface Folder {
  readonly name: string;
  readonly folders: Folder[];
  readonly files: { readonly name: string; readonly load: Load }[];
  readonly failed: FailedFile[];
  readonly archive: Archive | null;
}

/** What systems and offices leave in folders, and nobody means to import. */
const IGNORED = /^(?:\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i;
/** Suffixes of archives that are documents: not looked into as folders. */
const DOCUMENT_SUFFIX = /\.(?:docx?|docm|dotx?|xlsx?|xlsm|pptx?|wps|et|dps|ofd)$/i;
const MOST_FILES = 100_000;
/** An archive in an archive is opened, one in that is not. */
const DEEPEST_ARCHIVE = 2;

interface Search {
  readonly pool: ReaderPool;
  readonly signal: AbortSignal | undefined;
  files: number;
}

function count(search: Search): void {
  search.files += 1;
  if (search.files > MOST_FILES) throw new AppError('too-large', { files: search.files, limit: MOST_FILES });
}

function emptyFolder(name: string, archive: Archive | null = null): Folder {
  return { name, folders: [], files: [], failed: [], archive };
}

function beginsAsZip(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(2);
    return readSync(file, head, 0, 2, 0) === 2 && head.toString('latin1') === 'PK';
  } finally {
    closeSync(file);
  }
}

/** A file that may be an archive becomes a folder when it is one; what cannot be opened is listed under its name. */
async function addArchive(
  folder: Folder,
  name: string,
  load: Load,
  depth: number,
  search: Search,
): Promise<void> {
  if (depth > DEEPEST_ARCHIVE) {
    folder.failed.push({ name, code: 'hostile', details: { why: 'archives nested too deep' } });
    return;
  }
  const archive = openArchive(search.pool, load, search.signal);
  try {
    const listing = await archive.list();
    if (listing === null) folder.files.push({ name, load });
    else folder.folders.push(await archiveFolder(name, archive, listing, depth, search));
  } catch (error) {
    folder.failed.push(failureOf(name, error));
  } finally {
    archive.close();
  }
}

async function archiveFolder(
  name: string,
  archive: Archive,
  listing: NonNullable<Awaited<ReturnType<Archive['list']>>>,
  depth: number,
  search: Search,
): Promise<Folder> {
  const root = emptyFolder(name, archive);
  for (const { name: path, index } of listing.files) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    const file = parts.pop();
    if (file === undefined || [...parts, file].some((part) => IGNORED.test(part))) continue;
    count(search);
    let at = root;
    for (const part of parts) {
      const known = at.folders.find((folder) => folder.name === part);
      const next = known ?? emptyFolder(part);
      if (!known) at.folders.push(next);
      at = next;
    }
    const load = archive.member(index);
    if (/\.zip$/i.test(file)) await addArchive(at, file, load, depth + 1, search);
    else at.files.push({ name: file, load });
  }
  for (const { name: member, code, details } of listing.refused)
    root.failed.push({ name: member, code, details: details ?? {} });
  return root;
}

async function diskFolder(path: string, search: Search): Promise<Folder> {
  const folder = emptyFolder(basename(path));
  const entries: Dirent[] = readdirSync(path, { withFileTypes: true });
  for (const entry of entries) {
    if (IGNORED.test(entry.name)) continue;
    const own = join(path, entry.name);
    if (entry.isDirectory()) folder.folders.push(await diskFolder(own, search));
    else if (entry.isFile()) {
      count(search);
      await addDiskFile(folder, own, search);
    }
  }
  return folder;
}

async function addDiskFile(folder: Folder, path: string, search: Search): Promise<void> {
  const name = basename(path);
  try {
    if (!DOCUMENT_SUFFIX.test(name) && beginsAsZip(path)) {
      await addArchive(folder, name, fromDisk(path), 1, search);
      return;
    }
  } catch {
    // Unreadable: said so when it is read.
  }
  folder.files.push({ name, load: fromDisk(path) });
}

interface Flat {
  readonly files: CaseFile[];
  readonly failed: FailedFile[];
  readonly archives: Archive[];
}

function flatten(folder: Folder, before: string, into: Flat): Flat {
  into.files.push(...folder.files.map((file) => ({ ...file, name: `${before}${file.name}` })));
  into.failed.push(...folder.failed.map((file) => ({ ...file, name: `${before}${file.name}` })));
  if (folder.archive) into.archives.push(folder.archive);
  for (const each of folder.folders) flatten(each, `${before}${each.name}/`, into);
  return into;
}

function withoutSuffix(name: string): string {
  return name.replace(/\.[^.]+$/, '');
}

function caseOf(folder: Folder, path: string, outer: readonly Archive[]): CaseSource {
  const { files, failed, archives } = flatten(folder, '', { files: [], failed: [], archives: [] });
  if (files.length > caps().caseFiles)
    throw new AppError('too-large', { files: files.length, limit: caps().caseFiles });
  return {
    title: folder.archive ? withoutSuffix(folder.name) : folder.name,
    path,
    files: files.toSorted((a, b) => compareNaturally(a.name, b.name)),
    failed,
    close: () => {
      for (const archive of [...archives, ...outer]) archive.close();
    },
  };
}

/** An archive made of one folder of its own name is that folder. */
function unwrapped(folder: Folder): Folder {
  const [only] = folder.folders;
  const isWrapper =
    folder.archive !== null &&
    only !== undefined &&
    folder.folders.length === 1 &&
    folder.files.length === 0 &&
    only.archive === null &&
    only.name === withoutSuffix(folder.name);
  if (!isWrapper) return folder;
  const refused = folder.failed.map((file) => ({
    ...file,
    name: file.name.startsWith(`${only.name}/`) ? file.name.slice(only.name.length + 1) : file.name,
  }));
  return { ...only, failed: [...only.failed, ...refused], archive: folder.archive };
}

/** A folder is a case; one that holds only folders is a batch. */
function casesOf(folder: Folder, path: string): CaseSource[] {
  const own = unwrapped(folder);
  if (own.files.length > 0 || own.folders.length === 0) return [caseOf(own, path, [])];
  const outer = own.archive ? [own.archive] : [];
  const cases = own.folders
    .toSorted((a, b) => compareNaturally(a.name, b.name))
    .map((each) => caseOf(unwrapped(each), join(path, each.name), outer));
  const [first, ...rest] = cases;
  // What an archive refuses outside every case is still said, with the first.
  return first ? [{ ...first, failed: [...own.failed, ...first.failed] }, ...rest] : [];
}

/**
 * Tells the cases among what was picked: a folder is a case, a folder that holds only folders is a batch, an archive is
 * the folder it holds, files picked together are one case.
 * @throws AppError not-found, too-large, cancelled
 */
export async function findCases(
  paths: readonly string[],
  pool: ReaderPool,
  signal?: AbortSignal,
): Promise<CaseSource[]> {
  const search: Search = { pool, signal, files: 0 };
  const cases: CaseSource[] = [];
  const loose = emptyFolder('');
  const loosePaths: string[] = [];
  for (const path of paths) {
    if (signal?.aborted) throw new AppError('cancelled');
    let isFolder: boolean;
    try {
      isFolder = statSync(path).isDirectory();
    } catch (cause) {
      throw new AppError('not-found', undefined, { cause });
    }
    if (isFolder) {
      cases.push(...casesOf(await diskFolder(path, search), path));
      continue;
    }
    const before = loose.folders.length;
    await addDiskFile(loose, path, search);
    const archive = loose.folders[before];
    if (archive) cases.push(...casesOf(archive, path));
    else loosePaths.push(path);
  }
  const [first] = loosePaths;
  if (first !== undefined) {
    const title = loosePaths.length === 1 ? withoutSuffix(basename(first)) : basename(dirname(first));
    const path = loosePaths.length === 1 ? first : dirname(first);
    cases.push({ ...caseOf({ ...loose, folders: [] }, path, []), title });
  }
  return cases;
}
