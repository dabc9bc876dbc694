import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type Backend, nodeLink, runBackend } from '../../../main/shell/backend-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'backend-process-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A real child process that answers with what it was asked and the picks it knows. */
const CHILD = `
const picks = [];
process.on('message', (m) => {
  if (m.type === 'pick') picks.push(m.path);
  if (m.type === 'close') process.send({ type: 'closed' });
  if (m.type === 'bytes') process.send({ type: 'bytes-reply', id: m.id, reply: { ok: true, value: { bytes: new Uint8Array(3), mime: m.fileId } } });
  if (m.type !== 'call' || m.name === 'hang') return;
  if (m.name === 'die') process.exit(3);
  process.send({ type: 'event', name: 'changed', payload: { subjects: [m.name] } });
  process.send({ type: 'reply', id: m.id, reply: { ok: true, value: { input: m.input, picks: [...picks], args: process.argv.slice(2) } } });
});
setTimeout(() => process.send({ type: 'ready' }), 30);
`;

function start(source: string) {
  const entry = join(folder, `${Math.random()}.mjs`);
  writeFileSync(entry, source);
  const onEvent = vi.fn();
  const onEnd = vi.fn();
  const onGivenUp = vi.fn();
  const backend: Backend = runBackend({
    start: () => nodeLink(process.execPath, entry, ['--user-data=/x']),
    onEvent,
    onEnd,
    onGivenUp,
  });
  return { backend, onEvent, onEnd, onGivenUp };
}

describe('the backend seen from the shell', () => {
  it('answers calls made before it was ready, in order, with bytes as bytes', async () => {
    const { backend, onEvent } = start(CHILD);
    const [first, second, bytes] = await Promise.all([
      backend.call('cases.list', { n: new Uint8Array([1, 2]) }),
      backend.call('cases.get', 2),
      backend.bytes('abc'),
    ]);
    expect(first).toEqual({
      ok: true,
      value: { input: { n: new Uint8Array([1, 2]) }, picks: [], args: ['--user-data=/x'] },
    });
    expect(second).toMatchObject({ ok: true, value: { input: 2 } });
    expect(bytes).toMatchObject({ ok: true, value: { bytes: new Uint8Array(3), mime: 'abc' } });
    expect(onEvent).toHaveBeenCalledWith('changed', { subjects: ['cases.list'] });
    await backend.close();
  });

  it('fails what was in flight when it ended, starts again and remembers the picks', async () => {
    const { backend, onEvent, onEnd } = start(CHILD);
    backend.pick('token', '/folder');
    const lost = await Promise.all([backend.call('hang', {}), backend.call('die', {})]);
    for (const reply of lost) expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(await backend.call('x', {})).toMatchObject({ ok: true, value: { picks: ['/folder'] } });
    expect(onEvent).toHaveBeenCalledWith('backend.restarted', {});
    expect(onEnd).toHaveBeenCalledWith('status 3');
    await backend.close();
    expect(await backend.call('x', {})).toMatchObject({ ok: false });
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('gives up on one that never gets ready', async () => {
    const { backend, onGivenUp, onEnd } = start('process.exit(1)');
    expect(await backend.call('x', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
    await vi.waitFor(() => expect(onGivenUp).toHaveBeenCalledTimes(1));
    expect(onEnd).toHaveBeenCalledTimes(3);
    expect(await backend.call('x', {})).toMatchObject({ ok: false });
  });
});
