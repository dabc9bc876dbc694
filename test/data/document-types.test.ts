import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../main/backend/facts/vocabulary.ts';
import { classifyPage } from '../../shared/facts/classify.ts';
import { LabelsSchema, labelKey, SurnamesSchema } from '../../shared/facts/vocabulary.ts';
import { fold } from '../../shared/text/fold.ts';
import { printedPage } from '../unit/builders/pages.ts';
import { readJson } from './resources.ts';

const { types, patternsOf, opinionRole, fieldsOf, roleOf } = vocabulary();
const labels = LabelsSchema.parse(readJson('documents/labels.json'));
const surnames = SurnamesSchema.parse(readJson('documents/surnames.json'));

function titleOf(example: string): string {
  return fold(example).replace(/\s+/g, '');
}

function winner(example: string): string | null {
  return classifyPage(printedPage([example]), vocabulary())?.code ?? null;
}

/**
 * Titles that two kinds of case share, or that a pattern covers too little of. What wins is written down, so that a
 * change is noticed; each is a defect of the data or a question only the rest of the file can settle.
 */
const CONTESTED: Readonly<Record<string, string | null>> = {
  当事人主体资格材料: null,
  书证复印件: null,
  行政处罚听证告知书: 'NOTICE',
  终止调查审批表: 'SUSPEND',
  案件移送函: 'SOURCE',
  现场笔录: 'SITE_RECORD',
  受案登记表: 'FILING',
  立案决定书: 'FILING',
  不予立案通知书: 'NO_FILING',
  补充移送审查起诉意见书: null,
};

describe('document types', () => {
  it('have codes of their own', () => {
    expect(new Set(types.map(({ code }) => code)).size).toBe(types.length);
  });

  it.each(types.filter(({ patterns }) => patterns.length > 0))(
    '$code $name: every pattern has an example, and every example a pattern',
    ({ code, examples }) => {
      const patterns = patternsOf.get(code) ?? [];
      const idle = patterns.filter((pattern) => !examples.some((example) => pattern.test(titleOf(example))));
      const unmatched = examples.filter(
        (example) => !patterns.some((pattern) => pattern.test(titleOf(example))),
      );
      expect({ idle, unmatched }).toEqual({ idle: [], unmatched: [] });
    },
  );

  it.each(types.flatMap(({ code, examples }) => examples.map((example) => ({ code, example }))))(
    '“$example” is won by $code',
    ({ code, example }) => {
      expect(winner(example)).toBe(
        example in CONTESTED && CONTESTED[example] !== code ? CONTESTED[example] : code,
      );
    },
  );

  it('the contested titles are still contested', () => {
    const settled = Object.keys(CONTESTED).filter((example) =>
      types.some(
        ({ code, examples }) =>
          examples.includes(example) && winner(example) === code && CONTESTED[example] !== code,
      ),
    );
    const unused = Object.keys(CONTESTED).filter(
      (example) => !types.some(({ examples }) => examples.includes(example)),
    );
    expect({ settled, unused }).toEqual({ settled: [], unused: [] });
  });

  it('with no pattern are the office’s own papers, which no case file holds', () => {
    expect(
      types.filter(({ patterns }) => patterns.length === 0).every(({ code }) => code.startsWith('RV_')),
    ).toBe(true);
  });
});

describe('column names', () => {
  it.each(labels.opinions)(
    '$pattern: every example is an opinion of $role',
    ({ pattern, role, examples }) => {
      for (const example of examples) {
        expect(new RegExp(pattern).test(labelKey(example)), example).toBe(true);
        expect(opinionRole(labelKey(example)), example).toBe(role);
      }
    },
  );

  it.each(labels.fieldPatterns)(
    '$pattern: every example is the field $field',
    ({ field, pattern, examples }) => {
      for (const example of examples) {
        expect(labelKey(example)).toMatch(new RegExp(pattern));
        expect([...(fieldsOf(labelKey(example)) ?? [])], example).toContain(field);
      }
    },
  );

  it.each(labels.rolePatterns)('$pattern: every example is the role $role', ({ role, pattern, examples }) => {
    for (const example of examples) {
      expect(labelKey(example)).toMatch(new RegExp(pattern));
      expect(roleOf(labelKey(example)), example).toBe(role);
    }
  });

  it('stand for one role each', () => {
    const seen = new Map<string, string>();
    const doubled: string[] = [];
    for (const [role, names] of Object.entries(labels.roles)) {
      for (const name of names ?? []) {
        const known = seen.get(labelKey(name));
        if (known !== undefined && known !== role) doubled.push(`${name}: ${known}, ${role}`);
        seen.set(labelKey(name), role);
      }
    }
    expect(doubled).toEqual([]);
  });

  it('are written once in their list', () => {
    const lists = [
      ...Object.values(labels.fields),
      ...Object.values(labels.roles),
      labels.certLabels,
      labels.inlineLeads,
    ];
    expect(
      lists.flatMap((list) => (list ?? []).filter((name, index) => list?.indexOf(name) !== index)),
    ).toEqual([]);
  });
});

describe('surnames', () => {
  it('are written once', () => {
    expect([...surnames.single].filter((char, index, all) => all.indexOf(char) !== index)).toEqual([]);
    expect(surnames.compound.filter((name, index, all) => all.indexOf(name) !== index)).toEqual([]);
  });

  it('a word that is never a name would otherwise be taken for one, or stands alone in a form', () => {
    expect(surnames.neverNames.filter((name, index, all) => all.indexOf(name) !== index)).toEqual([]);
  });
});
