import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cleanUp } from '../../makers/temporary.ts';
import {
  addUser,
  OFFICE_NAME,
  OFFICE_UNIT,
  PASSWORD,
  signInAs,
  startBackend,
  temporaryWorkspace,
} from '../../makers/workspace.ts';

afterAll(cleanUp);

const FIRST = {
  folder: null,
  name: '评查工作区',
  userName: OFFICE_NAME,
  unit: OFFICE_UNIT,
  password: PASSWORD,
  holdsClassified: false,
} as const;

describe('a new workspace', () => {
  it('has its first user, who runs the office and reviews, and shows a recovery code', async () => {
    const fresh = startBackend();
    expect(await fresh.ask('workspace.status', {})).toEqual({
      state: 'none',
      name: null,
      users: [],
      lastEnd: null,
    });
    const { recoveryCode, session } = await fresh.ask('workspace.create', FIRST);
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(session).toMatchObject({
      user: { name: OFFICE_NAME, roles: ['office', 'reviewer'], unit: OFFICE_UNIT },
      workspaceName: '评查工作区',
      holdsClassified: false,
    });
    expect(await fresh.ask('workspace.status', {})).toMatchObject({
      state: 'open',
      users: [{ id: session.user.id, name: OFFICE_NAME }],
      lastEnd: 'clean',
    });
    expect(existsSync(join(fresh.folder, 'workspace.db'))).toBe(true);
  });

  it('is not made over one that is there', async () => {
    const made = await temporaryWorkspace();
    expect(await made.codeOf('workspace.create', FIRST)).toBe('conflict');
    const other = startBackend({ userData: made.userData });
    expect(await other.codeOf('workspace.create', FIRST)).toBe('conflict');
    expect(await made.ask('users.list', {})).toHaveLength(1);
  });

  it('can lie in a folder the user picked, and is found there the next time', async () => {
    const first = startBackend();
    const folder = join(first.userData, '案卷评查', '2026');
    const { session } = await first.ask('workspace.create', { ...FIRST, folder: first.pick(folder) });
    await first.close();
    const second = startBackend({ userData: first.userData });
    expect(await second.ask('workspace.status', {})).toMatchObject({
      state: 'locked',
      users: [{ id: session.user.id }],
    });
    await signInAs(second, session.user.id);
    expect(await second.ask('session.current', {})).toMatchObject({ user: { id: session.user.id } });
  });

  it('is chosen by its folder, and only a folder that is one', async () => {
    const made = await temporaryWorkspace();
    await made.close();
    const other = startBackend();
    expect(await other.codeOf('workspace.choose', { folder: other.pick(other.userData) })).toBe(
      'workspace-missing',
    );
    expect(await other.ask('workspace.choose', { folder: other.pick(made.folder) })).toMatchObject({
      state: 'locked',
      name: '评查工作区',
    });
    await signInAs(other, made.officeId);
  });
});

describe('two programs that make a workspace in one folder at the same moment', () => {
  it('make one, and the one that made it keeps it', async () => {
    const first = startBackend();
    const second = startBackend({ userData: first.userData });
    const codes = await Promise.all(
      [first, second].map((backend) => backend.codeOf('workspace.create', FIRST)),
    );
    expect(codes.toSorted()).toEqual(['ok', 'workspace-open-elsewhere']);
    await first.close();
    await second.close();
    const next = startBackend({ userData: first.userData });
    const { users } = await next.ask('workspace.status', {});
    await signInAs(next, users[0]?.id ?? '');
    expect(await next.ask('users.list', {})).toHaveLength(1);
  });
});

describe('signing in', () => {
  it('takes the password and nothing near it', async () => {
    const made = await temporaryWorkspace();
    await made.ask('session.signOut', {});
    expect(await made.ask('session.current', {})).toBeNull();
    for (const password of ['', PASSWORD.slice(1), `${PASSWORD} `, PASSWORD.toUpperCase()]) {
      expect(await made.codeOf('session.signIn', { userId: made.officeId, password })).toBe('wrong-password');
    }
    expect(await made.codeOf('users.list', {})).toBe('forbidden');
    expect(await made.ask('session.signIn', { userId: made.officeId, password: PASSWORD })).toMatchObject({
      user: { name: OFFICE_NAME },
    });
    expect(await made.codeOf('session.signIn', { userId: 'nobody', password: PASSWORD })).toBe('not-found');
  });

  it('makes five wrong passwords wait half a minute, the right one too, and nobody else', async () => {
    let now = Date.parse('2026-11-21T09:00:00Z');
    const made = await temporaryWorkspace({ clock: () => now });
    const other = await addUser(made, '向晚晴');
    const signIn = (userId: string, password: string): Promise<string> =>
      made.codeOf('session.signIn', { userId, password });
    for (let tries = 1; tries <= 5; tries += 1)
      expect(await signIn(other, 'wrong password')).toBe('wrong-password');
    const refused = await made.backend.call('session.signIn', { userId: other, password: PASSWORD });
    expect(refused).toEqual({ ok: false, error: { code: 'locked', details: { seconds: 30 } } });
    expect(await signIn(made.officeId, PASSWORD)).toBe('ok');
    now += 29_000;
    expect(await signIn(other, PASSWORD)).toBe('locked');
    now += 1_001;
    expect(await signIn(other, PASSWORD)).toBe('ok');
    expect(await signIn(other, 'wrong password')).toBe('wrong-password');
  });

  it('counts wrong passwords under a signature as well', async () => {
    const made = await temporaryWorkspace();
    for (let tries = 1; tries <= 5; tries += 1) {
      expect(
        await made.codeOf('session.changePassword', {
          password: 'wrong password',
          newPassword: 'another password',
        }),
      ).toBe('wrong-password');
    }
    expect(
      await made.codeOf('session.changePassword', { password: PASSWORD, newPassword: 'another password' }),
    ).toBe('locked');
  });
});
