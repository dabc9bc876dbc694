import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isMessageKey } from '../../shared/i18n/translate.ts';
import { lineOf, parse, ROOMS, type Source, sourcesIn, visit } from './sources.ts';

const HAN = /\p{Script=Han}/u;
/** A word a person would read: Han, or two letters and more. */
const WORD = /\p{Script=Han}|[A-Za-z]{2,}/u;
/** Attributes a person reads or hears. */
const SHOWN = new Set([
  'title',
  'placeholder',
  'aria-label',
  'label',
  'alt',
  'hint',
  'description',
  'okText',
  'cancelText',
  'header',
  'message',
]);

/** The texts an expression may become, calls and names left out: only zh(…) may give words. */
function literals(node: ts.Expression | undefined): ts.Node[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return [node];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
    return literals(node.expression);
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const kind = node.operatorToken.kind;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return literals(node.right);
    const joins = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.PlusToken];
    return joins.includes(kind) ? [...literals(node.left), ...literals(node.right)] : [];
  }
  return [];
}

function wordsOf(node: ts.Node): string {
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' ');
  return ts.isStringLiteralLike(node) ? node.text : node.getText();
}

/** Texts of a component that do not come from the table of words. */
function untranslated(source: Source): string[] {
  const found: string[] = [];
  const say = (node: ts.Node, text: string): void => {
    if (WORD.test(text)) found.push(`${source.path}:${lineOf(source, node.getStart())} ${text.trim()}`);
  };
  visit(source.tree, (node) => {
    if (ts.isJsxText(node)) say(node, node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent))
      for (const literal of literals(node.expression)) say(literal, wordsOf(literal));
    if (ts.isJsxAttribute(node) && SHOWN.has(node.name.getText())) {
      const value = node.initializer;
      if (value && ts.isStringLiteral(value)) say(value, value.text);
      if (value && ts.isJsxExpression(value))
        for (const literal of literals(value.expression)) say(literal, wordsOf(literal));
    }
  });
  return found;
}

const renderer = sourcesIn(['renderer']);

describe('no word on the screen stands outside the table of words', () => {
  it.each(renderer.filter(({ path }) => path.endsWith('.tsx')))('$path', (source) => {
    expect(untranslated(source)).toEqual([]);
  });

  it('and no Chinese in the window’s code at all', () => {
    const found = renderer.flatMap((source) => {
      const texts: string[] = [];
      visit(source.tree, (node) => {
        if (
          (ts.isStringLiteralLike(node) ||
            ts.isTemplateExpression(node) ||
            ts.isRegularExpressionLiteral(node)) &&
          HAN.test(node.getText())
        ) {
          texts.push(`${source.path}:${lineOf(source, node.getStart())} ${node.getText()}`);
        }
      });
      return texts;
    });
    expect(found).toEqual([]);
  });

  it('one that does is seen, wherever it stands', () => {
    const planted = [
      'const a = <p>已保存</p>;',
      'const b = <p>Saved</p>;',
      "const c = <p>{ok ? '好' : zh('x')}</p>;",
      "const d = <p>{name || '无'}</p>;",
      'const e = <p>{`共${n}页`}</p>;',
      "const f = <Button title='关闭' />;",
      "const g = <Input placeholder={wide ? 'Search' : zh('x')} />;",
      'const h = <Field label={`第${n}项`} />;',
      "const i = <a aria-label='Close' />;",
    ];
    for (const code of planted) expect(untranslated(parse('x.tsx', code)), code).toHaveLength(1);
  });

  it('one that comes from the table is not', () => {
    const sound = [
      "const a = <p>{zh('x')}</p>;",
      'const b = <p>{name} · {count}</p>;',
      "const c = <Field label={kind === 'cell' ? zh('a') : zh('b')} />;",
      "const d = <p className='muted'>{list.map((each) => <b key='ab'>{each}</b>)}</p>;",
      "const e = <Icon name='close' />;",
      "const f = <p>{of(zh('x'), 'compact')}</p>;",
    ];
    for (const code of sound) expect(untranslated(parse('x.tsx', code)), code).toEqual([]);
  });
});

describe('the table of words', () => {
  const all = sourcesIn(ROOMS);
  it('has every key that the code asks for by name', () => {
    const asked = all
      .filter(({ path }) => !path.startsWith('shared/i18n/'))
      .flatMap((source) => {
        const keys: string[] = [];
        visit(source.tree, (node) => {
          const argument =
            ts.isCallExpression(node) && ['zh', 't'].includes(node.expression.getText())
              ? node.arguments[0]
              : undefined;
          if (argument && ts.isStringLiteralLike(argument)) keys.push(argument.text);
        });
        return keys;
      });
    expect(asked.length).toBeGreaterThan(100);
    expect([...new Set(asked)].filter((key) => !isMessageKey(key))).toEqual([]);
  });
});
