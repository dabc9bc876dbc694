import { describe, expect, it } from 'vitest';
import { createOcr } from '../../../main/backend/ocr/ocr-process.ts';
import { isScan, readScan, readScans, withoutOcr } from '../../../main/backend/ocr/scans.ts';
import { AppError } from '../../../shared/errors.ts';
import { boxesOf } from '../../../shared/model/anchor.ts';
import type { FixedPage } from '../../../shared/model/page.ts';
import { misreadings } from '../../makers/misreadings.ts';
import { openReader } from '../../makers/reader.ts';
import { chineseFonts, NO_FONT, scannedPdf, scanPage } from '../../makers/scan.ts';
import { DECISION, FILING, WORN } from '../../makers/scanned-papers.ts';
import { atEnd } from '../../makers/temporary.ts';

const hasFont = chineseFonts().length > 0;
const pool = openReader();
const ocr = createOcr();
atEnd(async () => ocr.close());

async function scanned(scan: ReturnType<typeof scanPage>): Promise<FixedPage> {
  const bytes = scannedPdf([scan]);
  const text = await readScans(await pool.read(bytes), () => pool.open(bytes), ocr);
  return text.pages[0] as FixedPage;
}

describe.skipIf(!hasFont)(`a scanned page (skipped when there is ${NO_FONT})`, () => {
  it('turned, noisy, shaded and under a seal: its words, where they stand', async () => {
    const scan = scanPage(DECISION, WORN);
    const page = await scanned(scan);
    expect(page.textSource).toBe('ocr');
    expect(misreadings(scan.words.join(''), page.text)).toBeLessThanOrEqual(0.02);
    const number = page.text.indexOf('41号');
    const [box] = boxesOf(page, number, number + 3);
    // Drawn from 72 points on, twelve points a Chinese character; the page is turned about its middle.
    expect(box?.[0]).toBeGreaterThan(72 + 12 * 7 - 12);
    expect(box?.[2]).toBeLessThan(72 + 12 * 12 + 12);
    expect(page.edges).toHaveLength(page.text.length * 2);
    for (const line of page.lines) expect(line.confidence).toBeGreaterThan(0.5);
  }, 60_000);

  it('a ruled form: cell by cell, what belongs together in one place', async () => {
    const scan = scanPage(FILING, { ...WORN, skew: -1.1 });
    const page = await scanned(scan);
    expect(misreadings(scan.words.join(''), page.text)).toBeLessThanOrEqual(0.05);
    const lines = page.text.split('\n');
    expect(lines).toContain('案由 涉嫌销售超过保质期的食品 案件来源 监督抽查');
    expect(page.text.replace(/\n/g, '')).toContain('发现当事人销售超过保质期的食品，货值金额八百六十元');
  }, 60_000);
});

describe('a file whose scans are left unread', () => {
  it('says so, page by page', async () => {
    const text = await pool.read(scannedPdf([blank(), blank()]));
    expect(text.pages.every(isScan)).toBe(true);
    expect(withoutOcr(text).warnings).toEqual([
      { code: 'ocr-skipped', page: 1 },
      { code: 'ocr-skipped', page: 2 },
    ]);
  });
});

describe('the OCR process', () => {
  it('is killed when a page takes too long, and the next page gets a new one', async () => {
    const bytes = scannedPdf([blank()]);
    const page = (await pool.read(bytes)).pages[0] as FixedPage;
    const file = pool.open(bytes);
    const hasty = createOcr({ milliseconds: 1 });
    try {
      await expect(readScan(page, file, hasty)).rejects.toMatchObject({ code: 'timeout' });
      await expect(readScan(page, file, hasty)).rejects.toBeInstanceOf(AppError);
      // A blank page stays one without text.
      await expect(readScan(page, file, ocr)).resolves.toBe(page);
    } finally {
      hasty.close();
      file.close();
    }
  }, 60_000);

  it('answers nobody once it is closed', async () => {
    const closed = createOcr();
    closed.close();
    const task = {
      bitmap: { width: 1, height: 1, data: new Uint8Array(4) },
      paper: { width: 1, height: 1, rotation: 0 },
    };
    await expect(closed.read(task)).rejects.toMatchObject({ code: 'cancelled' });
  });
});

function blank(): ReturnType<typeof scanPage> {
  return scanPage({}, { dpi: 60 });
}
