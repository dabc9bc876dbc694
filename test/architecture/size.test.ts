import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { foldersIn, lineOf, parse, ROOMS, type Source, sourcesIn, visit } from './sources.ts';

const LONGEST_FILE = 400;
const LONGEST_FUNCTION = 60;
const FULLEST_FOLDER = 14;

const sources = sourcesIn(ROOMS);
const tests = sourcesIn(['test']);

/** Longer than 60 lines, and why. The figure is the most each may have. */
const FACTORY = 'a store is a table of statements; each of its methods is a few lines';
const LONG_FUNCTIONS: Readonly<Record<string, readonly [lines: number, reason: string]>> = {
  'main/backend/store/audit.ts auditStore': [75, FACTORY],
  'main/backend/store/cases.ts caseStore': [150, FACTORY],
  'main/backend/store/conclusions.ts conclusionStore': [80, FACTORY],
  'main/backend/store/findings.ts findingStore': [75, FACTORY],
  'main/backend/store/history.ts historyStore': [95, FACTORY],
  'main/backend/store/recusal.ts recusalStore': [95, FACTORY],
  'main/backend/store/scans.ts scanStore': [120, FACTORY],
  'main/backend/store/sheets.ts sheetStore': [115, FACTORY],
  'main/backend/documents/docx/body.ts structure': [
    80,
    'one switch over the elements of a Word body, a few lines each',
  ],
  'main/backend/sheet.ts readSheet': [70, 'one view put together from five tables'],
  'main/backend/workspace/host.ts create': [
    70,
    'the steps that make a workspace, in the order a crash between them forgives',
  ],
  'main/cli/check-json.ts caseJson': [80, 'the shape of interfaces.md written out, field by field'],
};

/** More than 14 files, and why. */
const FULL_FOLDERS: Readonly<Record<string, string>> = {
  'main/backend': 'the parts the backend is put together from; its rooms are the folders below',
  'main/backend/store': 'one file per table family (design.md §5)',
  'test/makers': 'one maker for each kind of file',
};

interface Long {
  readonly name: string;
  readonly lines: number;
}

function nameOf(node: ts.Node): string {
  const named = ts.isFunctionLike(node) ? node.name : undefined;
  if (named) return named.getText();
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent))
    return parent.name.getText();
  return '(unnamed)';
}

function longFunctions(source: Source, limit = LONGEST_FUNCTION): Long[] {
  const long: Long[] = [];
  visit(source.tree, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
    const lines = lineOf(source, node.end) - lineOf(source, node.getStart()) + 1;
    if (lines > limit) long.push({ name: `${source.path} ${nameOf(node)}`, lines });
  });
  return long;
}

const linesOf = ({ text }: Source): number => text.trimEnd().split('\n').length;

describe('no file is too long to read', () => {
  it('none has more than 400 lines', () => {
    const long = [...sources, ...tests].filter((source) => linesOf(source) > LONGEST_FILE);
    expect(long.map((source) => `${source.path}: ${linesOf(source)}`)).toEqual([]);
  });

  it('half of them have at most 90', () => {
    const lengths = sources.map(linesOf).toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(90);
  });
});

describe('no function is too long to understand', () => {
  const long = sources.flatMap((source) => longFunctions(source));

  it('none has more than 60 lines, but for those listed with a reason', () => {
    expect(
      long
        .filter(({ name, lines }) => lines > (LONG_FUNCTIONS[name]?.[0] ?? 0))
        .map(({ name, lines }) => `${name}: ${lines}`),
    ).toEqual([]);
  });

  it('none is listed that is no longer long', () => {
    expect(Object.keys(LONG_FUNCTIONS).filter((name) => !long.some((each) => each.name === name))).toEqual(
      [],
    );
    for (const [, reason] of Object.values(LONG_FUNCTIONS)) expect(reason.length).toBeGreaterThan(15);
  });

  it('a long one is seen', () => {
    const planted = parse(
      'x.ts',
      `export function long() {\n${'  work();\n'.repeat(60)}}\nconst short = () => {\n  work();\n};\n`,
    );
    expect(longFunctions(planted)).toEqual([{ name: 'x.ts long', lines: 62 }]);
    expect(longFunctions(planted, 2).map(({ name }) => name)).toEqual(['x.ts long', 'x.ts short']);
  });
});

describe('no folder is too full to survey', () => {
  const full = [...foldersIn([...ROOMS, 'test'])]
    .filter(([, count]) => count > FULLEST_FOLDER)
    .map(([folder]) => folder);

  it('none holds more than 14 files, but for those listed with a reason', () => {
    expect(full.filter((folder) => !(folder in FULL_FOLDERS))).toEqual([]);
  });

  it('none is listed that is no longer full', () => {
    expect(Object.keys(FULL_FOLDERS).filter((folder) => !full.includes(folder))).toEqual([]);
  });
});
