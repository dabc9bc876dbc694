import { createPublicKey, verify } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Profile, UserRole } from '../../shared/contract/workspace.ts';
import { type CaseIds, caseCalls } from '../makers/case-calls.ts';
import { writePenaltyCase } from '../makers/case-folder.ts';
import { FAULTY } from '../makers/penalty-case.ts';
import { openWithKey } from '../makers/raw-database.ts';
import { cleanUp, temporaryFolder } from '../makers/temporary.ts';
import {
  addUser,
  asTemplate,
  copyOf,
  importCase,
  makeReview,
  PASSWORD,
  passGate,
  signInAs,
  type Template,
  type TestBackend,
  temporaryWorkspace,
} from '../makers/workspace.ts';

const PARTY_ID = '990401198803052410';
const REVIEWED_UNIT = '临溪县市场监管所';
const [HANDLER] = FAULTY.officers;

let template: Template;
let ids: Omit<CaseIds, 'target' | 'password'> & { readonly fileId: string };

beforeAll(async () => {
  const made = await temporaryWorkspace();
  const reviewId = await makeReview(made, undefined, REVIEWED_UNIT);
  const folder = await writePenaltyCase(join(temporaryFolder(), '案卷'), {
    ...FAULTY,
    party: '谢听澜',
    partyId: PARTY_ID,
  });
  const caseId = await importCase(made, reviewId, folder);
  await passGate(made, caseId);
  const { documents } = await made.ask('cases.get', { caseId });
  const [finding] = await made.ask('findings.list', { caseId });
  const sheet = await made.ask('scoring.deduct', {
    caseId,
    itemId: 'B4',
    optionId: 'B4.1',
    selection: { documentId: documents[0]?.id ?? '', page: 1, start: 0, end: 4 },
  });
  const [deduction] = sheet.deductions;
  ids = {
    caseId,
    documentId: documents[0]?.id ?? '',
    fileId: documents[0]?.fileId ?? '',
    findingId: finding?.id ?? '',
    deductionId: deduction?.id ?? '',
    evidenceId: deduction?.evidence[0]?.id ?? '',
  };
  template = await asTemplate(made);
});
afterAll(cleanUp);

/** A copy in which a reviewer of that name and profile is signed in. */
async function reviewerWith(
  name: string,
  profile: Partial<Profile> = {},
  roles: UserRole[] = ['reviewer'],
): Promise<TestBackend & { reviewerId: string }> {
  const copy = await copyOf(template);
  const reviewerId = await addUser(copy, name, roles, profile);
  await signInAs(copy, reviewerId);
  return { ...copy, reviewerId };
}

/** What every call on the case answers. */
async function answers(backend: TestBackend): Promise<Record<string, string>> {
  const calls = caseCalls({
    ...ids,
    target: backend.pick(join(temporaryFolder(), '表.docx')),
    password: PASSWORD,
  });
  const codes: Record<string, string> = {};
  for (const [name, input] of Object.entries(calls)) {
    const reply = await backend.backend.route(name, input);
    codes[name] = reply.ok ? 'ok' : reply.error.code;
  }
  try {
    backend.backend.fileBytes(ids.fileId);
    codes.fileBytes = 'ok';
  } catch (error) {
    codes.fileBytes = error instanceof Error ? error.message : '';
  }
  return codes;
}

async function expectAll(backend: TestBackend, code: string): Promise<void> {
  const codes = await answers(backend);
  expect(Object.keys(codes).length).toBeGreaterThan(25);
  expect(Object.fromEntries(Object.entries(codes).filter(([, each]) => each !== code))).toEqual({});
}

const gate = (backend: TestBackend) => backend.ask('recusal.gate', { caseId: ids.caseId });

async function declaration(backend: TestBackend, yes: readonly string[] = []) {
  const { questions } = await gate(backend);
  return {
    caseId: ids.caseId,
    answers: questions.map(({ id }) => ({ id, yes: yes.includes(id), detail: '' })),
    password: PASSWORD,
  };
}

describe('a reviewer nobody in the file is', () => {
  it('learns how many people, roles and pages were searched, and gets nothing before the declaration is signed', async () => {
    const backend = await reviewerWith('向晚晴', { unit: '澜州市司法局', certNos: ['88000001'] });
    expect(await gate(backend)).toMatchObject({
      clearance: 'declare',
      hits: [],
      searched: { people: 4, roles: 6, pages: 4, pagesWithoutText: 0, compared: ['certNo', 'unit'] },
      declaredAt: null,
    });
    await expectAll(backend, 'clearance-needed');
    expect(await backend.ask('recusal.declare', await declaration(backend))).toMatchObject({
      clearance: 'clear',
    });
    expect(await backend.ask('cases.get', { caseId: ids.caseId })).toMatchObject({
      summary: { clearance: 'clear' },
    });
  });

  it('answers every question and signs with the password', async () => {
    const backend = await reviewerWith('向晚晴');
    const given = await declaration(backend);
    expect(await backend.codeOf('recusal.declare', { ...given, answers: given.answers.slice(1) })).toBe(
      'invalid',
    );
    expect(await backend.codeOf('recusal.declare', { ...given, password: 'wrong password' })).toBe(
      'wrong-password',
    );
    expect(await backend.codeOf('cases.get', { caseId: ids.caseId })).toBe('clearance-needed');
    expect(await backend.codeOf('recusal.declare', given)).toBe('ok');
    expect(await backend.codeOf('recusal.declare', given)).toBe('conflict');
    await backend.close();
    const db = await openWithKey(backend.folder, template.userId);
    const row = db
      .prepare<[string], { answers: string; signature: Buffer }>(
        'SELECT answers, signature FROM declarations WHERE user_id = ?',
      )
      .get(backend.reviewerId);
    const user = db
      .prepare<[string], { public_key: Buffer }>('SELECT public_key FROM users WHERE id = ?')
      .get(backend.reviewerId);
    db.close();
    const key = createPublicKey({ key: user?.public_key ?? Buffer.alloc(0), format: 'der', type: 'spki' });
    expect(verify(null, Buffer.from(row?.answers ?? ''), key, row?.signature ?? Buffer.alloc(0))).toBe(true);
    expect(JSON.parse(row?.answers ?? '{}')).toMatchObject({
      caseId: ids.caseId,
      userId: backend.reviewerId,
    });
  });

  it.each([
    ['handled', 'blocked'],
    ['kin', 'blocked'],
    ['employed', 'blocked'],
    ['approached', 'clear'],
  ])('who answers yes to %s is %s', async (question, clearance) => {
    const backend = await reviewerWith('向晚晴');
    expect(await backend.ask('recusal.declare', await declaration(backend, [question]))).toMatchObject({
      clearance,
    });
    expect(await backend.codeOf('cases.get', { caseId: ids.caseId })).toBe(
      clearance === 'clear' ? 'ok' : 'recused',
    );
  });
});

describe('a reviewer whose number stands in the file (R1)', () => {
  it.each([
    [
      'certificate number, however it is written',
      { certNos: [HANDLER.certNo.replace(/^(\d{4})/, '$1-')] },
      { person: HANDLER.name, matched: 'certNo' },
    ],
    ['identity number', { idNo: PARTY_ID }, { person: '谢听澜', matched: 'idNo' }],
  ])('is barred from everything by the %s', async (_, profile, hit) => {
    const backend = await reviewerWith('向晚晴', profile);
    const { clearance, hits } = await gate(backend);
    expect(clearance).toBe('blocked');
    expect(hits).toMatchObject([{ rule: 'R1', strength: 'barred', ...hit }]);
    expect(hits[0]?.where.length).toBeGreaterThan(0);
    await expectAll(backend, 'recused');
  });

  it('is let in by nobody: not by a declaration, not by the office', async () => {
    const backend = await reviewerWith('向晚晴', { certNos: [HANDLER.certNo] });
    expect(await backend.codeOf('recusal.declare', await declaration(backend))).toBe('conflict');
    await backend.ask('recusal.askDecision', { caseId: ids.caseId, note: '请求决定' });
    await signInAs(backend, template.userId);
    const decision = {
      caseId: ids.caseId,
      reviewerId: backend.reviewerId,
      decision: 'lift',
      reason: '没有影响',
    } as const;
    expect(await backend.codeOf('recusal.decide', decision)).toBe('forbidden');
    await signInAs(backend, backend.reviewerId);
    expect(await backend.codeOf('cases.get', { caseId: ids.caseId })).toBe('recused');
  });
});

describe('a reviewer of the same unit (R2) or a former unit (R3)', () => {
  it.each([
    ['R2', '决定书的机关', { unit: FAULTY.organ }],
    ['R2', '被评查单位', { unit: REVIEWED_UNIT }],
    ['R2', '带上级地名的同一单位', { unit: `衡泽市${FAULTY.organ}` }],
    ['R3', '曾任职的单位', { unit: '澜州市司法局', formerUnits: ['某乡政府', FAULTY.organ] }],
  ])('waits for a decision: %s, %s', async (rule, _, profile) => {
    const backend = await reviewerWith('向晚晴', profile);
    expect(await gate(backend)).toMatchObject({
      clearance: 'awaiting-decision',
      hits: [{ rule, strength: 'decision' }],
    });
    await expectAll(backend, 'clearance-needed');
    expect(await backend.codeOf('recusal.declare', await declaration(backend))).toBe('conflict');
  });

  it('is let in, with a reason, by another office user, and by no one else', async () => {
    const backend = await reviewerWith('向晚晴', { unit: FAULTY.organ }, ['office', 'reviewer']);
    const { caseId } = ids;
    const decision = {
      caseId,
      reviewerId: backend.reviewerId,
      decision: 'lift',
      reason: '借调，不参与办案',
    } as const;
    await backend.ask('recusal.askDecision', { caseId, note: '本人系借调人员' });
    expect(await backend.codeOf('recusal.decide', decision)).toBe('forbidden');
    await signInAs(backend, template.userId);
    const plain = await addUser(backend, '岳麓山');
    await signInAs(backend, plain);
    expect(await backend.codeOf('recusal.decide', decision)).toBe('forbidden');
    await signInAs(backend, template.userId);
    const pending = await backend.ask('recusal.pending', {});
    expect(pending).toMatchObject([
      {
        caseId,
        reviewerId: backend.reviewerId,
        reviewer: '向晚晴',
        reviewerUnit: FAULTY.organ,
        hits: [{ rule: 'R2' }],
      },
    ]);
    expect(await backend.codeOf('recusal.decide', { ...decision, reason: '  好 ' })).toBe('invalid');
    await backend.ask('recusal.decide', decision);
    expect(await backend.codeOf('recusal.decide', { ...decision, decision: 'recuse' })).toBe('conflict');
    expect(await backend.ask('recusal.pending', {})).toEqual([]);
    await signInAs(backend, backend.reviewerId);
    expect(await gate(backend)).toMatchObject({
      clearance: 'declare',
      decision: { decision: 'lift', reason: decision.reason },
    });
    await passGate(backend, caseId);
    expect(await backend.codeOf('cases.get', { caseId })).toBe('ok');
  });

  it('is barred when the office decides so', async () => {
    const backend = await reviewerWith('向晚晴', { unit: FAULTY.organ });
    await signInAs(backend, template.userId);
    await backend.ask('recusal.decide', {
      caseId: ids.caseId,
      reviewerId: backend.reviewerId,
      decision: 'recuse',
      reason: '同一单位同事',
    });
    await signInAs(backend, backend.reviewerId);
    expect(await gate(backend)).toMatchObject({ clearance: 'blocked' });
    await expectAll(backend, 'recused');
  });

  it('is not decided upon where there is nothing to decide', async () => {
    const backend = await reviewerWith('向晚晴');
    await signInAs(backend, template.userId);
    const decision = { caseId: ids.caseId, decision: 'lift', reason: '没有影响' } as const;
    expect(await backend.codeOf('recusal.decide', { ...decision, reviewerId: backend.reviewerId })).toBe(
      'forbidden',
    );
    expect(await backend.codeOf('recusal.decide', { ...decision, reviewerId: 'nobody' })).toBe('not-found');
  });
});

describe('a reviewer of the same name', () => {
  it('is asked, and goes on when it is another person', async () => {
    const backend = await reviewerWith(HANDLER.name);
    const { clearance, hits } = await gate(backend);
    expect({ clearance, hits }).toMatchObject({
      clearance: 'ask',
      hits: [{ rule: 'NAME', strength: 'ask', answer: null, roles: expect.arrayContaining(['handler']) }],
    });
    await expectAll(backend, 'clearance-needed');
    expect(
      await backend.codeOf('recusal.answer', {
        caseId: ids.caseId,
        hitId: 'R1:someone',
        answer: 'other-person',
      }),
    ).toBe('not-found');
    const hitId = hits[0]?.id ?? '';
    expect(
      await backend.ask('recusal.answer', { caseId: ids.caseId, hitId, answer: 'other-person' }),
    ).toMatchObject({ clearance: 'declare' });
    await passGate(backend, ids.caseId);
    expect(await backend.codeOf('cases.get', { caseId: ids.caseId })).toBe('ok');
  });

  it('is barred when it is the same person, and cannot take that back', async () => {
    const backend = await reviewerWith(HANDLER.name);
    const hitId = (await gate(backend)).hits[0]?.id ?? '';
    expect(
      await backend.ask('recusal.answer', { caseId: ids.caseId, hitId, answer: 'same-person' }),
    ).toMatchObject({ clearance: 'blocked' });
    await expectAll(backend, 'recused');
    expect(
      await backend.codeOf('recusal.answer', { caseId: ids.caseId, hitId, answer: 'other-person' }),
    ).toBe('recused');
    expect(await gate(backend)).toMatchObject({ clearance: 'blocked' });
  });
});

describe('everything at the gate', () => {
  it('stands in the audit log, with who did it', async () => {
    const backend = await reviewerWith(HANDLER.name, { unit: FAULTY.organ });
    const { caseId } = ids;
    await backend.ask('recusal.answer', {
      caseId,
      hitId: (await gate(backend)).hits[0]?.id ?? '',
      answer: 'other-person',
    });
    await backend.ask('recusal.askDecision', { caseId, note: '请求决定' });
    await signInAs(backend, template.userId);
    await backend.ask('recusal.decide', {
      caseId,
      reviewerId: backend.reviewerId,
      decision: 'lift',
      reason: '借调人员',
    });
    await signInAs(backend, backend.reviewerId);
    await backend.ask('recusal.declare', await declaration(backend, ['kin']));
    await signInAs(backend, template.userId);
    const log = await backend.ask('audit.list', { before: null, limit: 7 });
    expect(
      log.map(({ action, user, subject, details }) => ({ action, user, subject, details })).reverse(),
    ).toEqual([
      {
        action: 'recusal.answer',
        user: HANDLER.name,
        subject: caseId,
        details: { hit: 'NAME', answer: 'other-person' },
      },
      { action: 'recusal.askDecision', user: HANDLER.name, subject: caseId, details: {} },
      { action: 'session.signIn', user: '沈案舟', subject: null, details: {} },
      {
        action: 'recusal.decide',
        user: '沈案舟',
        subject: caseId,
        details: { reviewer: backend.reviewerId, decision: 'lift' },
      },
      { action: 'session.signIn', user: HANDLER.name, subject: null, details: {} },
      { action: 'recusal.declare', user: HANDLER.name, subject: caseId, details: { barred: 1 } },
      { action: 'session.signIn', user: '沈案舟', subject: null, details: {} },
    ]);
  });
});
