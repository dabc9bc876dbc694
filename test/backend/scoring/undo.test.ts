import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWithKey } from '../../makers/raw-database.ts';
import { type CaseTemplate, caseTemplate, openCase, type ReviewedCase } from '../../makers/reviewed-case.ts';
import { cleanUp } from '../../makers/temporary.ts';
import { LEVELS_RUBRIC } from '../../makers/workspace.ts';

const LONG = process.env.LONG === '1';
const DEEPEST = 200;

let template: CaseTemplate;

beforeAll(async () => {
  template = await caseTemplate();
});
afterAll(cleanUp);

/** Everything a step may change, without the names of the steps. */
async function stateOf({ ask, caseId }: ReviewedCase): Promise<unknown> {
  const { history: _, ...sheet } = await ask('scoring.sheet', { caseId });
  const findings = await ask('findings.list', { caseId });
  return {
    sheet,
    findings: findings.map(({ id, state, reason, bookedOn }) => ({ id, state, reason, bookedOn })),
  };
}

/** States one after the other, until there is no further step. */
async function walk(opened: ReviewedCase, way: 'scoring.undo' | 'scoring.redo'): Promise<unknown[]> {
  const states: unknown[] = [];
  while ((await opened.codeOf(way, { caseId: opened.caseId })) === 'ok') states.push(await stateOf(opened));
  return states;
}

/** What changed nothing that can be seen may be a step, or none. */
function withoutRepeats(states: readonly unknown[]): unknown[] {
  return states.filter((state, index) => index === 0 || !isDeepStrictEqual(state, states[index - 1]));
}

type Step = (opened: ReviewedCase) => Promise<unknown>;

async function firstDeduction({
  ask,
  caseId,
}: ReviewedCase): Promise<{ id: string; evidence: readonly { id: string }[] }> {
  const { deductions } = await ask('scoring.sheet', { caseId });
  const [deduction] = deductions;
  if (!deduction) throw new Error('no deduction');
  return deduction;
}

const deduct: Step = async ({ ask, caseId, selection }) =>
  ask('scoring.deduct', {
    caseId,
    itemId: 'B4',
    optionId: 'B4.1',
    selection: await selection('决定书', '没有明码标价'),
  });
const confirm: Step = ({ ask, findings }) =>
  ask('findings.confirm', {
    findingId: findings[0]?.id ?? '',
    booking: { kind: 'option', id: findings[0]?.bookings[0]?.id ?? '' },
  });

/** Kind of step, what must have been done before, the step. */
const STEPS: readonly (readonly [string, readonly Step[], Step])[] = [
  ['a deduction', [], deduct],
  ['the same deduction counted again', [deduct], deduct],
  [
    'a count',
    [deduct],
    async (c) =>
      c.ask('scoring.setCount', { caseId: c.caseId, deductionId: (await firstDeduction(c)).id, count: 7 }),
  ],
  [
    'a note',
    [deduct],
    async (c) =>
      c.ask('scoring.setNote', { caseId: c.caseId, deductionId: (await firstDeduction(c)).id, note: '说明' }),
  ],
  [
    'a removal with its evidence',
    [deduct, deduct],
    async (c) => c.ask('scoring.remove', { caseId: c.caseId, deductionId: (await firstDeduction(c)).id }),
  ],
  [
    'a removal of what a finding booked',
    [confirm],
    async (c) => c.ask('scoring.remove', { caseId: c.caseId, deductionId: (await firstDeduction(c)).id }),
  ],
  [
    'a veto',
    [],
    async (c) =>
      c.ask('scoring.veto', {
        caseId: c.caseId,
        vetoId: 'V01',
        reason: '没有处罚权',
        selection: await c.selection('决定书', '经查'),
      }),
  ],
  [
    'an attached passage',
    [deduct],
    async (c) =>
      c.ask('scoring.attach', {
        caseId: c.caseId,
        deductionId: (await firstDeduction(c)).id,
        selection: await c.selection('送达回证', '直接送达'),
      }),
  ],
  [
    'a detached passage',
    [deduct],
    async (c) =>
      c.ask('scoring.detach', {
        caseId: c.caseId,
        evidenceId: (await firstDeduction(c)).evidence[0]?.id ?? '',
      }),
  ],
  [
    'a fact set for the first time',
    [],
    (c) => c.ask('scoring.setFact', { caseId: c.caseId, factId: 'hearing-held', value: true }),
  ],
  [
    'a fact set again',
    [(c) => c.ask('scoring.setFact', { caseId: c.caseId, factId: 'fine', value: true })],
    (c) => c.ask('scoring.setFact', { caseId: c.caseId, factId: 'fine', value: false }),
  ],
  [
    'items marked as looked at',
    [],
    (c) => c.ask('scoring.markAssessed', { caseId: c.caseId, itemIds: ['A1', 'A2'], assessed: true }),
  ],
  [
    'items marked as not looked at',
    [(c) => c.ask('scoring.markAssessed', { caseId: c.caseId, itemIds: ['A1', 'A2'], assessed: true })],
    (c) => c.ask('scoring.markAssessed', { caseId: c.caseId, itemIds: ['A2'], assessed: false }),
  ],
  ['a finding confirmed and booked', [], confirm],
  [
    'a finding confirmed without a booking',
    [],
    (c) => c.ask('findings.confirm', { findingId: c.findings[1]?.id ?? '', booking: null }),
  ],
  [
    'a confirmed finding booked elsewhere',
    [confirm],
    (c) =>
      c.ask('findings.confirm', { findingId: c.findings[0]?.id ?? '', booking: { kind: 'veto', id: 'V05' } }),
  ],
  [
    'a finding dismissed',
    [],
    (c) => c.ask('findings.dismiss', { findingId: c.findings[2]?.id ?? '', reason: '已批准延期' }),
  ],
  [
    'a confirmed finding dismissed',
    [confirm],
    (c) => c.ask('findings.dismiss', { findingId: c.findings[0]?.id ?? '', reason: '看错了' }),
  ],
  ['a finding put off', [], (c) => c.ask('findings.later', { findingId: c.findings[0]?.id ?? '' })],
  [
    'a finding opened again',
    [confirm],
    (c) => c.ask('findings.reopen', { findingId: c.findings[0]?.id ?? '' }),
  ],
];

describe('undo', () => {
  it.each(STEPS)('takes back %s, and redo does it again', async (_, before, step) => {
    const opened = await openCase(template);
    const { ask, codeOf, caseId } = opened;
    for (const each of before) await each(opened);
    const was = await stateOf(opened);
    await step(opened);
    const became = await stateOf(opened);
    expect(became).not.toEqual(was);
    await ask('scoring.undo', { caseId });
    expect(await stateOf(opened)).toEqual(was);
    await ask('scoring.redo', { caseId });
    expect(await stateOf(opened)).toEqual(became);
    expect(await codeOf('scoring.redo', { caseId })).toBe('nothing-to-undo');
  });

  it('takes back a level and its removal, too', async () => {
    const opened = await openCase(await caseTemplate({ rubric: LEVELS_RUBRIC }));
    const { ask, caseId } = opened;
    const level = (given: 'flaw' | 'error' | null) =>
      ask('scoring.setLevel', {
        caseId,
        itemId: 'P101',
        level: given,
        affectsOutcome: false,
        selection: null,
      });
    const states = [await stateOf(opened)];
    for (const given of ['flaw', 'error', null] as const) {
      await level(given);
      states.push(await stateOf(opened));
    }
    for (const state of states.slice(0, -1).reverse()) {
      await ask('scoring.undo', { caseId });
      expect(await stateOf(opened)).toEqual(state);
    }
  });

  it('has nothing to take back on an untouched sheet, and names the step it offers', async () => {
    const opened = await openCase(template);
    const { ask, codeOf, caseId } = opened;
    expect(await codeOf('scoring.undo', { caseId })).toBe('nothing-to-undo');
    expect(await codeOf('scoring.redo', { caseId })).toBe('nothing-to-undo');
    await deduct(opened);
    const { history } = await ask('scoring.sheet', { caseId });
    expect(history.undo).toContain('书证物证视听电子数据固定');
    expect(history.redo).toBeNull();
    expect((await ask('scoring.undo', { caseId })).history).toEqual({ undo: null, redo: history.undo });
  });

  it('forgets what was undone as soon as something new is done', async () => {
    const opened = await openCase(template);
    const { ask, codeOf, caseId } = opened;
    await deduct(opened);
    await ask('scoring.undo', { caseId });
    await ask('scoring.setFact', { caseId, factId: 'fine', value: true });
    expect(await codeOf('scoring.redo', { caseId })).toBe('nothing-to-undo');
    await ask('scoring.undo', { caseId });
    expect(await codeOf('scoring.undo', { caseId })).toBe('nothing-to-undo');
  });

  it(`keeps the last ${DEEPEST} of 210 steps`, async () => {
    const opened = await openCase(template);
    const { ask, codeOf, caseId } = opened;
    await deduct(opened);
    const deductionId = (await firstDeduction(opened)).id;
    for (let step = 1; step <= 209; step += 1)
      await ask('scoring.setNote', { caseId, deductionId, note: `第${step}稿` });
    for (let back = 1; back <= DEEPEST; back += 1) await ask('scoring.undo', { caseId });
    expect(await codeOf('scoring.undo', { caseId })).toBe('nothing-to-undo');
    expect((await ask('scoring.sheet', { caseId })).deductions[0]?.note).toBe('第9稿');
    for (let again = 1; again <= 5; again += 1) await ask('scoring.redo', { caseId });
    expect((await ask('scoring.sheet', { caseId })).deductions[0]?.note).toBe('第14稿');
  });

  it('is refused when the sheet is no longer what the step left, and changes nothing then', async () => {
    const opened = await openCase(template);
    const { codeOf, caseId } = opened;
    await deduct(opened);
    const db = await openWithKey(opened.folder, opened.userId);
    db.prepare('UPDATE deductions SET count = 5').run();
    db.close();
    const was = await stateOf(opened);
    expect(await codeOf('scoring.undo', { caseId })).toBe('undo-conflict');
    expect(await stateOf(opened)).toEqual(was);
  });

  it('walks back through any order of steps, and forward again', async () => {
    const steps = STEPS.map(([, , step]) => step);
    const runs = LONG ? 60 : 8;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(steps.length - 1), { minLength: 2, maxLength: 14 }), async (order) => {
        const opened = await openCase(template);
        const was = await stateOf(opened);
        const states = [was];
        for (const index of order) {
          await (steps[index] as Step)(opened).catch(() => undefined);
          states.push(await stateOf(opened));
        }
        const back = await walk(opened, 'scoring.undo');
        const seen = withoutRepeats(states);
        expect(withoutRepeats([states.at(-1), ...back])).toEqual(seen.toReversed());
        const forward = await walk(opened, 'scoring.redo');
        expect(withoutRepeats([was, ...forward])).toEqual(seen);
        await opened.close();
      }),
      { numRuns: runs },
    );
  });
});
