import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cleanUp, temporaryFolder } from '../makers/temporary.ts';
import { addUser, signInAs, startBackend, temporaryWorkspace } from '../makers/workspace.ts';

afterAll(cleanUp);

describe('what somebody is typing', () => {
  it('is there after a crash, as it was last typed', async () => {
    const workspace = await temporaryWorkspace();
    for (const text of ['该', '该案', '该案程序合法😀\n第二段'])
      await workspace.ask('drafts.save', { key: 'opinion/1', text });
    const { savedAt } = await workspace.ask('drafts.save', { key: 'note/2', text: '另一处' });
    expect(Date.parse(savedAt)).not.toBeNaN();
    const userData = temporaryFolder();
    // What a killed program leaves: the files as they are while it runs.
    cpSync(workspace.folder, join(userData, 'workspace'), { recursive: true });
    const next = startBackend({ userData });
    await signInAs(next, workspace.officeId);
    expect((await next.ask('drafts.load', { prefix: '' })).map(({ key, text }) => [key, text])).toEqual([
      ['note/2', '另一处'],
      ['opinion/1', '该案程序合法😀\n第二段'],
    ]);
  });

  it('is found by the beginning of its key, letter for letter, and gone when emptied', async () => {
    const { ask } = await temporaryWorkspace();
    for (const key of ['a/1', 'a/2', 'ab/1', 'a%/1', 'A/1']) await ask('drafts.save', { key, text: key });
    const keys = async (prefix: string) => (await ask('drafts.load', { prefix })).map((draft) => draft.key);
    expect(await keys('a/')).toEqual(['a/1', 'a/2']);
    expect(await keys('a%')).toEqual(['a%/1']);
    await ask('drafts.save', { key: 'a/1', text: '' });
    expect(await keys('a/')).toEqual(['a/2']);
  });

  it('is nobody else’s, and no entry in the log', async () => {
    const workspace = await temporaryWorkspace();
    const other = await addUser(workspace, '向晚晴');
    const before = await workspace.ask('audit.verify', {});
    await workspace.ask('drafts.save', { key: 'opinion/1', text: '我的' });
    expect(await workspace.ask('audit.verify', {})).toEqual(before);
    await signInAs(workspace, other);
    expect(await workspace.ask('drafts.load', { prefix: '' })).toEqual([]);
    await workspace.ask('drafts.save', { key: 'opinion/1', text: '别人的' });
    await signInAs(workspace, workspace.officeId);
    expect(await workspace.ask('drafts.load', { prefix: '' })).toMatchObject([{ text: '我的' }]);
  });
});
