import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingView } from '../../shared/contract/findings.ts';
import { type CaseTemplate, caseTemplate, openCase, type ReviewedCase } from '../makers/reviewed-case.ts';
import { cleanUp, temporaryFolder } from '../makers/temporary.ts';
import { addUser, passGate, signInAs } from '../makers/workspace.ts';

let template: CaseTemplate;
/** As the shipped rubric, but superseded citations are counted: two points each. */
let counting: CaseTemplate;

const SHIPPED = fileURLToPath(new URL('../../resources/rubrics/cn-penalty-100.json', import.meta.url));

beforeAll(async () => {
  template = await caseTemplate();
  counting = await caseTemplate({
    prepare: async (workspace) => {
      const text = readFileSync(SHIPPED, 'utf8');
      const rubric = JSON.parse(text) as {
        id: string;
        groups: { items: { deductions: { id: string; points: number; per?: string }[] }[] }[];
      };
      rubric.id = 'office-counting';
      for (const option of rubric.groups.flatMap((group) => group.items).flatMap((item) => item.deductions)) {
        if (option.id === 'C2.1') Object.assign(option, { points: 2, per: '处' });
      }
      const path = join(temporaryFolder(), 'rubric.json');
      writeFileSync(path, JSON.stringify(rubric));
      const { rubric: imported } = await workspace.ask('rubrics.import', { file: workspace.pick(path) });
      return imported?.id ?? '';
    },
  });
}, 60_000);
afterAll(cleanUp);

function ofRule(opened: ReviewedCase, rule: string): FindingView[] {
  return opened.findings.filter((finding) => finding.rule === rule);
}

const BOOKING = { kind: 'option', id: 'C2.1' } as const;

async function finding(opened: ReviewedCase, id: string): Promise<FindingView | undefined> {
  return (await opened.ask('findings.list', { caseId: opened.caseId })).find((each) => each.id === id);
}

describe('the machine’s findings', () => {
  it('come with passage, basis, figures and where they may be booked', async () => {
    const opened = await openCase(template);
    expect(opened.findings.map((each) => [each.rule, each.severity, each.state])).toEqual([
      ['E022', 'error', 'open'],
      ['E022', 'error', 'open'],
      ['E066', 'error', 'open'],
    ]);
    const late = ofRule(opened, 'E066')[0];
    expect(late?.where.map((anchor) => [anchor.quote, anchor.page])).toEqual([
      ['2023年5月8日', 1],
      ['2023年4月10日', 1],
    ]);
    // 11 to 21 April are nine working days, 23 April one more (a Sunday worked), 24 to 28 five, 4 to 6 and 8 May four.
    expect(late?.data).toMatchObject({
      kind: 'limit',
      from: '2023-04-10',
      to: '2023-05-08',
      due: '2023-04-19',
      used: 19,
      allowed: 7,
    });
    expect(late?.bookings).toMatchObject([{ kind: 'option', id: 'F1.1', itemId: 'F1', points: 300 }]);
    const notice = ofRule(opened, 'E022').find((each) => each.where[0]?.quote.includes('第三十二条'));
    expect(notice?.data).toMatchObject({
      kind: 'citation',
      status: 'superseded',
      suggestion: { law: '中华人民共和国行政处罚法', article: '第四十五条' },
    });
  });
});

describe('confirming a finding', () => {
  it('with a booking makes the deduction and its evidence in one step to undo', async () => {
    const opened = await openCase(template);
    const { ask, caseId } = opened;
    const late = ofRule(opened, 'E066')[0];
    await ask('findings.confirm', { findingId: late?.id ?? '', booking: { kind: 'option', id: 'F1.1' } });
    const sheet = await ask('scoring.sheet', { caseId });
    expect(sheet.deductions).toMatchObject([
      { itemId: 'F1', optionId: 'F1.1', findingId: late?.id, count: 1 },
    ]);
    expect(sheet.deductions[0]?.evidence.map((evidence) => evidence.anchor)).toEqual(late?.where);
    expect(sheet.deductions[0]?.evidence.map((evidence) => evidence.documentTitle)).toEqual([
      '送达回证',
      '行政处罚决定书',
    ]);
    expect(await finding(opened, late?.id ?? '')).toMatchObject({
      state: 'confirmed',
      bookedOn: sheet.deductions[0]?.id,
    });
    const undone = await ask('scoring.undo', { caseId });
    expect(undone).toMatchObject({ deductions: [], history: { undo: null } });
    expect(await finding(opened, late?.id ?? '')).toMatchObject({ state: 'open', bookedOn: null });
  });

  it('without a booking takes nothing off', async () => {
    const opened = await openCase(template);
    const id = ofRule(opened, 'E066')[0]?.id ?? '';
    await opened.ask('findings.confirm', { findingId: id, booking: null });
    expect(await finding(opened, id)).toMatchObject({ state: 'confirmed', bookedOn: null });
    expect((await opened.ask('scoring.sheet', { caseId: opened.caseId })).deductions).toEqual([]);
  });

  it('twice books it once, wherever it was booked last', async () => {
    const opened = await openCase(template);
    const { ask, caseId } = opened;
    const id = ofRule(opened, 'E022')[0]?.id ?? '';
    await ask('findings.confirm', { findingId: id, booking: BOOKING });
    await ask('findings.confirm', { findingId: id, booking: BOOKING });
    expect((await ask('scoring.sheet', { caseId })).deductions).toMatchObject([
      { optionId: 'C2.1', count: 1, evidence: [{}] },
    ]);
    await ask('findings.confirm', { findingId: id, booking: { kind: 'veto', id: 'V05' } });
    const sheet = await ask('scoring.sheet', { caseId });
    expect(sheet).toMatchObject({
      deductions: [{ kind: 'veto', itemId: 'V05', findingId: id }],
      score: { vetoed: true, proposal: 'wrong' },
    });
    await ask('findings.confirm', { findingId: id, booking: null });
    expect((await ask('scoring.sheet', { caseId })).deductions).toEqual([]);
  });

  it('on a place the finding does not belong to is refused', async () => {
    const opened = await openCase(template);
    const findingId = ofRule(opened, 'E066')[0]?.id ?? '';
    expect(
      await opened.codeOf('findings.confirm', { findingId, booking: { kind: 'option', id: 'A1.1' } }),
    ).toBe('invalid');
    expect(await opened.codeOf('findings.confirm', { findingId, booking: { kind: 'veto', id: 'V01' } })).toBe(
      'invalid',
    );
    expect(await opened.codeOf('findings.confirm', { findingId: 'no finding', booking: null })).toBe(
      'not-found',
    );
    expect(await finding(opened, findingId)).toMatchObject({ state: 'open' });
  });

  it('is one reviewer’s decision, not another’s', async () => {
    const opened = await openCase(template);
    const id = ofRule(opened, 'E066')[0]?.id ?? '';
    await opened.ask('findings.dismiss', { findingId: id, reason: '已经公告送达' });
    await signInAs(opened, await addUser(opened, '向晚晴'));
    await passGate(opened, opened.caseId);
    expect(await finding(opened, id)).toMatchObject({ state: 'open', reason: null });
  });
});

describe('dismissing a finding', () => {
  it('needs a reason, and keeps it', async () => {
    const opened = await openCase(template);
    const findingId = ofRule(opened, 'E066')[0]?.id ?? '';
    for (const reason of ['', ' ', ' 否 '])
      expect(await opened.codeOf('findings.dismiss', { findingId, reason })).toBe('invalid');
    expect(await finding(opened, findingId)).toMatchObject({ state: 'open' });
    await opened.ask('findings.dismiss', { findingId, reason: ' 公告送达，期间不计 ' });
    expect(await finding(opened, findingId)).toMatchObject({
      state: 'dismissed',
      reason: '公告送达，期间不计',
    });
  });

  it('of a confirmed one takes its deduction back; putting it off and opening it again do, too', async () => {
    const opened = await openCase(template);
    const { ask, caseId } = opened;
    const findingId = ofRule(opened, 'E066')[0]?.id ?? '';
    for (const [state, change] of [
      ['dismissed', () => ask('findings.dismiss', { findingId, reason: '不成立' })],
      ['later', () => ask('findings.later', { findingId })],
      ['open', () => ask('findings.reopen', { findingId })],
    ] as const) {
      await ask('findings.confirm', { findingId, booking: { kind: 'option', id: 'F1.1' } });
      expect((await ask('scoring.sheet', { caseId })).deductions).toHaveLength(1);
      await change();
      expect((await ask('scoring.sheet', { caseId })).deductions).toEqual([]);
      expect(await finding(opened, findingId)).toMatchObject({ state, bookedOn: null });
    }
  });
});

describe('two findings booked on one counted option', () => {
  async function bothConfirmed(): Promise<{ opened: ReviewedCase; first: string; second: string }> {
    const opened = await openCase(counting);
    const [first, second] = ofRule(opened, 'E022').map((each) => each.id);
    for (const findingId of [first, second])
      await opened.ask('findings.confirm', { findingId: findingId ?? '', booking: BOOKING });
    return { opened, first: first ?? '', second: second ?? '' };
  }

  const sheet = (opened: ReviewedCase) => opened.ask('scoring.sheet', { caseId: opened.caseId });

  it('are one deduction, counted twice, with both passages', async () => {
    const { opened, first, second } = await bothConfirmed();
    const { deductions, score } = await sheet(opened);
    expect(deductions).toMatchObject([{ optionId: 'C2.1', count: 2, evidence: [{}, {}] }]);
    expect(score.items.find((item) => item.itemId === 'C2')?.deducted).toBe(400);
    expect((await finding(opened, first))?.bookedOn).toBe(deductions[0]?.id);
    expect((await finding(opened, second))?.bookedOn).toBe(deductions[0]?.id);
  });

  it.each([
    ['first', 0],
    ['second', 1],
  ])('keep the other one’s share when the %s falls', async (_, fallen) => {
    const { opened, first, second } = await bothConfirmed();
    const [gone, kept] = fallen === 0 ? [first, second] : [second, first];
    await opened.ask('findings.dismiss', { findingId: gone, reason: '不成立' });
    const { deductions } = await sheet(opened);
    expect(deductions).toMatchObject([{ count: 1, findingId: kept, evidence: [{}] }]);
    const left = await finding(opened, kept);
    expect(left?.bookedOn).toBe(deductions[0]?.id);
    expect(deductions[0]?.evidence.map((evidence) => evidence.anchor)).toEqual(left?.where);
    await opened.ask('findings.reopen', { findingId: kept });
    expect((await sheet(opened)).deductions).toEqual([]);
  });

  it('are both free again when the deduction is removed by hand', async () => {
    const { opened, first, second } = await bothConfirmed();
    await opened.ask('scoring.remove', {
      caseId: opened.caseId,
      deductionId: (await sheet(opened)).deductions[0]?.id ?? '',
    });
    for (const id of [first, second])
      expect(await finding(opened, id)).toMatchObject({ state: 'confirmed', bookedOn: null });
  });

  it('leave what the reviewer counted by hand when they fall', async () => {
    const opened = await openCase(counting);
    const { ask, caseId } = opened;
    await ask('scoring.deduct', {
      caseId,
      itemId: 'C2',
      optionId: 'C2.1',
      selection: await opened.selection('决定书', '经查'),
    });
    const findingId = ofRule(opened, 'E022')[0]?.id ?? '';
    await ask('findings.confirm', { findingId, booking: BOOKING });
    expect((await sheet(opened)).deductions).toMatchObject([
      { count: 2, findingId: null, evidence: [{}, {}] },
    ]);
    await ask('findings.dismiss', { findingId, reason: '不成立' });
    expect((await sheet(opened)).deductions).toMatchObject([
      { count: 1, evidence: [{ anchor: { quote: '经查' } }] },
    ]);
  });
});
