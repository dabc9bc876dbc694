import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { type CaseTemplate, caseTemplate, openCase } from '../../makers/reviewed-case.ts';
import { cleanUp } from '../../makers/temporary.ts';
import { LEVELS_RUBRIC, PASSWORD } from '../../makers/workspace.ts';

let template: CaseTemplate;

beforeAll(async () => {
  template = await caseTemplate({ rubric: LEVELS_RUBRIC });
});
afterAll(cleanUp);

function graded({ score }: SheetView): unknown {
  return { grade: score.grade, proposal: score.proposal, total: score.total };
}

describe('a rubric that grades by levels instead of points', () => {
  it('turns the levels given to items into a grade, each step at once', async () => {
    const { ask, caseId, selection } = await openCase(template);
    const passage = await selection('决定书', '没有明码标价');
    const level = (itemId: string, given: 'flaw' | 'error' | 'grave' | null, affectsOutcome = false) =>
      ask('scoring.setLevel', { caseId, itemId, level: given, affectsOutcome, selection: passage });
    expect(graded(await ask('scoring.sheet', { caseId }))).toEqual({
      grade: '合格案件',
      proposal: 'pass',
      total: 10_000,
    });
    for (const itemId of ['P101', 'P102', 'P103', 'P201']) await level(itemId, 'flaw');
    expect(graded(await ask('scoring.sheet', { caseId }))).toEqual({
      grade: '合格案件',
      proposal: 'pass',
      total: 9600,
    });
    expect(graded(await level('P202', 'flaw'))).toEqual({
      grade: '瑕疵案件',
      proposal: 'flawed',
      total: 9500,
    });
    expect(graded(await level('P202', null))).toEqual({ grade: '合格案件', proposal: 'pass', total: 9600 });
    expect(graded(await level('P301', 'error'))).toEqual({
      grade: '瑕疵案件',
      proposal: 'flawed',
      total: 9100,
    });
    expect(graded(await level('P301', 'error', true))).toEqual({
      grade: '瑕疵案件',
      proposal: 'flawed',
      total: 9100,
    });
    expect(graded(await level('P302', 'error', true))).toEqual({
      grade: '不合格案件',
      proposal: 'wrong',
      total: 8600,
    });
    expect(graded(await level('P302', 'grave'))).toEqual({
      grade: '不合格案件',
      proposal: 'wrong',
      total: null,
    });
    const sheet = await level('P302', null);
    expect(
      sheet.deductions.map((deduction) => [deduction.itemId, deduction.level, deduction.affectsOutcome]),
    ).toEqual([
      ['P101', 'flaw', false],
      ['P102', 'flaw', false],
      ['P103', 'flaw', false],
      ['P201', 'flaw', false],
      ['P301', 'error', true],
    ]);
  });

  it('weighs items as it says, and needs its facts', async () => {
    const { ask, caseId } = await openCase(template);
    const sheet = await ask('scoring.setLevel', {
      caseId,
      itemId: 'P402',
      level: 'flaw',
      affectsOutcome: false,
      selection: null,
    });
    expect(sheet.score).toMatchObject({ total: 9800, evidenceMissing: ['P402'] });
    await ask('scoring.setLevel', {
      caseId,
      itemId: 'P402',
      level: null,
      affectsOutcome: false,
      selection: null,
    });
    expect(graded(await ask('scoring.setFact', { caseId, factId: 'exemplary', value: true }))).toMatchObject({
      grade: '优质案件',
    });
    expect(
      graded(await ask('scoring.setFact', { caseId, factId: 'reversed-with-fault', value: true })),
    ).toMatchObject({ grade: '不合格案件', proposal: 'wrong' });
  });

  it('has no deductions by points', async () => {
    const { codeOf, caseId } = await openCase(template);
    expect(
      await codeOf('scoring.deduct', { caseId, itemId: 'P101', optionId: 'C2.1', selection: null }),
    ).toBe('invalid');
    expect(
      await codeOf('scoring.setLevel', {
        caseId,
        itemId: 'P999',
        level: 'flaw',
        affectsOutcome: false,
        selection: null,
      }),
    ).toBe('not-found');
  });

  it('takes two findings of one kind on one item as one level with both passages', async () => {
    const { ask, caseId, findings } = await openCase(template);
    const superseded = findings.filter((finding) => finding.rule === 'E022');
    expect(
      superseded.map((finding) => finding.bookings.map((booking) => [booking.kind, booking.id])),
    ).toEqual([[['item', 'P302']], [['item', 'P302']]]);
    for (const finding of superseded)
      await ask('findings.confirm', { findingId: finding.id, booking: { kind: 'item', id: 'P302' } });
    const both = await ask('scoring.sheet', { caseId });
    expect(both.deductions).toMatchObject([
      { kind: 'level', itemId: 'P302', level: 'error', evidence: [{}, {}] },
    ]);
    await ask('findings.dismiss', { findingId: superseded[0]?.id ?? '', reason: '不成立' });
    const one = await ask('scoring.sheet', { caseId });
    expect(one.deductions).toMatchObject([{ itemId: 'P302', findingId: superseded[1]?.id, evidence: [{}] }]);
    await ask('findings.dismiss', { findingId: superseded[1]?.id ?? '', reason: '不成立' });
    expect((await ask('scoring.sheet', { caseId })).deductions).toEqual([]);
  });

  it('is concluded and sealed like any other', async () => {
    const { ask, caseId, findings, selection } = await openCase(template);
    for (const finding of findings)
      await ask('findings.dismiss', { findingId: finding.id, reason: '与本标准无关' });
    await ask('scoring.setLevel', {
      caseId,
      itemId: 'P601',
      level: 'error',
      affectsOutcome: false,
      selection: await selection('决定书', '应当从轻'),
    });
    const view = await ask('conclusions.get', { caseId });
    expect(view).toMatchObject({ grade: '瑕疵案件', proposal: 'flawed', total: 9500, full: 10_000 });
    expect(view.draftOpinion).toContain('关键争点未回应（见《行政处罚决定书》第1页“应当从轻”）');
    expect(view.draftOpinion).toContain('等次为瑕疵案件');
    await ask('conclusions.save', {
      caseId,
      determination: 'flawed',
      determinationReason: '说理不足',
      opinion: view.draftOpinion,
    });
    expect(await ask('conclusions.sign', { caseId, password: PASSWORD })).toMatchObject({
      state: 'sealed',
      grade: '瑕疵案件',
    });
  });
});
