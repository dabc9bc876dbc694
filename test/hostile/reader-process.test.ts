/** The cage around the reader: time, memory, its end. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createReaderPool } from '../../main/backend/documents/reader-process.ts';
import { makeRawDocx, plainDocx } from '../makers/docx.ts';
import { plainPdf } from '../makers/pdf.ts';
import { livingReaders, outcomeOf, untilReadersLive, withReader, wordsOf } from '../makers/reader.ts';
import { below, seeded } from '../makers/seeded.ts';
import { cleanUp } from '../makers/temporary.ts';

afterAll(cleanUp);

const SHORT_CAP_MS = 700;
const GRACE_MS = 2000;

const STRETCH = 2000;

/** Paragraphs, most of them empty, with so much noise that they are no bomb by their ratio: deflate looks back 32 kB. */
const PARAGRAPHS = (() => {
  const random = seeded(1);
  return Array.from({ length: STRETCH }, (_, i) =>
    i % 40 === 0
      ? `<w:p><w:r><w:t>${Array.from({ length: 120 }, () => below(random, 1e9).toString(36)).join('')}</w:t></w:r></w:p>`
      : '<w:p/>',
  ).join('');
})();

function longDocx(count: number): Uint8Array {
  return makeRawDocx({ body: PARAGRAPHS.repeat(Math.ceil(count / STRETCH)) });
}

const SHORT = plainDocx('下一份文书');

describe('a file that takes too long', () => {
  it.each([
    ['Word file', () => longDocx(1_500_000)],
    [
      'PDF',
      () =>
        plainPdf(
          ...Array.from({ length: 30_000 }, (_, i) => `第${i}行内容，足够长，能够占满整整一行的位置。`),
        ),
    ],
  ])('(%s) is given up at the cap, and the next one is read', async (_, build) => {
    const bytes = build();
    const outcome = await withReader((pool) => outcomeOf(pool, bytes), SHORT_CAP_MS);
    expect(outcome).toMatchObject({ code: 'timeout', details: { seconds: SHORT_CAP_MS / 1000 } });
    expect(outcome.milliseconds).toBeLessThan(SHORT_CAP_MS + GRACE_MS);
    expect(wordsOf(await withReader((pool) => outcomeOf(pool, SHORT)))).toBe('下一份文书');
  });
});

describe('a file that takes too much memory', () => {
  it('ends its reader, is said to be too large, and costs this process little', async () => {
    const bytes = longDocx(2_500_000);
    await withReader(async (pool) => {
      const memory = process.memoryUsage.rss();
      expect(await outcomeOf(pool, bytes)).toMatchObject({ code: 'too-large', details: { memory: 1024 } });
      expect(process.memoryUsage.rss() - memory).toBeLessThan(200 * 1_048_576);
      expect(wordsOf(await outcomeOf(pool, SHORT))).toBe('下一份文书');
    });
  });
});

describe('a file that says too much', () => {
  it('is refused where it is read: a million cells or lines never reach this process', async () => {
    const cells = makeRawDocx({
      body: `<w:tbl><w:tr>${'<w:tc><w:p/></w:tc>'.repeat(4000)}</w:tr></w:tbl>${PARAGRAPHS}`.repeat(78),
    });
    const lines = new TextEncoder().encode('行\n'.repeat(310_000));
    const outcomes = await withReader((pool) =>
      Promise.all([cells, lines].map((bytes) => outcomeOf(pool, bytes))),
    );
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ code: 'too-large', details: { limit: 300_000 } });
  });
});

describe('a reader process', () => {
  it('ends when its file is read, when it is cancelled and when the pool closes', async () => {
    const pool = createReaderPool();
    await outcomeOf(pool, SHORT);
    await untilReadersLive(1);
    const abort = new AbortController();
    const reading = outcomeOf(pool, longDocx(400_000), abort.signal);
    abort.abort();
    expect((await reading).code).toBe('cancelled');
    await untilReadersLive(1);
    const unfinished = [longDocx(400_000), longDocx(400_000)].map((bytes) => outcomeOf(pool, bytes));
    expect(livingReaders().length).toBeGreaterThan(1);
    pool.close();
    await untilReadersLive(0);
    for (const { code } of await Promise.all(unfinished)) expect(code).toBe('cancelled');
    expect((await outcomeOf(pool, SHORT)).code).toBe('cancelled');
    expect(livingReaders()).toEqual([]);
  });

  it('that is killed from outside is reported, and does not take the pool with it', async () => {
    await withReader(async (pool) => {
      const reading = outcomeOf(pool, longDocx(400_000));
      const [working] = livingReaders().toSorted((a, b) => a - b);
      process.kill(working ?? 0, 'SIGTERM');
      expect((await reading).code).toBe('damaged');
      expect(wordsOf(await outcomeOf(pool, SHORT))).toBe('下一份文书');
    });
  });

  it('is given nothing of our environment', async () => {
    process.env.CANARY_OF_THE_PARENT = 'secret';
    const names = await withReader(async (pool) => {
      await outcomeOf(pool, SHORT);
      const environment = readFileSync(`/proc/${livingReaders()[0]}/environ`, 'latin1');
      return environment.split('\0').map((entry) => entry.split('=')[0] ?? '');
    });
    delete process.env.CANARY_OF_THE_PARENT;
    expect(names.filter((name) => name !== '' && !/^NODE_(COMPILE_CACHE|CHANNEL_\w+)$/.test(name))).toEqual(
      [],
    );
  });

  it('reads two files at once and mixes nothing up', async () => {
    const words = Array.from({ length: 6 }, (_, i) => `第${i}份文书`);
    const outcomes = await withReader((pool) =>
      Promise.all(words.map((text) => outcomeOf(pool, plainDocx(text)))),
    );
    expect(outcomes.map(wordsOf)).toEqual(words);
  });
});
