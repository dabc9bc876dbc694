import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { lawLibrary } from '../../main/backend/laws/library.ts';
import { lineOf, parse, ROOMS, type Source, sourcesIn, visit } from './sources.ts';

const sources = sourcesIn(ROOMS);
const tests = sourcesIn(['test']);

/** Faults of one file that the type checker and the linter let through or might be talked into letting through. */
function faults(source: Source): string[] {
  const found: string[] = [];
  const say = (node: ts.Node, what: string): void => {
    found.push(`${source.path}:${lineOf(source, node.getStart())} ${what}`);
  };
  visit(source.tree, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) say(node, 'any');
    if (ts.isExportAssignment(node)) say(node, 'default export');
    if (ts.isEnumDeclaration(node)) say(node, 'enum');
    if (
      ts.canHaveModifiers(node) &&
      ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
    )
      say(node, 'default export');
  });
  if (/@ts-(?:ignore|nocheck)/.test(source.text)) found.push(`${source.path} type checking turned off`);
  return found;
}

const BAD_NAMES = /(?:^|[/-])(?:utils?|helpers?|common|misc|manager)(?:[./-]|$)|(?:^|\/)types\.tsx?$/;

/** What a tool asks for: a default export in its configuration. */
const TOOLS = ['test/vitest.config.ts'];

describe('TypeScript without a back door', () => {
  it.each(sources)('$path: no any, no default export, no enum, no checking turned off', (source) => {
    expect(faults(source)).toEqual([]);
  });

  it('in the tests too', () => {
    expect(tests.filter(({ path }) => !TOOLS.includes(path)).flatMap(faults)).toEqual([]);
  });

  it('a back door is seen', () => {
    const planted = parse(
      'x.ts',
      'export const a = (b: any) => b;\nexport default a;\nenum E { A }\nexport default function f() {}\n',
    );
    expect(faults(planted)).toEqual([
      'x.ts:1 any',
      'x.ts:2 default export',
      'x.ts:3 enum',
      'x.ts:4 default export',
    ]);
  });
});

describe('names', () => {
  it('no file or folder is a drawer for leftovers', () => {
    expect([...sources, ...tests].map(({ path }) => path).filter((path) => BAD_NAMES.test(path))).toEqual([]);
    expect(
      ['shared/utils.ts', 'main/common/x.ts', 'renderer/date-helpers.ts', 'main/types.ts'].every((path) =>
        BAD_NAMES.test(path),
      ),
    ).toBe(true);
  });

  it('are kebab-case', () => {
    const odd = [...sources, ...tests]
      .map(({ path }) => path)
      .filter(
        (path) =>
          !/^(?:[a-z0-9-]+\/|zh-CN\/)*(?:[a-z0-9-]+|zh-CN)(?:\.(?:test|config|exploit\.test))?\.(?:ts|tsx|mts)$/.test(
            path,
          ),
      );
    expect(odd.filter((path) => !/\.exploit\.test\.ts$|\/zh-CN\b/.test(path))).toEqual([]);
  });
});

describe('every module says what it is for', () => {
  it.each(sources)('$path', ({ text }) => {
    expect(text.replace(/^#!.*\n/, '').trimStart()).toMatch(/^\/\*\*/);
  });
});

describe('sources in law', () => {
  const TAG = /@law\s+([a-z0-9-]+)(?:@(\d{4}))?#(\d+)(?:-(\d+))?/g;
  const tagged = sources.flatMap(({ path, text }) =>
    [...text.matchAll(TAG)].map(([tag, law = '', year, article = '', sub]) => ({
      path,
      tag,
      law,
      year,
      key: sub === undefined ? article : `${article}-${sub}`,
    })),
  );

  it.each(tagged)('$path: $tag resolves to a law and an article in a version', ({ law: id, year, key }) => {
    const library = lawLibrary();
    const law = library.law(id);
    expect(law, id).not.toBeNull();
    const meant =
      law?.versions.filter(
        ({ label, from }) => year === undefined || label.startsWith(year) || from?.startsWith(year),
      ) ?? [];
    expect(meant.length).toBeGreaterThan(0);
    const articles = library.articles(id)?.versions ?? [];
    expect(
      meant.some(({ like }) =>
        articles.some((version) => version.from === like && version.articles.has(key)),
      ),
    ).toBe(true);
  });

  it('stand at least where days are counted and versions chosen', () => {
    const places = tagged.map(({ path }) => path);
    for (const path of ['shared/deadline/count.ts', 'shared/law/in-force.ts']) expect(places).toContain(path);
  });

  it('are all written so that they can be checked', () => {
    const loose = sources
      .flatMap(({ path, text }) => [...text.matchAll(/@law\b.*/g)].map(([line]) => ({ path, line })))
      .filter(({ line }) => !new RegExp(TAG.source).test(line));
    expect(loose).toEqual([]);
  });
});

describe('the network', () => {
  const NETWORK =
    /^(?:node:)?(?:https?|http2|net|dgram|tls|dns|inspector)(?:\/promises)?$|^(?:undici|ws|axios|node-fetch|got)$/;
  const CALLS = new Set(['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource']);

  function reaches(source: Source): string[] {
    const found: string[] = [];
    visit(source.tree, (node) => {
      const specifier =
        ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
          ? node.moduleSpecifier
          : ts.isCallExpression(node) &&
              (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
                node.expression.getText() === 'require')
            ? node.arguments[0]
            : undefined;
      if (specifier && ts.isStringLiteralLike(specifier) && NETWORK.test(specifier.text))
        found.push(`${source.path} imports ${specifier.text}`);
      if (
        (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
        CALLS.has(node.expression.getText().replace(/^globalThis\./, ''))
      ) {
        found.push(`${source.path} calls ${node.expression.getText()}`);
      }
    });
    return found;
  }

  it('is not reached from main, shared or renderer', () => {
    const reached = sources.filter(({ path }) => !path.startsWith('scripts/')).flatMap(reaches);
    expect(reached.filter((reach) => !OWN_SCHEME.includes(reach))).toEqual([]);
  });

  it('a reach for it is seen', () => {
    const planted = parse(
      'x.ts',
      "import http from 'node:http';\nexport * from 'net';\nawait import('node:tls');\nrequire('https');\nfetch('x');\nglobalThis.fetch('y');\nnew WebSocket('z');\nthis.fetch();\n",
    );
    expect(reaches(planted)).toHaveLength(7);
  });
});

/** The page fetches its own files through app://, which the shell answers; nothing else is let through. */
const OWN_SCHEME: readonly string[] = ['renderer/viewer/drawing/pdf-source.ts calls fetch'];
