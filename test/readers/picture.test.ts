/** A page as pixels: for the window, and for reading what has no text. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, describe, expect, it } from 'vitest';
import type { Picture } from '../../main/backend/documents/reader-protocol.ts';
import { plainDocx } from '../makers/docx.ts';
import { boundPdf, pdfWith, plainPdf } from '../makers/pdf.ts';
import { livingReaders, openReader, untilReadersLive } from '../makers/reader.ts';
import { cleanUp } from '../makers/temporary.ts';

afterAll(cleanUp);

const pool = openReader();

/** Share of pixels darker than grey in a part of the picture, given in shares of its sides. */
function ink({ width, height, bytes }: Picture, x0: number, y0: number, x1: number, y1: number): number {
  let dark = 0;
  let all = 0;
  for (let y = Math.floor(y0 * height); y < Math.floor(y1 * height); y += 1) {
    for (let x = Math.floor(x0 * width); x < Math.floor(x1 * width); x += 1) {
      all += 1;
      if ((bytes[(y * width + x) * 4] ?? 255) < 128) dark += 1;
    }
  }
  return dark / all;
}

describe('a page of a PDF', () => {
  it('is drawn at the resolution asked for, black on white', async () => {
    const picture = await pool.picture(pdfWith({}), 1, { dpi: 144 });
    expect([picture.form, picture.width, picture.height]).toEqual(['rgba', 1190, 1684]);
    expect(picture.bytes.byteLength).toBe(1190 * 1684 * 4);
    // "Readable page" stands near the top left corner, and nothing else on the page.
    expect(ink(picture, 0.1, 0.12, 0.3, 0.16)).toBeGreaterThan(0.02);
    expect(ink(picture, 0, 0.3, 1, 1)).toBe(0);
  });

  it('is drawn as it is shown: turned, where the page is turned', async () => {
    const picture = await pool.picture(pdfWith({ page: '/Rotate 90' }), 1, { dpi: 72 });
    expect([picture.width, picture.height]).toEqual([842, 595]);
    expect(ink(picture, 0.8, 0.1, 0.9, 0.35)).toBeGreaterThan(0.02);
  });

  it('has its red and blue in their places', async () => {
    const content = '1 0 0 rg 0 0 595 842 re f';
    const more = [`<< /Length ${content.length} >>\nstream\n${content}\nendstream`];
    const picture = await pool.picture(pdfWith({ page: '/Contents 6 0 R', more }), 1, { width: 100 });
    expect([...picture.bytes.subarray(0, 4)]).toEqual([255, 0, 0, 255]);
  });

  it('comes as a file the window can show', async () => {
    const picture = await pool.picture(pdfWith({}), 1, { width: 600 }, 'jpeg');
    const image = await loadImage(Buffer.from(picture.bytes));
    expect([image.width, image.height]).toEqual([600, 849]);
    const canvas = createCanvas(600, 849);
    canvas.getContext('2d').drawImage(image, 0, 0);
    expect(canvas.getContext('2d').getImageData(300, 600, 1, 1).data[0]).toBeGreaterThan(250);
  });

  it('is never drawn larger than the cap, whatever is asked', async () => {
    const picture = await pool.picture(pdfWith({}), 1, { dpi: 5000 });
    expect(picture.width * picture.height).toBeLessThan(36_100_000);
    const country = await pool.picture(pdfWith({ page: '/MediaBox [0 0 14400 14400]' }), 1, { dpi: 300 });
    expect(country.width * country.height).toBeLessThan(36_100_000);
  });

  it('that is not there is said to be missing, and so are pages of what has none', async () => {
    await expect(pool.picture(pdfWith({}), 2, { dpi: 72 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(pool.picture(plainDocx('正文'), 1, { dpi: 72 })).rejects.toMatchObject({
      code: 'unsupported',
    });
    await expect(pool.picture(new Uint8Array(), 1, { dpi: 72 })).rejects.toMatchObject({ code: 'empty' });
  });
});

describe('an open file', () => {
  it('answers many questions in one process, which ends with it', async () => {
    const file = pool.open(boundPdf([['第一页'], ['第二页'], ['第三页']]));
    const [text, ...pictures] = await Promise.all([
      file.text(),
      ...[1, 2, 3].map((page) => file.picture(page, { dpi: 36 })),
    ]);
    expect(text?.pages.map((page) => page.text)).toEqual(['第一页', '第二页', '第三页']);
    expect(pictures.map((picture) => picture.width)).toEqual([298, 298, 298]);
    await expect(file.picture(4, { dpi: 36 })).rejects.toMatchObject({ code: 'not-found' });
    expect((await file.picture(1, { dpi: 36 })).height).toBe(421);
    expect(livingReaders().length).toBeLessThanOrEqual(2);
    file.close();
    await expect(file.text()).rejects.toMatchObject({ code: 'cancelled' });
    await untilReadersLive(1);
  });
});

describe('a long PDF', () => {
  it('read by two processes is the same as read by one, in the same order', async () => {
    const pages = Array.from({ length: 301 }, (_, index) => [
      `第${index + 1}页`,
      '当事人陈述申辩'.repeat(15),
    ]);
    const bytes = boundPdf(pages);
    expect(bytes.byteLength).toBeGreaterThan(200_000);
    const shared = await pool.read(bytes);
    const file = pool.open(bytes);
    const whole = await file.text();
    file.close();
    expect(shared).toEqual(whole);
    expect(shared.pages.map((page) => page.page)).toEqual(pages.map((_, index) => index + 1));
  });

  it('that cannot be read is refused by the same code as a short one', async () => {
    const bytes = plainPdf(...Array.from({ length: 12_000 }, (_, i) => `第${i}段，当事人陈述。`));
    expect(bytes.byteLength).toBeGreaterThan(400_000);
    await expect(pool.read(bytes.subarray(0, 300_000))).rejects.toMatchObject({ code: 'truncated' });
  });
});
