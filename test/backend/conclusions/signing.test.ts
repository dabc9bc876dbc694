import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseCalls } from '../../makers/case-calls.ts';
import { conclude, confirmAll, OPINION, prepareConclusion, REASON } from '../../makers/concluding.ts';
import { type CaseTemplate, caseTemplate, openCase } from '../../makers/reviewed-case.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';
import { addUser, PASSWORD, passGate, signInAs } from '../../makers/workspace.ts';

let template: CaseTemplate;

beforeAll(async () => {
  template = await caseTemplate();
});
afterAll(cleanUp);

describe('what is left to do', () => {
  it('is listed, what blocks a signature first, and shrinks as it is done', async () => {
    const opened = await openCase(template);
    const { ask, caseId } = opened;
    const codes = async () =>
      (await ask('conclusions.get', { caseId })).unfinished.map(({ code, count, blocks }) => [
        code,
        count,
        blocks,
      ]);
    expect(await codes()).toEqual([
      ['findings-open', 3, true],
      ['items-open', 27, false],
      ['determination-missing', 1, true],
      ['opinion-missing', 1, true],
    ]);
    await ask('scoring.deduct', { caseId, itemId: 'G2', optionId: 'G2.4', selection: null });
    expect((await codes())[0]).toEqual(['evidence-missing', 1, true]);
    const sheet = await ask('scoring.sheet', { caseId });
    await ask('scoring.attach', {
      caseId,
      deductionId: sheet.deductions[0]?.id ?? '',
      selection: await opened.selection('决定书', '经查'),
    });
    await ask('findings.later', { findingId: opened.findings[0]?.id ?? '' });
    expect((await codes())[0], 'put off is not decided').toEqual(['findings-open', 3, true]);
    await prepareConclusion(opened);
    expect(await codes()).toEqual([['items-open', 24, false]]);
    const open = (await ask('scoring.sheet', { caseId })).score.items
      .filter((item) => item.applies && !item.assessed)
      .map((item) => item.itemId);
    await ask('scoring.markAssessed', { caseId, itemIds: open, assessed: true });
    expect(await codes()).toEqual([]);
  });

  it('asks for a reason when the determination is no pass or not the one proposed', async () => {
    const opened = await openCase(template);
    const { ask, caseId } = opened;
    await confirmAll(opened);
    const reasonMissing = async (determination: 'pass' | 'flawed' | 'wrong') => {
      const view = await ask('conclusions.save', {
        caseId,
        determination,
        determinationReason: ' ',
        opinion: OPINION,
      });
      return view.unfinished.some((entry) => entry.code === 'reason-missing' && entry.blocks);
    };
    expect((await ask('conclusions.get', { caseId })).proposal).toBe('flawed');
    expect([
      await reasonMissing('pass'),
      await reasonMissing('flawed'),
      await reasonMissing('wrong'),
    ]).toEqual([true, true, true]);
    for (const finding of opened.findings)
      await ask('findings.dismiss', { findingId: finding.id, reason: '不成立' });
    expect(await reasonMissing('pass')).toBe(false);
  });
});

describe('signing', () => {
  it('is refused for each thing that is missing, and nothing is signed', async () => {
    const opened = await openCase(template);
    const { ask, codeOf, caseId } = opened;
    const sign = () => codeOf('conclusions.sign', { caseId, password: PASSWORD });
    const save = (determination: 'flawed' | null, determinationReason: string, opinion: string) =>
      ask('conclusions.save', { caseId, determination, determinationReason, opinion });
    expect(await sign(), 'nothing written').toBe('reason-needed');
    await save(null, REASON, OPINION);
    expect(await sign(), 'no determination').toBe('reason-needed');
    await save('flawed', REASON, OPINION);
    expect(await sign(), 'findings open').toBe('conflict');
    await confirmAll(opened);
    await save('flawed', '', OPINION);
    expect(await sign(), 'no reason').toBe('reason-needed');
    await save('flawed', REASON, ' \n');
    expect(await sign(), 'no opinion').toBe('reason-needed');
    await save('flawed', REASON, OPINION);
    await ask('scoring.veto', { caseId, vetoId: 'V01', reason: '没有处罚权', selection: null });
    expect(await sign(), 'no evidence').toBe('evidence-needed');
    await ask('scoring.undo', { caseId });
    expect(await codeOf('conclusions.sign', { caseId, password: 'wrong password' })).toBe('wrong-password');
    expect(await ask('conclusions.get', { caseId })).toMatchObject({
      state: 'draft',
      signatures: [],
      sealHash: null,
    });
    expect(await ask('scoring.sheet', { caseId })).toMatchObject({ readOnly: null });
    expect(await sign()).toBe('ok');
    expect(await sign(), 'twice').toBe('sealed');
  });

  it('of a flawed case seals it at once', async () => {
    const opened = await openCase(template);
    const { ask, reviewId } = opened;
    const view = await conclude(opened);
    expect(view).toMatchObject({
      state: 'sealed',
      determination: 'flawed',
      needsSecond: false,
      unfinished: [],
      signatures: [{ name: '沈案舟', kind: 'reviewer' }],
    });
    expect(view.sealHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await ask('cases.list', { reviewId })).toMatchObject([
      { conclusion: 'sealed', determination: 'flawed' },
    ]);
    expect(await ask('reviews.get', { reviewId })).toMatchObject({ cases: 1, concluded: 1 });
  });

  it('closes the sheet: every command on it and on the findings is refused, and nothing moves', async () => {
    const opened = await openCase(template);
    const { ask, backend, caseId, document } = opened;
    const { deductions } = await ask('scoring.deduct', {
      caseId,
      itemId: 'B4',
      optionId: 'B4.1',
      selection: await opened.selection('决定书', '经查'),
    });
    await ask('scoring.undo', { caseId });
    await ask('scoring.redo', { caseId });
    await conclude(opened);
    const before = {
      sheet: await ask('scoring.sheet', { caseId }),
      findings: await ask('findings.list', { caseId }),
      log: await ask('audit.verify', {}),
    };
    expect(before.sheet.readOnly).toBe('sealed');
    const calls = caseCalls({
      caseId,
      documentId: document('决定书').id,
      findingId: opened.findings[0]?.id ?? '',
      deductionId: deductions[0]?.id ?? '',
      evidenceId: deductions[0]?.evidence[0]?.id ?? '',
      target: opened.pick(join(temporaryFolder(), '表.docx')),
      password: PASSWORD,
    });
    const reading = [
      'cases.get',
      'pages.get',
      'findings.list',
      'scoring.sheet',
      'conclusions.get',
      'reports.reviewForm',
    ];
    const codes: Record<string, string> = {};
    // Finding and reading words of a page, and correcting what was misread, is not the sheet's business.
    const ofTheSheet = /^(?:scoring|findings|conclusions|outline|reports)\./;
    const changing = Object.entries(calls).filter(
      ([each]) => ofTheSheet.test(each) && !reading.includes(each),
    );
    for (const [name, input] of changing) {
      const reply = await backend.route(
        name,
        name === 'scoring.setLevel' ? { ...input, itemId: 'A1' } : input,
      );
      codes[name] = reply.ok ? 'ok' : reply.error.code;
    }
    const { 'scoring.setLevel': setLevel, 'conclusions.countersign': countersign, ...rest } = codes;
    expect(Object.keys(rest)).toHaveLength(23);
    expect(new Set(Object.values(rest))).toEqual(new Set(['sealed']));
    expect([setLevel, countersign], 'a points rubric has no levels; there is nothing to countersign').toEqual(
      ['invalid', 'not-found'],
    );
    expect({
      sheet: await ask('scoring.sheet', { caseId }),
      findings: await ask('findings.list', { caseId }),
      log: await ask('audit.verify', {}),
    }).toEqual(before);
  });

  it('closes one reviewer’s sheet, not another’s', async () => {
    const opened = await openCase(template);
    await conclude(opened);
    await signInAs(opened, await addUser(opened, '向晚晴'));
    await passGate(opened, opened.caseId);
    const { caseId } = opened;
    expect(
      await opened.ask('scoring.deduct', { caseId, itemId: 'A1', optionId: 'A1.2', selection: null }),
    ).toMatchObject({ readOnly: null, deductions: [{}] });
    expect(await opened.ask('conclusions.get', { caseId })).toMatchObject({
      state: 'none',
      determination: null,
    });
  });
});

describe('a case determined wrong (错案)', () => {
  it('waits for the signature of a second person before it is sealed', async () => {
    const opened = await openCase(template);
    const { ask, codeOf, caseId } = opened;
    const signed = await conclude(opened, 'wrong');
    expect(signed).toMatchObject({ state: 'signed', needsSecond: true, signatures: [{ kind: 'reviewer' }] });
    expect(await codeOf('conclusions.countersign', { caseId, password: PASSWORD })).toBe(
      'second-signature-needed',
    );
    expect(await codeOf('scoring.undo', { caseId })).toBe('sealed');
    const second = await addUser(opened, '向晚晴');
    await signInAs(opened, second);
    expect(await codeOf('conclusions.countersign', { caseId, password: PASSWORD })).toBe('clearance-needed');
    await passGate(opened, caseId);
    expect(await ask('conclusions.get', { caseId })).toMatchObject({
      state: 'signed',
      determination: 'wrong',
      opinion: OPINION,
      needsSecond: true,
      sealHash: signed.sealHash,
    });
    expect(await codeOf('conclusions.countersign', { caseId, password: 'wrong password' })).toBe(
      'wrong-password',
    );
    expect(await ask('conclusions.countersign', { caseId, password: PASSWORD })).toMatchObject({
      state: 'sealed',
    });
    await signInAs(opened, template.userId);
    const sealed = await ask('conclusions.get', { caseId });
    expect(sealed).toMatchObject({
      state: 'sealed',
      needsSecond: false,
      sealHash: signed.sealHash,
      signatures: [
        { kind: 'reviewer', name: '沈案舟' },
        { kind: 'second', name: '向晚晴' },
      ],
    });
    expect(await codeOf('conclusions.withdraw', { caseId, reason: '改变主意' })).toBe('sealed');
  });

  it('can be taken back before that, and is open again', async () => {
    const opened = await openCase(template);
    const { ask, codeOf, caseId } = opened;
    expect(await codeOf('conclusions.withdraw', { caseId, reason: '还没签' })).toBe('invalid');
    expect(await codeOf('conclusions.withdraw', { caseId, reason: '还没有签署' })).toBe('not-found');
    await conclude(opened, 'wrong');
    expect(await ask('conclusions.withdraw', { caseId, reason: '需要补充证据' })).toMatchObject({
      state: 'draft',
      signatures: [],
      sealHash: null,
      determination: 'wrong',
      opinion: OPINION,
    });
    expect(await codeOf('scoring.markAssessed', { caseId, itemIds: ['A1'], assessed: true })).toBe('ok');
    await ask('conclusions.save', {
      caseId,
      determination: 'flawed',
      determinationReason: REASON,
      opinion: OPINION,
    });
    expect(await ask('conclusions.sign', { caseId, password: PASSWORD })).toMatchObject({
      state: 'sealed',
      signatures: [{ kind: 'reviewer' }],
    });
  });
});
