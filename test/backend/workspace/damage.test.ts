import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashesOf } from '../../makers/folder-contents.ts';
import { openWithKey } from '../../makers/raw-database.ts';
import { caseTemplate, openCase, type ReviewedCase } from '../../makers/reviewed-case.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';
import {
  addUser,
  asTemplate,
  copyOf,
  makeReview,
  PASSWORD,
  signInAs,
  startBackend,
  type Template,
  type TestBackend,
  temporaryWorkspace,
} from '../../makers/workspace.ts';

let template: Template;

beforeAll(async () => {
  const made = await temporaryWorkspace();
  await makeReview(made);
  template = await asTemplate(made);
});
afterAll(cleanUp);

/** A closed copy whose folder may be spoiled before a backend looks at it. */
function closedCopy(): { userData: string; folder: string } {
  const userData = temporaryFolder();
  cpSync(template.userData, userData, { recursive: true });
  return { userData, folder: join(userData, 'workspace') };
}

/** A copy as a crash leaves it: taken while the database was open, its log not yet folded in. */
async function crashedCopy(): Promise<{ userData: string; folder: string }> {
  const live = await copyOf(template);
  for (let i = 0; i < 5; i += 1) await addUser(live, `评查员${i}`);
  const userData = temporaryFolder();
  cpSync(live.userData, userData, { recursive: true });
  rmSync(join(userData, 'recent.json'), { force: true });
  await live.close();
  return { userData, folder: join(userData, 'workspace') };
}

function spoil(path: string, at: number, length: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, at, at + length);
  writeFileSync(path, bytes);
}

/** What is there must be as it was; scratch a reader leaves (an empty log, its index) is no harm. */
function expectUntouched(userData: string, before: Record<string, string>): void {
  const data = Object.entries(before).filter(([name]) => !name.endsWith('-shm'));
  expect(hashesOf(userData)).toMatchObject(Object.fromEntries(data));
}

function signIn(backend: TestBackend): Promise<string> {
  return backend.codeOf('session.signIn', { userId: template.userId, password: PASSWORD });
}

describe('a damaged workspace.json', () => {
  it.each([
    ['cut short', (path: string) => truncateSync(path, 200)],
    ['emptied', (path: string) => truncateSync(path, 0)],
    ['of another shape', (path: string) => writeFileSync(path, '{"schema":"case-review/workspace@1"}')],
    ['no text at all', (path: string) => spoil(path, 0, 400)],
  ])('%s is said to be damaged and left as it is', async (_, damage) => {
    const { userData, folder } = closedCopy();
    damage(join(folder, 'workspace.json'));
    const before = hashesOf(userData);
    const backend = startBackend({ userData });
    expect(await backend.codeOf('workspace.status', {})).toBe('workspace-damaged');
    expect(await signIn(backend)).toBe('workspace-damaged');
    await backend.close();
    expectUntouched(userData, before);
  });
});

describe('a damaged workspace.db', () => {
  it.each([
    ['whose head is overwritten', (path: string) => spoil(path, 0, 64)],
    ['whose first page is overwritten', (path: string) => spoil(path, 1024, 64)],
    ['cut to its first bytes', (path: string) => truncateSync(path, 100)],
    ['that is some other file', (path: string) => writeFileSync(path, 'This is no database. '.repeat(500))],
  ])('%s is said to be damaged and left as it is', async (_, damage) => {
    const { userData, folder } = closedCopy();
    damage(join(folder, 'workspace.db'));
    const before = hashesOf(userData);
    const backend = startBackend({ userData });
    expect(await backend.ask('workspace.status', {})).toMatchObject({ state: 'locked' });
    expect(await signIn(backend)).toBe('workspace-damaged');
    expect(await backend.codeOf('users.list', {})).toBe('forbidden');
    await backend.close();
    expectUntouched(userData, before);
  });

  it('is not made anew when it is missing', async () => {
    const { userData, folder } = closedCopy();
    rmSync(join(folder, 'workspace.db'));
    const backend = startBackend({ userData });
    expect(await signIn(backend)).toBe('workspace-damaged');
    expect(existsSync(join(folder, 'workspace.db'))).toBe(false);
  });

  it('of another workspace does not open with this one’s key', async () => {
    const { userData, folder } = closedCopy();
    const other = await temporaryWorkspace();
    await other.close();
    copyFileSync(join(other.folder, 'workspace.db'), join(folder, 'workspace.db'));
    const before = hashesOf(userData);
    const backend = startBackend({ userData });
    expect(await signIn(backend)).toBe('workspace-damaged');
    await backend.close();
    expectUntouched(userData, before);
  });

  it('is noticed when one of its inner pages is read, however it ended', async () => {
    const { userData, folder } = closedCopy();
    const path = join(folder, 'workspace.db');
    const size = readFileSync(path).byteLength;
    for (let at = 4096; at + 64 < size; at += 4096) spoil(path, at + 512, 64);
    const backend = startBackend({ userData });
    expect(await signIn(backend)).toBe('workspace-damaged');
  });
});

describe('a damaged page inside workspace.db', () => {
  it('is noticed at the latest when it is read: no answer is wrong, and none is a riddle', async () => {
    const large = await caseTemplate();
    const whole = readFileSync(join(large.userData, 'workspace', 'workspace.db'));
    const pages = Math.floor(whole.byteLength / 4096);
    const opened = await openCase(large);
    const right = await readAll(opened);
    await opened.close();
    const codes = new Set<string>();
    for (let page = 2; page < pages; page += Math.ceil(pages / 24)) {
      const userData = temporaryFolder();
      cpSync(large.userData, userData, { recursive: true });
      spoil(join(userData, 'workspace', 'workspace.db'), page * 4096 + 700, 48);
      const backend = startBackend({ userData });
      const entered = await backend.codeOf('session.signIn', { userId: large.userId, password: PASSWORD });
      codes.add(entered);
      if (entered === 'ok') {
        const answers = await readAll({ ...large, ...backend });
        for (const [index, answer] of answers.entries()) {
          if (typeof answer === 'string') codes.add(answer);
          else expect(answer, `page ${page}`).toEqual(right[index]);
        }
      }
      await backend.close();
    }
    expect([...codes].toSorted()).toEqual(['ok', 'workspace-damaged']);
  });

  /** Everything a reviewer reads of a case, or the code of its refusal. */
  async function readAll({
    backend,
    caseId,
    reviewId,
    documents,
  }: Pick<ReviewedCase, 'backend' | 'caseId' | 'reviewId' | 'documents'>): Promise<unknown[]> {
    const replies = [
      await backend.call('cases.list', { reviewId }),
      await backend.call('cases.get', { caseId }),
      await backend.call('findings.list', { caseId }),
      await backend.call('scoring.sheet', { caseId }),
      await backend.call('rubrics.list', {}),
      await Promise.all(
        documents.map((document) => backend.call('pages.get', { documentId: document.id, page: 1 })),
      ),
    ].flat();
    return replies.map((reply) => (reply.ok ? reply.value : reply.error.code));
  }
});

describe('a workspace of a newer program', () => {
  it('is refused by its version and left as it is', async () => {
    const { userData, folder } = closedCopy();
    const db = await openWithKey(folder, template.userId);
    db.pragma('user_version = 999');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    const before = hashesOf(userData);
    const backend = startBackend({ userData });
    const reply = await backend.backend.call('session.signIn', {
      userId: template.userId,
      password: PASSWORD,
    });
    expect(reply).toEqual({ ok: false, error: { code: 'workspace-newer', details: { version: 999 } } });
    await backend.close();
    expectUntouched(userData, before);
  });
});

describe('after an unclean end', () => {
  it('the database is checked, everything acknowledged is there, and the user is told once', async () => {
    const { userData } = await crashedCopy();
    const first = startBackend({ userData });
    await signInAs(first, template.userId);
    expect((await first.ask('workspace.status', {})).lastEnd).toBe('unclean-checked');
    expect(await first.ask('users.list', {})).toHaveLength(6);
    await first.close();
    const second = startBackend({ userData });
    await signInAs(second, template.userId);
    expect((await second.ask('workspace.status', {})).lastEnd).toBe('clean');
  });

  it('a database that does not pass its check is not opened, and neither it nor its log is touched', async () => {
    const { userData, folder } = await crashedCopy();
    const path = join(folder, 'workspace.db');
    const size = readFileSync(path).byteLength;
    // From the far end, where the rubrics lie: what opening reads first stays whole.
    spoil(path, size - 4096 * 2 + 512, 64);
    const before = hashesOf(userData);
    expect(Object.keys(before)).toContain(join('workspace', 'workspace.db-wal'));
    const backend = startBackend({ userData });
    expect(await signIn(backend)).toBe('workspace-damaged');
    await backend.close();
    expectUntouched(userData, before);
  });
});
