import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { In } from '../../shared/contract/define.ts';
import { type BackendContract, backendContract } from '../../shared/contract/index.ts';
import { writeFiles } from '../makers/case-folder.ts';
import { confirmAll, OPINION, REASON } from '../makers/concluding.ts';
import { openWithKey } from '../makers/raw-database.ts';
import { type CaseTemplate, caseTemplate, openCase, type ReviewedCase } from '../makers/reviewed-case.ts';
import { officeRubric } from '../makers/rubric.ts';
import { cleanUp, temporaryFolder } from '../makers/temporary.ts';
import {
  addUser,
  NO_PROFILE,
  PASSWORD,
  passGate,
  signInAs,
  temporaryWorkspace,
} from '../makers/workspace.ts';

let template: CaseTemplate;

beforeAll(async () => {
  template = await caseTemplate();
});
afterAll(cleanUp);

const entries = async (opened: ReviewedCase): Promise<number> =>
  (await opened.ask('audit.verify', {})).entries;

type Call = {
  readonly [K in keyof BackendContract]: readonly [name: K, input: In<BackendContract, K>, entries: number];
}[keyof BackendContract];

/** One call after the other, each with the entries it must leave. */
async function expectEntries(opened: ReviewedCase, calls: readonly Call[], seen: Set<string>): Promise<void> {
  for (const [name, input, expected] of calls) {
    const before = await entries(opened);
    const reply = await opened.backend.route(name, input);
    expect(reply, name).toMatchObject({ ok: true });
    expect((await entries(opened)) - before, name).toBe(expected);
    seen.add(name);
  }
}

describe('the audit log', () => {
  it('gains one entry with every command, none with a query or a draft', async () => {
    const opened = await openCase(template);
    const { ask, pick, caseId, reviewId, userId } = opened;
    const seen = new Set<string>();
    const run = (...calls: readonly Call[]) => expectEntries(opened, calls, seen);
    const save = (name: string): string => pick(join(temporaryFolder(), name));
    const rubricFile = join(temporaryFolder(), 'rubric.json');
    writeFileSync(rubricFile, JSON.stringify(officeRubric()));
    const passage = await opened.selection('决定书', '经查');
    const deduction = async () => (await ask('scoring.sheet', { caseId })).deductions[0];
    const [first, second, third] = opened.findings.map((finding) => finding.id) as [string, string, string];
    const given = { formerUnits: [], certNos: [], idNo: '' };

    await run(
      ['workspace.status', {}, 0],
      ['session.current', {}, 0],
      ['users.list', {}, 0],
      ['users.profile', { userId }, 0],
      ['users.updateProfile', { userId, profile: { ...given, unit: '衡泽市司法局' } }, 1],
      [
        'users.create',
        {
          name: '向晚晴',
          roles: ['office', 'reviewer'],
          password: PASSWORD,
          profile: { ...NO_PROFILE, unit: '临溪县市场监督管理局' },
        },
        1,
      ],
      ['users.create', { name: '丁望舒', roles: ['reviewer'], password: PASSWORD, profile: NO_PROFILE }, 1],
      ['drafts.save', { key: 'a', text: 'b' }, 0],
      ['drafts.load', { prefix: '' }, 0],
      ['audit.list', { before: null, limit: 5 }, 0],
      ['audit.verify', {}, 0],
      ['reviews.list', {}, 0],
      ['reviews.get', { reviewId }, 0],
      ['rubrics.list', {}, 0],
      ['rubrics.import', { file: pick(rubricFile) }, 1],
      ['rubrics.import', { file: pick(rubricFile) }, 0],
    );
    const [{ id: rubricId } = { id: '' }] = await ask('rubrics.list', {});
    await run(
      ['rubrics.get', { id: rubricId }, 0],
      [
        'reviews.create',
        { name: '另一评查', periodFrom: '2023-01-01', periodTo: '2023-12-31', unit: '某局', rubricId },
        1,
      ],
      ['cases.list', { reviewId }, 0],
      ['cases.get', { caseId }, 0],
      ['pages.get', { documentId: passage.documentId, page: 1 }, 0],
      ['search.case', { caseId, text: '处罚' }, 0],
      ['search.everywhere', { text: '处罚' }, 0],
      ['outline.kinds', {}, 0],
      ['ocr.status', {}, 0],
      ['recusal.gate', { caseId }, 0],
      ['findings.list', { caseId }, 0],
      ['findings.confirm', { findingId: first, booking: null }, 1],
      ['findings.dismiss', { findingId: second, reason: '不成立' }, 1],
      ['findings.later', { findingId: third }, 1],
      ['findings.reopen', { findingId: third }, 1],
      ['scoring.sheet', { caseId }, 0],
      ['scoring.deduct', { caseId, itemId: 'B4', optionId: 'B4.1', selection: passage }, 1],
    );
    const deductionId = (await deduction())?.id ?? '';
    await run(
      ['scoring.attach', { caseId, deductionId, selection: passage }, 1],
      ['scoring.detach', { caseId, evidenceId: (await deduction())?.evidence[0]?.id ?? '' }, 1],
      ['scoring.setCount', { caseId, deductionId, count: 2 }, 1],
      ['scoring.setNote', { caseId, deductionId, note: '说明' }, 1],
      ['scoring.remove', { caseId, deductionId }, 1],
      ['scoring.undo', { caseId }, 1],
      ['scoring.redo', { caseId }, 1],
      ['scoring.veto', { caseId, vetoId: 'V01', reason: '没有处罚权', selection: passage }, 1],
      ['scoring.setFact', { caseId, factId: 'fine', value: true }, 1],
      ['scoring.markAssessed', { caseId, itemIds: ['A1', 'A2'], assessed: true }, 1],
      ['outline.rename', { caseId, documentId: passage.documentId, title: '处罚决定' }, 1],
    );
    await confirmAll(opened);
    await run(
      ['conclusions.get', { caseId }, 0],
      [
        'conclusions.save',
        { caseId, determination: 'wrong', determinationReason: REASON, opinion: OPINION },
        1,
      ],
      ['conclusions.sign', { caseId, password: PASSWORD }, 1],
      ['conclusions.withdraw', { caseId, reason: '需要补充' }, 1],
      ['conclusions.sign', { caseId, password: PASSWORD }, 1],
      ['reports.reviewForm', { caseId, target: save('表.docx') }, 1],
      ['reports.flawedList', { reviewId, target: save('清单.xlsx') }, 1],
      ['session.changePassword', { password: PASSWORD, newPassword: PASSWORD }, 1],
    );
    await elsewhere(opened, run);
    // What these leave is counted apart.
    const others = [
      'workspace.create',
      'session.signOut',
      'reviews.openDemo',
      'workspace.choose',
      'session.recover',
      'imports.start',
      'imports.cancel',
      'imports.result',
      'scoring.setLevel',
      'pages.drawing',
      'outline.split',
      'outline.merge',
      'outline.retype',
      'outline.move',
      'ocr.pause',
      'ocr.resume',
      'ocr.skip',
      'ocr.retry',
      'ocr.correctLine',
    ];
    expect(
      Object.keys(backendContract)
        .filter((name) => !seen.has(name))
        .toSorted(),
    ).toEqual(others.toSorted());
    expect(await ask('audit.verify', {})).toMatchObject({ intact: true });
  });

  /** What takes other people: the gate, the second signature, the session. */
  async function elsewhere(
    opened: ReviewedCase,
    run: (...calls: readonly Call[]) => Promise<void>,
  ): Promise<void> {
    const { ask, caseId } = opened;
    const users = await ask('users.list', {});
    const sameUnit = users.find((user) => user.name === '向晚晴')?.id ?? '';
    const sameName = users.find((user) => user.name === '丁望舒')?.id ?? '';
    await run(
      ['recusal.pending', {}, 0],
      ['recusal.decide', { caseId, reviewerId: sameUnit, decision: 'lift', reason: '借调人员' }, 1],
    );
    // The log itself is the office's to read: the reviewer of the same name gets that role past the program's say.
    const db = await openWithKey(opened.folder, opened.userId);
    db.prepare("UPDATE users SET roles = 'office,reviewer' WHERE id = ?").run(sameName);
    db.close();
    await run(['session.signIn', { userId: sameName, password: PASSWORD }, 1]);
    const [hit] = (await ask('recusal.gate', { caseId })).hits;
    await run(
      ['recusal.answer', { caseId, hitId: hit?.id ?? '', answer: 'other-person' }, 1],
      ['recusal.askDecision', { caseId, note: '' }, 1],
      ['session.signIn', { userId: sameUnit, password: PASSWORD }, 1],
    );
    const { questions } = await ask('recusal.gate', { caseId });
    await run(
      [
        'recusal.declare',
        { caseId, answers: questions.map(({ id }) => ({ id, yes: false, detail: '' })), password: PASSWORD },
        1,
      ],
      ['conclusions.countersign', { caseId, password: PASSWORD }, 1],
    );
    const before = await entries(opened);
    await opened.ask('session.signOut', {});
    await signInAs(opened, opened.userId);
    expect((await entries(opened)) - before, 'signed out and in').toBe(2);
  }

  it('gains one entry for a demo review begun, and none for its cancelling', async () => {
    const opened = await openCase(template);
    const before = await entries(opened);
    const { jobId } = await opened.ask('reviews.openDemo', {});
    await opened.ask('imports.cancel', { jobId: jobId ?? '' });
    expect(await opened.backend.jobs.finished(jobId ?? '')).toMatchObject({ state: 'cancelled', cases: [] });
    expect((await entries(opened)) - before).toBe(1);
  });

  it('gains one entry for each imported case, for each rubric level, for a recovery and for the workspace itself', async () => {
    const workspace = await temporaryWorkspace();
    const actions = async () =>
      (await workspace.ask('audit.list', { before: null, limit: 50 })).map((entry) => entry.action).reverse();
    expect(await actions()).toEqual(['workspace.create']);
    await workspace.ask('session.recover', {
      userId: workspace.officeId,
      recoveryCode: workspace.recoveryCode,
      newPassword: PASSWORD,
    });
    const [rubric] = (await workspace.ask('rubrics.list', {})).filter((row) => row.mode === 'levels');
    const review = await workspace.ask('reviews.create', {
      name: '评查',
      periodFrom: '2023-01-01',
      periodTo: '2023-12-31',
      unit: '某局',
      rubricId: rubric?.id ?? '',
    });
    const batch = writeFiles(temporaryFolder(), { '案1/1.txt': '材料一', '案2/1.txt': '材料二' });
    const { jobId } = await workspace.ask('imports.start', {
      reviewId: review.id,
      picks: [workspace.pick(batch)],
    });
    const { cases } = await workspace.backend.jobs.finished(jobId);
    const caseId = cases[0]?.caseId ?? '';
    await passGate(workspace, caseId);
    await workspace.ask('scoring.setLevel', {
      caseId,
      itemId: 'P101',
      level: 'flaw',
      affectsOutcome: false,
      selection: null,
    });
    expect(await actions()).toEqual([
      'workspace.create',
      'session.recover',
      'reviews.create',
      'cases.import',
      'cases.import',
      'recusal.declare',
      'scoring.setLevel',
    ]);
  });

  it('gains nothing from a command that was refused', async () => {
    const opened = await openCase(template);
    const before = await opened.ask('audit.verify', {});
    expect(await opened.codeOf('scoring.undo', { caseId: opened.caseId })).toBe('nothing-to-undo');
    expect(await opened.codeOf('conclusions.sign', { caseId: opened.caseId, password: PASSWORD })).toBe(
      'reason-needed',
    );
    expect(
      await opened.codeOf('scoring.veto', {
        caseId: opened.caseId,
        vetoId: 'V99',
        reason: '没有这项',
        selection: null,
      }),
    ).toBe('not-found');
    expect(await opened.ask('audit.verify', {})).toEqual(before);
  });

  it('holds no word of a case', async () => {
    const opened = await openCase(template);
    await confirmAll(opened);
    const log = JSON.stringify(await opened.ask('audit.list', { before: null, limit: 500 }));
    for (const word of ['北塬', '丁望舒', '市场监督', '第三十二条', '没有明码标价'])
      expect(log).not.toContain(word);
  });

  it('is read in parts, newest first', async () => {
    const opened = await openCase(template);
    const all = await opened.ask('audit.list', { before: null, limit: 500 });
    const [, , third] = all;
    expect(all.map((entry) => entry.seq)).toEqual(
      Array.from({ length: all.length }, (_, i) => all.length - i),
    );
    expect(await opened.ask('audit.list', { before: third?.seq ?? null, limit: 2 })).toEqual(all.slice(3, 5));
  });
});

describe('tampering with the log past the program', () => {
  async function tamper(
    change: (db: Database.Database, length: number) => void,
  ): Promise<{ intact: boolean; firstBroken: number | null }> {
    const opened = await openCase(template);
    for (let i = 0; i < 6; i += 1) await addUser(opened, `评查员${i}`);
    const length = await entries(opened);
    const db = await openWithKey(opened.folder, opened.userId);
    db.exec('DROP TRIGGER audit_is_append_only_update; DROP TRIGGER audit_is_append_only_delete');
    change(db, length);
    db.close();
    return opened.ask('audit.verify', {});
  }

  it('is refused by the database itself as long as its triggers stand', async () => {
    const opened = await openCase(template);
    const db = await openWithKey(opened.folder, opened.userId);
    expect(() => db.prepare("UPDATE audit SET user_name = 'x' WHERE seq = 2").run()).toThrow('append-only');
    expect(() => db.prepare('DELETE FROM audit WHERE seq = 2').run()).toThrow('append-only');
    db.close();
    expect(await opened.ask('audit.verify', {})).toMatchObject({ intact: true, firstBroken: null });
  });

  it.each(['at', 'user_id', 'user_name', 'action', 'subject', 'details', 'prev_hash', 'hash'])(
    'in the %s of an entry is seen at that entry',
    async (column) => {
      expect(
        await tamper((db) =>
          db.exec(`UPDATE audit SET ${column} = coalesce(${column}, '') || 'x' WHERE seq = 4`),
        ),
      ).toMatchObject({ intact: false, firstBroken: 4 });
    },
  );

  it('by moving words from one field to the next is seen', async () => {
    const broken = await tamper((db) =>
      db.exec(
        'UPDATE audit SET user_name = user_name || substr(action, 1, 3), action = substr(action, 4) WHERE seq = 5',
      ),
    );
    expect(broken).toMatchObject({ intact: false, firstBroken: 5 });
  });

  it('by deleting an entry is seen at its place, renumbered or not', async () => {
    expect(await tamper((db) => db.exec('DELETE FROM audit WHERE seq = 3'))).toMatchObject({
      intact: false,
      firstBroken: 3,
    });
    const renumbered = await tamper((db, length) => {
      db.exec('DELETE FROM audit WHERE seq = 3');
      for (let seq = 4; seq <= length; seq += 1)
        db.prepare('UPDATE audit SET seq = ? WHERE seq = ?').run(seq - 1, seq);
    });
    expect(renumbered).toMatchObject({ intact: false, firstBroken: 3 });
  });

  it('by changing the order of two entries is seen at the first', async () => {
    const swapped = await tamper((db) =>
      db.exec(
        'UPDATE audit SET seq = 9999 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 9999',
      ),
    );
    expect(swapped).toMatchObject({ intact: false, firstBroken: 4 });
  });

  it('by putting an entry in between is seen at its place', async () => {
    const inserted = await tamper((db, length) => {
      for (let seq = length; seq >= 6; seq -= 1)
        db.prepare('UPDATE audit SET seq = ? WHERE seq = ?').run(seq + 1, seq);
      db.exec(
        'INSERT INTO audit SELECT 6, at, user_id, user_name, action, subject, details, prev_hash, hash FROM audit WHERE seq = 5',
      );
    });
    expect(inserted).toMatchObject({ intact: false, firstBroken: 6 });
  });

  it('by adding an entry at the end is seen there', async () => {
    let added = 0;
    const appended = await tamper((db, length) => {
      added = length + 1;
      db.prepare(
        'INSERT INTO audit SELECT ?, at, user_id, user_name, action, subject, details, prev_hash, hash FROM audit WHERE seq = 5',
      ).run(added);
    });
    expect(appended).toMatchObject({ intact: false, firstBroken: added });
  });
});
