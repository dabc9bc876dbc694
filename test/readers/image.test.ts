/** Photographs and scans: pages with a size and no text, drawn upright. */
import { afterAll, describe, expect, it } from 'vitest';
import type { Picture } from '../../main/backend/documents/reader-protocol.ts';
import type { FixedPage } from '../../shared/model/page.ts';
import { bmp, giantPng, jpeg, pngImage, type Turn, tiff, webp } from '../makers/image.ts';
import { openReader, outcomeOf } from '../makers/reader.ts';
import { cleanUp } from '../makers/temporary.ts';

afterAll(cleanUp);

const pool = openReader();

interface Seen {
  /** Points of each page. */
  readonly sizes: readonly (readonly [number, number])[];
  /** Colours of the first page's corners: top left, top right, bottom left, bottom right. */
  readonly corners: string;
}

async function see(bytes: Uint8Array): Promise<Seen> {
  const file = pool.open(bytes);
  try {
    const { format, pages } = await file.text();
    expect(format).toBe('image');
    for (const page of pages)
      expect(page).toMatchObject({ layout: 'fixed', textSource: 'none', text: '', rotation: 0 });
    const sizes = (pages as readonly FixedPage[]).map(({ width, height }) => [width, height] as const);
    return { sizes, corners: cornersOf(await file.picture(1, { width: 40 })) };
  } finally {
    file.close();
  }
}

const NAMES: Readonly<Record<string, string>> = {
  '1,0,0': 'red',
  '0,1,0': 'green',
  '0,0,1': 'blue',
  '0,0,0': 'black',
};

function cornersOf({ width, height, bytes }: Picture): string {
  const at = (x: number, y: number): string => {
    const from = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
    return NAMES[[...bytes.subarray(from, from + 3)].map((value) => (value > 128 ? 1 : 0)).join()] ?? '?';
  };
  return [at(0.2, 0.2), at(0.8, 0.2), at(0.2, 0.8), at(0.8, 0.8)].join(' ');
}

const UPRIGHT = 'red green blue black';

describe('an image file', () => {
  it.each([
    ['JPEG', () => jpeg(827, 1169, { dpi: 100 })],
    ['PNG', () => pngImage(827, 1169, { dpi: 100 })],
    ['BMP', () => bmp(827, 1169, 100)],
    ['TIFF', () => tiff([{ width: 827, height: 1169, dpi: 100 }])],
  ])('(%s) is a page of the size its resolution gives, drawn as it is', async (_, build) => {
    const bytes = await build();
    const { sizes, corners } = await see(bytes);
    const [[width = 0, height = 0] = []] = sizes;
    expect(width).toBeCloseTo(595.4, 0);
    expect(height).toBeCloseTo(841.7, 0);
    expect(corners).toBe(UPRIGHT);
  });

  it.each([
    ['that says no resolution is taken for an A4 paper', () => webp(1654, 2339), 841.9],
    ['of a camera that says 72 dpi without meaning it, too', () => jpeg(4000, 3000, { dpi: 72 }), 841.9],
    ['cut from a screen keeps the size it had there', () => pngImage(400, 300), 300],
  ] as const)('%s', async (_, build, longSide) => {
    const bytes = await build();
    const { sizes, corners } = await see(bytes);
    const [[width = 0, height = 0] = []] = sizes;
    expect(Math.max(width, height)).toBeCloseTo(longSide, 0);
    expect(corners).toBe(UPRIGHT);
  });

  it('of several pages gives them in their order, and no thumbnail among them', async () => {
    const bytes = tiff([
      { width: 200, height: 400 },
      { width: 20, height: 40, isThumbnail: true },
      { width: 400, height: 200 },
      { width: 100, height: 100, dpi: 50 },
    ]);
    expect((await see(bytes)).sizes).toEqual([
      [72, 144],
      [144, 72],
      [144, 144],
    ]);
    const wide = await pool.picture(bytes, 2, { dpi: 200 });
    expect([wide.width, wide.height]).toEqual([400, 200]);
    await expect(pool.picture(bytes, 4, { dpi: 72 })).rejects.toMatchObject({ code: 'not-found' });
  });
});

/** What the corners of an upright file become when it is seen with that turn. */
const TURNED: Readonly<Record<Turn, string>> = {
  1: UPRIGHT,
  2: 'green red black blue',
  3: 'black blue green red',
  4: 'blue black red green',
  5: 'red blue green black',
  6: 'blue red black green',
  7: 'black green blue red',
  8: 'green black red blue',
};

describe('a photograph taken with the camera turned', () => {
  it.each(Object.entries(TURNED))('(%s) is shown upright, JPEG and TIFF alike', async (number, corners) => {
    const turn = Number(number) as Turn;
    const size = turn < 5 ? [144, 72] : [72, 144];
    const files = [await jpeg(400, 200, { dpi: 200, turn }), tiff([{ width: 400, height: 200, turn }])];
    for (const file of files) expect(await see(file)).toEqual({ sizes: [size], corners });
  });
});

describe('an image that is broken', () => {
  it.each([
    ['JPEG', () => jpeg(300, 300)],
    ['PNG', () => pngImage(300, 300)],
    ['BMP', () => bmp(300, 300)],
    ['TIFF', () => tiff([{ width: 300, height: 300 }])],
    ['WebP', () => webp(300, 300)],
  ])('(%s) and cut short is said to be truncated', async (_, build) => {
    const bytes = await build();
    for (const share of [0.4, 0.9])
      expect((await outcomeOf(pool, bytes.subarray(0, bytes.length * share))).code).toBe('truncated');
  });

  it('is said to be damaged where its checksum is wrong', async () => {
    const bytes = await pngImage(300, 300);
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 0xff;
    expect((await outcomeOf(pool, bytes)).code).toBe('damaged');
  });

  it('inside is said to be damaged when it is drawn, and the reader lives on', async () => {
    const bytes = await jpeg(300, 300);
    bytes.fill(0x55, 20, bytes.length - 300);
    const { code } = await outcomeOf(pool, bytes);
    expect(['damaged', 'truncated']).toContain(code);
  });
});

describe('an image that is too much', () => {
  it.each([
    ['PNG of ten thousand million pixels', () => giantPng(100_000, 100_000)],
    ['PNG as wide as a number can be', () => giantPng(0x7fffffff, 0x7fffffff)],
  ])('(%s) is refused before it is decoded', async (_, build) => {
    const outcome = await outcomeOf(pool, build());
    expect(outcome).toMatchObject({ code: 'too-large', details: { limit: 100_000_000 } });
    await expect(pool.picture(build(), 1, { dpi: 72 })).rejects.toMatchObject({ code: 'too-large' });
  });

  it('(TIFF whose pages go round in a ring) is refused', async () => {
    const ring = tiff([{ width: 10, height: 10 }], true);
    expect((await outcomeOf(pool, ring)).code).toBe('hostile');
    await expect(pool.picture(ring, 1, { dpi: 72 })).rejects.toMatchObject({ code: 'hostile' });
  });
});
