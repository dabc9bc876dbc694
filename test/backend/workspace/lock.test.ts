import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startBackendProcess } from '../../makers/backend-process.ts';
import { cleanUp } from '../../makers/temporary.ts';
import { PASSWORD, signInAs, startBackend, temporaryWorkspace } from '../../makers/workspace.ts';

afterAll(cleanUp);

const SOON_MS = 1000;

describe('one workspace, two programs', () => {
  it('tells the second one within a second which process holds the folder', async () => {
    const made = await temporaryWorkspace();
    await made.close();
    const holder = await startBackendProcess(made.userData);
    await holder.ask('session.signIn', { userId: made.officeId, password: PASSWORD });
    const second = startBackend({ userData: made.userData });
    const started = performance.now();
    const reply = await second.backend.call('workspace.status', {});
    expect(performance.now() - started).toBeLessThan(SOON_MS);
    expect(reply).toEqual({
      ok: false,
      error: { code: 'workspace-open-elsewhere', details: { pid: String(holder.pid) } },
    });
    expect(await second.codeOf('session.signIn', { userId: made.officeId, password: PASSWORD })).toBe(
      'workspace-open-elsewhere',
    );
    expect(await holder.ask('users.list', {})).toHaveLength(1);
  });

  it('lets the next one in when the first was killed', async () => {
    const made = await temporaryWorkspace();
    await made.close();
    const holder = await startBackendProcess(made.userData);
    await holder.ask('session.signIn', { userId: made.officeId, password: PASSWORD });
    await holder.kill();
    const next = startBackend({ userData: made.userData });
    await signInAs(next, made.officeId);
    expect((await next.ask('workspace.status', {})).lastEnd).toBe('unclean-checked');
  });

  it('keeps the folder while nobody is signed in, and lets it go when it ends', async () => {
    const made = await temporaryWorkspace();
    await made.ask('session.signOut', {});
    const second = startBackend({ userData: made.userData });
    expect(await second.codeOf('workspace.status', {})).toBe('workspace-open-elsewhere');
    await made.close();
    expect(await second.ask('workspace.status', {})).toMatchObject({ state: 'locked' });
  });

  it('is seen by whoever chooses the folder, too', async () => {
    const made = await temporaryWorkspace();
    const other = startBackend();
    expect(
      await other.codeOf('workspace.choose', { folder: other.pick(join(made.userData, 'workspace')) }),
    ).toBe('workspace-open-elsewhere');
  });
});
