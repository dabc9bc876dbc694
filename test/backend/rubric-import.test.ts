import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rubricXlsx } from '../../main/backend/reports/rubric-xlsx.ts';
import { parseRubric, type Rubric } from '../../shared/rubric/schema.ts';
import { encodings } from '../makers/folder-contents.ts';
import { type OfficeRubric, officeRubric } from '../makers/rubric.ts';
import { cleanUp, temporaryFolder } from '../makers/temporary.ts';
import { makeReview, type TestWorkspace, temporaryWorkspace } from '../makers/workspace.ts';

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await temporaryWorkspace();
});
afterAll(cleanUp);

function importFile(bytes: string | Uint8Array, own: TestWorkspace = workspace) {
  const path = join(temporaryFolder(), 'rubric.json');
  writeFileSync(path, bytes);
  return own.ask('rubrics.import', { file: own.pick(path) });
}

function changed(change: (rubric: OfficeRubric) => unknown): string {
  const rubric = officeRubric();
  change(rubric);
  return JSON.stringify(rubric);
}

describe('a rubric file of the office’s own', () => {
  it('is taken, given back as it was written, and scores a review', async () => {
    const { rubric, issues } = await importFile(JSON.stringify(officeRubric(), null, 2));
    expect(issues).toEqual([]);
    expect(rubric).toMatchObject({
      rubricId: 'office-own',
      version: '2026',
      name: '本局案卷评查标准',
      items: 3,
      mode: 'deduct',
      shipped: false,
      locked: false,
    });
    expect(await workspace.ask('rubrics.get', { id: rubric?.id ?? '' })).toEqual(officeRubric());
    await makeReview(workspace, rubric?.id);
    expect((await workspace.ask('rubrics.list', {})).find((row) => row.id === rubric?.id)).toMatchObject({
      locked: true,
    });
  });

  it('is taken from a workbook, too', async () => {
    const own = await temporaryWorkspace();
    const parsed = parseRubric(officeRubric());
    const { rubric, issues } = await importFile(await rubricXlsx((parsed as { rubric: Rubric }).rubric), own);
    expect(issues).toEqual([]);
    expect(await own.ask('rubrics.get', { id: rubric?.id ?? '' })).toEqual(officeRubric());
  });

  it('imported twice is the same rubric, and the second time nothing is written', async () => {
    const own = await temporaryWorkspace();
    const text = JSON.stringify(officeRubric());
    const first = await importFile(text, own);
    const before = await own.ask('audit.verify', {});
    const second = await importFile(`\ufeff ${text} \n`, own);
    expect(second.rubric).toEqual(first.rubric);
    expect(await own.ask('audit.verify', {})).toEqual(before);
    expect((await own.ask('rubrics.list', {})).filter((row) => !row.shipped)).toHaveLength(1);
  });

  it('in a new version stands beside the old one, which its reviews keep', async () => {
    const own = await temporaryWorkspace();
    const old = await importFile(JSON.stringify(officeRubric()), own);
    const reviewId = await makeReview(own, old.rubric?.id);
    const newer = await importFile(
      changed((rubric) => Object.assign(rubric, { version: '2027' })),
      own,
    );
    expect(newer.rubric?.id).not.toBe(old.rubric?.id);
    expect(await own.ask('reviews.get', { reviewId })).toMatchObject({
      rubricId: old.rubric?.id,
      rubricVersion: '2026',
    });
  });
});

describe('a faulty rubric file', () => {
  const first = (rubric: OfficeRubric) => rubric.groups[0]?.items[0];

  it.each([
    [
      'an item twice',
      'duplicate-id',
      'groups.1.items.0.id',
      (r: OfficeRubric) => Object.assign(r.groups[1]?.items[0] ?? {}, { id: 'X1' }),
    ],
    [
      'a veto that bears an item’s number',
      'duplicate-id',
      'groups.0.items.0.id',
      (r: OfficeRubric) => Object.assign(r.vetoes[0] ?? {}, { id: 'X1' }),
    ],
    [
      'a condition on a fact there is not',
      'unknown-fact',
      'groups.0.items.0.appliesIf',
      (r: OfficeRubric) =>
        Object.assign(first(r) ?? {}, {
          appliesIf: { all: [{ fact: 'heard' }, { not: { fact: 'weather' } }] },
        }),
    ],
    [
      'a profile that turns off an item there is not',
      'unknown-item',
      'profiles.0.disable.1',
      (r: OfficeRubric) => Object.assign(r.profiles[0] ?? {}, { disable: ['X2', 'Z9'] }),
    ],
    [
      'a deduction above its item',
      'deduction-above-max',
      'groups.0.items.0.deductions.0.points',
      (r: OfficeRubric) => Object.assign(first(r)?.deductions[0] ?? {}, { points: 10.5 }),
    ],
    [
      'items that do not add up',
      'max-sum',
      'groups',
      (r: OfficeRubric) => Object.assign(first(r) ?? {}, { max: 11 }),
    ],
    [
      'grades out of order',
      'grade-order',
      'scoring.grades.1',
      (r: OfficeRubric) =>
        Object.assign(r.scoring, {
          grades: [
            { name: '合格', from: 12 },
            { name: '优秀', from: 18 },
            { name: '不合格', from: 0 },
          ],
        }),
    ],
    [
      'grades that leave low scores without one',
      'grade-floor',
      'scoring.grades',
      (r: OfficeRubric) =>
        Object.assign(r.scoring, {
          grades: [
            { name: '合格', from: 12 },
            { name: '不合格', from: 1 },
          ],
        }),
    ],
    [
      'a veto’s grade there is not',
      'unknown-grade',
      'scoring.veto.grade',
      (r: OfficeRubric) => Object.assign(r.scoring.veto, { grade: '差' }),
    ],
    [
      'a choice that is not among the choices',
      'choice-initial',
      'facts.1.initial',
      (r: OfficeRubric) => Object.assign(r.facts[1] ?? {}, { initial: '特别' }),
    ],
    ['a word it does not know', 'shape', '', (r: OfficeRubric) => Object.assign(r, { colour: 'red' })],
    [
      'points with three decimals',
      'shape',
      'groups.0.items.0.max',
      (r: OfficeRubric) => Object.assign(first(r) ?? {}, { max: 1.005 }),
    ],
    [
      'no deductions at an item',
      'shape',
      'groups.0.items.0.deductions',
      (r: OfficeRubric) => Object.assign(first(r) ?? {}, { deductions: [] }),
    ],
    [
      'a date that is none',
      'shape',
      'effectiveFrom',
      (r: OfficeRubric) => Object.assign(r, { effectiveFrom: '2026-02-30' }),
    ],
    [
      'another schema',
      'shape',
      'schema',
      (r: OfficeRubric) => Object.assign(r, { schema: 'case-review/rubric@9' }),
    ],
  ])('with %s is not stored, and says %s at %s', async (_, code, path, change) => {
    const before = await workspace.ask('rubrics.list', {});
    const { rubric, issues } = await importFile(changed(change));
    expect(rubric).toBeNull();
    expect(issues).toContainEqual(expect.objectContaining({ code, path }));
    expect(await workspace.ask('rubrics.list', {})).toEqual(before);
  });

  it.each([
    ['no JSON', '{"schema":'],
    ['in another encoding', encodings(JSON.stringify(officeRubric())).gb18030],
    ['empty', ''],
  ])('that is %s says so', async (_, bytes) => {
    expect(await importFile(bytes)).toEqual({
      rubric: null,
      issues: [{ path: '', code: 'not-json', details: {} }],
    });
  });

  it('that is JSON but no object says so', async () => {
    for (const text of ['null', '[]', '"rubric"', '5']) {
      expect(await importFile(text)).toMatchObject({ rubric: null, issues: [{ code: 'shape' }] });
    }
  });

  it('of five million bytes is refused before it is read as JSON', async () => {
    const path = join(temporaryFolder(), 'big.json');
    writeFileSync(path, ' '.repeat(5_000_000));
    expect(await workspace.codeOf('rubrics.import', { file: workspace.pick(path) })).toBe('too-large');
  });

  it.each([1000, 200_000])('with %d levels of conditions is refused and does no harm', async (depth) => {
    const deep = `${'{"not":'.repeat(depth)}"always"${'}'.repeat(depth)}`;
    const text = JSON.stringify(officeRubric()).replace(
      '"appliesIf":{"fact":"heard"}',
      `"appliesIf":${deep}`,
    );
    expect(text.length).toBeGreaterThan(depth * 8);
    expect(await importFile(text)).toMatchObject({ rubric: null, issues: [{ code: 'shape' }] });
  });
});
