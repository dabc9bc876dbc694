/** Tables back to a rubric. What is wrong is said with sheet and row, as the office sees them in its spreadsheet. */
import { ConditionTextError, readCondition } from '../condition-text.ts';
import { parseRubric, type RubricIssue, type RubricParse } from '../schema.ts';
import { given, optional, readBasis, readFigure, readList } from './cells.ts';
import {
  DETERMINATIONS,
  FACT_KINDS,
  FORMULAS,
  HEAD_ROWS,
  MODES,
  OPTION_LEVELS,
  SHEETS,
  YES_NO,
} from './rubric-tables.ts';

/** Cells by sheet, the header row included. */
export type Sheets = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The header is row 1. */
const FIRST_ROW = 2;

type Key<T extends object> = Extract<keyof T, string>;

/** The code a word stands for; an unknown word stays, for the schema to refuse. */
function codeOf<T extends Readonly<Record<string, string>>>(words: T, word: string): Key<T> | string {
  return Object.entries(words).find(([, text]) => text === word)?.[0] ?? word;
}

class TableReader {
  readonly issues: RubricIssue[] = [];
  private readonly sheets: Sheets;

  constructor(sheets: Sheets) {
    this.sheets = sheets;
  }

  rows<T>(sheet: string, read: (cell: (index: number) => string, place: string) => T): T[] {
    const table = this.sheets.get(sheet);
    if (!table) return [];
    return table.slice(1).flatMap((row, index) => {
      if (row.every((cell) => cell.trim() === '')) return [];
      return [read((at) => (row[at] ?? '').trim(), `${sheet}!${index + FIRST_ROW}`)];
    });
  }

  condition(cell: string, place: string): unknown {
    try {
      return readCondition(cell);
    } catch (error) {
      if (!(error instanceof ConditionTextError)) throw error;
      this.issues.push({ path: place, code: 'shape', details: { message: `${cell} (${error.at + 1})` } });
      return 'always';
    }
  }
}

function scoringOf(reader: TableReader, head: ReadonlyMap<string, string>, mode: string): object {
  const cell = (place: keyof typeof HEAD_ROWS): string => head.get(HEAD_ROWS[place]) ?? '';
  if (mode === 'levels') {
    const index = { full: cell('indexFull'), flaw: cell('indexFlaw'), error: cell('indexError') };
    return {
      mode,
      labels: {
        none: cell('labelNone'),
        flaw: cell('labelFlaw'),
        error: cell('labelError'),
        grave: cell('labelGrave'),
      },
      grades: reader.rows(SHEETS.grades, (at, place) => ({
        name: at(0),
        when: reader.condition(at(1), place),
      })),
      index: Object.values(index).every((figure) => figure === '')
        ? null
        : {
            full: readFigure(index.full),
            flaw: readFigure(index.flaw),
            error: readFigure(index.error),
          },
    };
  }
  return {
    mode,
    full: readFigure(cell('full')),
    formula: codeOf(FORMULAS, cell('formula')),
    veto: { score: readFigure(cell('vetoScore')), grade: cell('vetoGrade') },
    grades: reader.rows(SHEETS.grades, (at) => ({ name: at(0), from: readFigure(at(1)) })),
  };
}

function factsOf(reader: TableReader): object[] {
  return reader.rows(SHEETS.facts, (at) => {
    const kind = codeOf(FACT_KINDS, at(1));
    const base = { id: at(0), kind, label: at(2) };
    const documents = readList(at(5));
    if (kind === 'yes-no') return given({ ...base, initial: at(4) === YES_NO.yes, documents });
    const byDocument =
      documents &&
      Object.fromEntries(
        documents.map((line) => {
          const sign = line.indexOf('=');
          return sign < 0 ? [line, ''] : [line.slice(0, sign), line.slice(sign + 1)];
        }),
      );
    return given({ ...base, choices: readList(at(3)) ?? [], initial: at(4), byDocument });
  });
}

function groupsOf(reader: TableReader, isLevels: boolean): object[] {
  const options = new Map<string, object[]>();
  for (const [itemId, option] of reader.rows(
    SHEETS.options,
    (at) =>
      [
        at(0),
        given({
          id: at(1),
          points: readFigure(at(2)),
          when: at(3),
          level: codeOf(OPTION_LEVELS, at(4)),
          per: optional(at(5)),
          checks: readList(at(6)),
        }),
      ] as const,
  )) {
    options.set(itemId, [...(options.get(itemId) ?? []), option]);
  }
  const groups = new Map<string, { id: string; name: string; items: object[] }>();
  for (const { group, item } of reader.rows(SHEETS.items, (at, place) => ({
    group: { id: at(0), name: at(1) },
    item: given({
      id: at(2),
      name: at(3),
      check: at(4),
      appliesIf: reader.condition(at(5), place),
      basis: readBasis(at(6)),
      evidenceHint: optional(at(7)),
      documents: readList(at(8)),
      checks: readList(at(9)),
      ...(isLevels
        ? {
            stage: optional(at(10)),
            weight: readFigure(at(11)),
            levels: { flaw: at(12), error: at(13), grave: at(14) },
          }
        : { max: readFigure(at(10)), deductions: options.get(at(2)) ?? [] }),
    }),
  }))) {
    const known = groups.get(group.id) ?? { ...group, items: [] };
    known.items.push(item);
    groups.set(group.id, known);
  }
  return [...groups.values()];
}

/** Reads a rubric from its tables, with everything `parseRubric` has to say about it. */
export function readRubricTables(sheets: Sheets): RubricParse {
  const reader = new TableReader(sheets);
  const head = new Map(reader.rows(SHEETS.head, (at) => [at(0), at(1)] as const));
  const cell = (place: keyof typeof HEAD_ROWS): string => head.get(HEAD_ROWS[place]) ?? '';
  const mode = codeOf(MODES, cell('mode'));
  const json = {
    schema: cell('schema'),
    id: cell('id'),
    version: cell('version'),
    name: cell('name'),
    caseTypes: readList(cell('caseTypes')) ?? [],
    effectiveFrom: cell('effectiveFrom') === '' ? null : cell('effectiveFrom'),
    source: cell('source'),
    facts: factsOf(reader),
    profiles: reader.rows(SHEETS.profiles, (at, place) =>
      given({
        when: reader.condition(at(0), place),
        disable: readList(at(1)) ?? [],
        note: optional(at(2)),
      }),
    ),
    determination: {
      labels: { pass: cell('pass'), flawed: cell('flawed'), wrong: cell('wrong') },
      rules: reader.rows(SHEETS.determination, (at, place) => ({
        determination: codeOf(DETERMINATIONS, at(0)),
        when: reader.condition(at(1), place),
      })),
    },
    scoring: scoringOf(reader, head, mode),
    vetoes: reader.rows(SHEETS.vetoes, (at, place) =>
      given({
        id: at(0),
        name: at(1),
        appliesIf: reader.condition(at(2), place),
        basis: readBasis(at(3)),
        evidenceHint: optional(at(4)),
        checks: readList(at(5)),
      }),
    ),
    groups: groupsOf(reader, mode === 'levels'),
  };
  const parsed = parseRubric(json);
  if (reader.issues.length === 0) return parsed;
  return { ok: false, issues: [...reader.issues, ...(parsed.ok ? [] : parsed.issues)] };
}
