import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { In, Reply } from '../../shared/contract/define.ts';
import { type BackendContract, backendContract } from '../../shared/contract/index.ts';
import { FAILURE_CODES } from '../../shared/errors.ts';
import { caseCalls } from '../makers/case-calls.ts';
import { garbage, nearlyRight } from '../makers/garbage.ts';
import { type CaseTemplate, caseTemplate, openCase, type ReviewedCase } from '../makers/reviewed-case.ts';
import { cleanUp, temporaryFolder } from '../makers/temporary.ts';
import { NO_PROFILE, PASSWORD } from '../makers/workspace.ts';

const RUNS = process.env.LONG === '1' ? 1000 : 60;
const NAMES = Object.keys(backendContract) as (keyof BackendContract)[];

let template: CaseTemplate;
let opened: ReviewedCase;

beforeAll(async () => {
  template = await caseTemplate();
  opened = await openCase(template);
});
afterAll(cleanUp);

/** An input each call would take; most name things that are there. */
function rightInputs({ caseId, reviewId, userId, findings, documents, pick }: ReviewedCase): {
  readonly [K in keyof BackendContract]: In<BackendContract, K>;
} {
  const nowhere = pick(join(temporaryFolder(), 'no', 'such', 'folder'));
  const ids = {
    caseId,
    documentId: documents[0]?.id ?? '',
    findingId: findings[0]?.id ?? '',
    deductionId: 'no deduction',
    evidenceId: 'no evidence',
  };
  return {
    ...caseCalls({ ...ids, target: nowhere, password: 'wrong password' }),
    'pages.drawing': { fileId: 'no file', page: 1 },
    'workspace.status': {},
    'workspace.create': {
      folder: 'no pick',
      name: '工作区',
      userName: '某人',
      unit: '',
      password: PASSWORD,
      holdsClassified: false,
    },
    'workspace.choose': { folder: 'no pick' },
    'session.signIn': { userId, password: 'wrong password' },
    'session.signOut': {},
    'session.current': {},
    'session.recover': { userId, recoveryCode: 'wrong', newPassword: PASSWORD },
    'session.changePassword': { password: 'wrong password', newPassword: PASSWORD },
    'users.list': {},
    'users.create': { name: '沈案舟', roles: ['reviewer'], password: PASSWORD, profile: NO_PROFILE },
    'users.updateProfile': { userId: 'nobody', profile: NO_PROFILE },
    'users.profile': { userId },
    'ocr.status': {},
    'ocr.pause': {},
    'ocr.resume': {},
    'ocr.skip': { caseId: 'x' },
    'ocr.retry': { caseId: 'x' },
    'search.everywhere': { text: '处罚' },
    'drafts.save': { key: 'key', text: 'text' },
    'drafts.load': { prefix: '' },
    'audit.list': { before: null, limit: 5 },
    'audit.verify': {},
    'reviews.list': {},
    'reviews.get': { reviewId },
    'reviews.create': {
      name: '评查',
      periodFrom: '2023-01-01',
      periodTo: '2023-12-31',
      unit: '某局',
      rubricId: 'no rubric',
    },
    'reviews.openDemo': {},
    'rubrics.list': {},
    'rubrics.get': { id: 'no rubric' },
    'rubrics.import': { file: nowhere },
    'imports.start': { reviewId, picks: ['no pick'] },
    'imports.cancel': { jobId: 'no job' },
    'imports.result': { jobId: 'no job' },
    'cases.list': { reviewId },
    'outline.kinds': {},
    'recusal.gate': { caseId },
    'recusal.answer': { caseId, hitId: 'no hit', answer: 'other-person' },
    'recusal.askDecision': { caseId, note: '' },
    'recusal.pending': {},
    'recusal.decide': { caseId, reviewerId: userId, decision: 'lift', reason: '没有影响' },
    'recusal.declare': { caseId, answers: [], password: PASSWORD },
    'reports.flawedList': { reviewId, target: nowhere },
  };
}

function expectRefusal(reply: Reply<unknown>, what: string): void {
  if (reply.ok) throw new Error(`${what} was taken`);
  expect(FAILURE_CODES).toContain(reply.error.code);
  expect(reply.error.code, `${what}: ${JSON.stringify(opened.failures.at(-1))}`).not.toBe('internal');
  expect(Object.keys(reply.error).filter((key) => key !== 'code' && key !== 'details')).toEqual([]);
}

const MAY_CHANGE = ['session.signOut', 'reviews.openDemo', 'drafts.save'];

describe('the router', () => {
  it.each([
    '',
    ' ',
    'scoring',
    'scoring.',
    'scoring.Sheet',
    'scoring.sheet ',
    'shell.pickFolders',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'workspace.__proto__',
    '\0',
    'x'.repeat(1_000_000),
  ])('does not know %j', async (name) => {
    expect(await opened.backend.route(name, { caseId: opened.caseId })).toEqual({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  it('does not know a name that is no text', async () => {
    for (const name of [
      null,
      undefined,
      5,
      {},
      ['users.list'],
      { toString: () => 'users.list' },
      Symbol('x'),
    ]) {
      expect(await opened.backend.route(name as string, {}), String(name)).toMatchObject({ ok: false });
    }
  });

  it.each(NAMES)(`takes nothing wrong for %s, in ${RUNS} tries, and never breaks`, async (name) => {
    const right = rightInputs(opened)[name];
    const contractInput = backendContract[name].input;
    const { failures } = opened;
    await fc.assert(
      fc.asyncProperty(fc.oneof(garbage, nearlyRight(right)), async (input) => {
        const isRight = contractInput.safeParse(input).success;
        // Right by chance, such as {} where nothing is asked: taken or refused, but not broken.
        if (isRight && (MAY_CHANGE.includes(name) || name.startsWith('outline.'))) return;
        const reply = await opened.backend.route(name, input);
        if (!isRight) expectRefusal(reply, name);
        else if (!reply.ok) expect(reply.error.code, JSON.stringify(failures.at(-1))).not.toBe('internal');
        if (!isRight && !reply.ok) expect(reply.error.code).toBe('invalid');
      }),
      { numRuns: RUNS },
    );
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
  });

  it('is still in order after all that: the case as it was, the log intact, nothing unexpected logged', async () => {
    const fresh = await openCase(template);
    const [before, after] = await Promise.all(
      [fresh, opened].map(({ ask, caseId }) => ask('cases.get', { caseId })),
    );
    // What was right by chance may have been decided or written; what was read from the files may not have moved.
    expect({ ...after, summary: null }).toEqual({ ...before, summary: null });
    expect(await opened.ask('audit.verify', {})).toMatchObject({ intact: true });
    expect(opened.failures).toEqual([]);
  });
});

describe('nobody signed in', () => {
  /** What may be asked before: where the workspace is, and to be let in. */
  const OPEN = [
    'workspace.status',
    'workspace.create',
    'workspace.choose',
    'session.signIn',
    'session.current',
    'session.recover',
    'imports.cancel',
    'imports.result',
  ];

  it('is let into nothing but the door', async () => {
    const copy = await openCase(template);
    const inputs = rightInputs(copy);
    const { fileId } = copy.documents[0] as { fileId: string };
    await copy.ask('session.signOut', {});
    for (const name of NAMES.filter((each) => !OPEN.includes(each))) {
      expect([name, await copy.codeOf(name, inputs[name] as never)]).toEqual([name, 'forbidden']);
    }
    expect(() => copy.backend.fileBytes(fileId)).toThrow('forbidden');
    expect(await copy.ask('session.current', {})).toBeNull();
  });
});
