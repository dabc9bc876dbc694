import { describe, expect, it } from 'vitest';
import { checkData } from '../../main/backend/checks.ts';
import { PHRASES, phrase } from '../../shared/checks/rule/rule-data.ts';
import { ALL_RULES, RULE_CODES } from '../../shared/checks/rules/all-rules.ts';
import { en } from '../../shared/i18n/en.ts';
import { ruleWords } from '../../shared/i18n/zh-CN/rules.ts';
import { fold } from '../../shared/text/fold.ts';

const { rules, catalog, library } = checkData();

describe('the word lists of the rules', () => {
  it.each(PHRASES)('%s matches each of its examples, folded as papers are', (name) => {
    const pattern = phrase(rules, name);
    const text = (example: string): string =>
      name === 'placeholders' ? example : fold(example).replace(/\s+/g, '');
    expect(rules.phrases[name].examples.filter((example) => !pattern.test(text(example)))).toEqual([]);
  });

  it.each(rules.sectors)('$name is known by its organs', ({ organ, organExamples }) => {
    expect(organExamples.filter((name) => !new RegExp(organ).test(name))).toEqual([]);
  });
});

describe('the figures of the rules', () => {
  const figures = [
    ...rules.sectors.flatMap(({ hearing }) => hearing),
    ...rules.onTheSpot,
    ...rules.cashOnTheSpot,
    ...rules.policeStation,
  ];

  it('rest on laws of the library', () => {
    expect(
      figures.filter(({ basis }) => library.lexicon.find(basis.law) === null).map(({ basis }) => basis.law),
    ).toEqual([]);
  });

  it('end after they begin', () => {
    expect(figures.filter(({ from, to }) => from !== null && to !== null && to < from)).toEqual([]);
  });
});

describe('the rules', () => {
  it('answer for codes of the catalogue', () => {
    for (const code of RULE_CODES) expect(() => catalog.entry(code), code).not.toThrow();
  });

  it('have sentences in both languages for codes that have a rule', () => {
    const codes = Object.keys(ruleWords).flatMap((key) => (key.startsWith('rule.') ? [key.slice(5, 9)] : []));
    expect(codes.filter((code) => !RULE_CODES.has(code))).toEqual([]);
    expect([...RULE_CODES].filter((code) => !codes.includes(code))).toEqual([]);
    expect(Object.keys(ruleWords).filter((key) => !(key in en))).toEqual([]);
  });

  it('are all listed once', () => {
    expect(new Set(ALL_RULES.map(([, rule]) => rule)).size).toBe(ALL_RULES.length);
  });

  it('hide findings only by rules and codes that exist', () => {
    for (const { first, hides } of rules.suppression)
      for (const code of [first, ...hides]) expect(() => catalog.entry(code), code).not.toThrow();
  });

  it('name bases by titles the library knows, or by none', () => {
    const laws = new Set(catalog.entries.flatMap(({ basis }) => basis.map(({ law }) => law)));
    expect([...laws].filter((law) => library.lexicon.find(law) === null)).toEqual([]);
  });
});
