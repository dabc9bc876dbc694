/**
 * The laws an office imported: one JSON file per law in a folder of the user's data, written so that a crash leaves
 * the old file or the new one.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { LawLibrary, LawVersion } from '../../../shared/law/library.ts';
import {
  type OfficialText,
  type OfficialWarning,
  readOfficialText,
} from '../../../shared/law/official/official-text.ts';
import {
  type OwnLaw,
  OwnLawSchema,
  type OwnVersion,
  withVersion,
} from '../../../shared/law/official/own-law.ts';
import { labelOf } from '../../../shared/law/official/title-note.ts';
import type { CivilDate } from '../../../shared/model/civil-date.ts';
import { makeFolder, writeFileAtomic } from '../workspace/atomic-file.ts';

/** Where the command line keeps imported texts: `CASE_REVIEW_DATA`, else the system's place for a user's data. */
export function ownLawsFolder(): string {
  const { CASE_REVIEW_DATA: chosen, XDG_DATA_HOME: xdg, APPDATA: roaming } = process.env;
  const base =
    chosen ??
    (process.platform === 'win32' && roaming
      ? join(roaming, 'case-review')
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support', 'case-review')
        : join(xdg ?? join(homedir(), '.local', 'share'), 'case-review'));
  return join(base, 'statutes');
}

export interface OwnLaws {
  readonly laws: readonly OwnLaw[];
  /** Files that are no own law any more: damaged, or of a newer program. */
  readonly unreadable: readonly string[];
}

/** Reads every imported law. A file that cannot be read is named, the others serve. */
export function readOwnLaws(folder: string): OwnLaws {
  if (!existsSync(folder)) return { laws: [], unreadable: [] };
  const laws: OwnLaw[] = [];
  const unreadable: string[] = [];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()) {
    try {
      laws.push(OwnLawSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
    } catch {
      unreadable.push(name);
    }
  }
  return { laws, unreadable };
}

export interface ImportedLaw {
  readonly id: string;
  readonly title: string;
  /** True when the shipped catalogue has this law. */
  readonly isKnown: boolean;
  readonly version: OwnVersion;
  readonly replaced: boolean;
  readonly warnings: readonly OfficialWarning[];
}

function idOf(title: string): string {
  return `own-${createHash('sha256').update(title).digest('hex').slice(0, 10)}`;
}

/** The catalogue's version a text is: by its day in force, else by the day it was made. */
function catalogueVersion(text: OfficialText, versions: readonly LawVersion[]): LawVersion | null {
  const last = text.versions.at(-1);
  return (
    versions.find(({ from }) => last?.from != null && from === last.from) ??
    versions.find(({ promulgated }) => last !== undefined && promulgated === last.promulgated) ??
    null
  );
}

/**
 * Adds one official text to the folder.
 * @param dayInForce first day in force, where neither the text nor the catalogue names it
 * @throws AppError unsupported (no statute), invalid (no day in force known), storage, disk-full
 */
export function importOfficialText(
  folder: string,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly text: string },
  library: LawLibrary,
  dayInForce: CivilDate | null = null,
): ImportedLaw {
  const text = readOfficialText(file.text);
  if (text === null) throw new AppError('unsupported', { what: 'statute' });
  const known = library.lexicon.find(text.title);
  const same = catalogueVersion(text, known ? (library.law(known.id)?.versions ?? []) : []);
  const last = text.versions.at(-1);
  const from = dayInForce ?? last?.from ?? same?.from ?? null;
  if (from === null) throw new AppError('invalid', { field: 'in-force' });
  const version: OwnVersion = {
    label: same?.label ?? (last ? labelOf(last) : `${from.slice(0, 4)}年`),
    kind: same?.kind ?? last?.kind ?? 'unknown',
    promulgated: last?.promulgated ?? same?.promulgated ?? null,
    from,
    note: text.note,
    file: file.name,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    articles: text.articles.map(({ key, paragraphs }) => ({
      key,
      paragraphs: paragraphs.map((paragraph) => ({ text: paragraph.text, items: [...paragraph.items] })),
    })),
  };
  const id = known?.id ?? idOf(text.title);
  const title = known?.title ?? text.title;
  const before = readOwnLaws(folder).laws.find((law) => law.id === id);
  const law: OwnLaw = before
    ? withVersion(before, version)
    : { schema: 'case-review/own-law@1', id, title, versions: [version] };
  makeFolder(folder);
  writeFileAtomic(join(folder, `${id}.json`), Buffer.from(`${JSON.stringify(law)}\n`));
  const warnings = text.warnings.filter((warning) => warning !== 'no-day-in-force');
  const replaced = before?.versions.some((one) => one.from === from) ?? false;
  return { id, title, isKnown: known !== null && !known.id.startsWith('own-'), version, replaced, warnings };
}
