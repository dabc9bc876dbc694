import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whereTextStands } from '../../makers/folder-contents.ts';
import { cleanUp } from '../../makers/temporary.ts';
import {
  addUser,
  asTemplate,
  copyOf,
  makeReview,
  NO_PROFILE,
  PASSWORD,
  signInAs,
  startBackend,
  type Template,
  temporaryWorkspace,
} from '../../makers/workspace.ts';

const NEW_PASSWORD = '长风几万里-吹度玉门关';
let template: Template & { readonly recoveryCode: string; readonly reviewerId: string };

beforeAll(async () => {
  const made = await temporaryWorkspace();
  const reviewerId = await addUser(made, '向晚晴', ['reviewer'], { unit: '澜州市司法局' });
  template = { ...(await asTemplate(made)), recoveryCode: made.recoveryCode, reviewerId };
});
afterAll(cleanUp);

describe('a second user', () => {
  it('signs in with a password of their own and sees the same workspace', async () => {
    const copy = await copyOf(template);
    const reviewId = await makeReview(copy);
    await signInAs(copy, template.reviewerId);
    expect(await copy.ask('session.current', {})).toMatchObject({
      user: { name: '向晚晴', roles: ['reviewer'], unit: '澜州市司法局' },
    });
    expect((await copy.ask('reviews.list', {})).map((review) => review.id)).toEqual([reviewId]);
  });

  it('does not bear a name that is taken', async () => {
    const copy = await copyOf(template);
    expect(
      await copy.codeOf('users.create', {
        name: '向晚晴',
        roles: ['reviewer'],
        password: PASSWORD,
        profile: NO_PROFILE,
      }),
    ).toBe('conflict');
  });

  it('may not do what the office does', async () => {
    const copy = await copyOf(template);
    const reviewId = await makeReview(copy);
    await signInAs(copy, template.reviewerId);
    const profile = { ...NO_PROFILE, unit: '衡泽市司法局' };
    const refused = [
      await copy.codeOf('users.create', {
        name: '陌生人',
        roles: ['office'],
        password: PASSWORD,
        profile: NO_PROFILE,
      }),
      await copy.codeOf('users.updateProfile', { userId: template.userId, profile }),
      await copy.codeOf('users.profile', { userId: template.userId }),
      await copy.codeOf('reviews.create', {
        name: '我的评查',
        periodFrom: '2023-01-01',
        periodTo: '2023-12-31',
        unit: '某局',
        rubricId: 'x',
      }),
      await copy.codeOf('reviews.openDemo', {}),
      await copy.codeOf('rubrics.import', { file: copy.pick('/nowhere') }),
      await copy.codeOf('recusal.pending', {}),
      await copy.codeOf('recusal.decide', {
        caseId: 'x',
        reviewerId: 'y',
        decision: 'lift',
        reason: '没有影响',
      }),
      await copy.codeOf('reports.flawedList', { reviewId, target: copy.pick('/nowhere') }),
      await copy.codeOf('audit.list', { before: null, limit: 10 }),
      await copy.codeOf('audit.verify', {}),
    ];
    expect(new Set(refused)).toEqual(new Set(['forbidden']));
    expect(await copy.codeOf('users.updateProfile', { userId: template.reviewerId, profile })).toBe('ok');
    expect((await copy.ask('session.current', {}))?.profile.unit).toBe('衡泽市司法局');
  });

  it('keeps every password when several people are added and change theirs at the same moment', async () => {
    const copy = await copyOf(template);
    const [first, second] = await Promise.all([
      addUser(copy, '江上舟'),
      addUser(copy, '岳麓山'),
      copy.ask('session.changePassword', { password: PASSWORD, newPassword: NEW_PASSWORD }),
    ]);
    await signInAs(copy, first);
    await signInAs(copy, second);
    expect(await copy.codeOf('session.signIn', { userId: template.userId, password: NEW_PASSWORD })).toBe(
      'ok',
    );
  });
});

describe('a changed password', () => {
  it('opens the workspace from then on, and the old one no longer', async () => {
    const copy = await copyOf(template);
    expect(
      await copy.codeOf('session.changePassword', { password: 'wrong password', newPassword: NEW_PASSWORD }),
    ).toBe('wrong-password');
    await copy.ask('session.changePassword', { password: PASSWORD, newPassword: NEW_PASSWORD });
    await copy.close();
    const next = startBackend({ userData: copy.userData });
    await next.ask('workspace.status', {});
    expect(await next.codeOf('session.signIn', { userId: template.userId, password: PASSWORD })).toBe(
      'wrong-password',
    );
    expect(await next.codeOf('session.signIn', { userId: template.userId, password: NEW_PASSWORD })).toBe(
      'ok',
    );
  });
});

describe('the recovery code', () => {
  it('stands in no file', () => {
    const groups = template.recoveryCode.split('-');
    const groupsFound = groups.flatMap((group) => whereTextStands([template.userData], `${group}-`));
    expect([...groupsFound, ...whereTextStands([template.userData], groups.join(''))]).toEqual([]);
  });

  it('lets in once with a new password, as misread from paper too, and is then replaced', async () => {
    const copy = await copyOf(template);
    await copy.ask('session.signOut', {});
    const recover = (recoveryCode: string, newPassword: string) =>
      copy.backend.call('session.recover', { userId: template.reviewerId, recoveryCode, newPassword });
    expect(await recover('00000-00000-00000-00000-00000', NEW_PASSWORD)).toEqual({
      ok: false,
      error: { code: 'wrong-recovery-code' },
    });
    const misread = template.recoveryCode
      .toLowerCase()
      .replaceAll('-', ' ')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l');
    const reply = await recover(misread, NEW_PASSWORD);
    expect(reply).toMatchObject({ ok: true, value: { session: { user: { name: '向晚晴' } } } });
    const fresh = reply.ok ? reply.value.recoveryCode : '';
    expect(fresh).not.toBe(template.recoveryCode);
    expect(await recover(template.recoveryCode, 'yet another password')).toEqual({
      ok: false,
      error: { code: 'wrong-recovery-code' },
    });
    expect(await copy.codeOf('session.signIn', { userId: template.reviewerId, password: PASSWORD })).toBe(
      'wrong-password',
    );
    expect(await copy.codeOf('session.signIn', { userId: template.userId, password: PASSWORD })).toBe('ok');
    expect(await recover(fresh, 'yet another password')).toMatchObject({ ok: true });
  });

  it('cannot be guessed at leisure', async () => {
    let now = Date.parse('2026-11-21T09:00:00Z');
    const copy = await copyOf(template, { clock: () => now });
    const guess = (recoveryCode: string) =>
      copy.codeOf('session.recover', { userId: template.userId, recoveryCode, newPassword: NEW_PASSWORD });
    for (let tries = 1; tries <= 5; tries += 1)
      expect(await guess('AAAAA-AAAAA-AAAAA-AAAAA-AAAAA')).toBe('wrong-recovery-code');
    expect(await guess(template.recoveryCode)).toBe('locked');
    now += 30_001;
    expect(await guess(template.recoveryCode)).toBe('ok');
  });
});
