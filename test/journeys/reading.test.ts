/** Reading a case in the real window: finding words, going and coming back, turning, two papers beside each other. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makePdf } from '../../main/backend/demo/make-pdf.ts';
import { filesOf } from '../makers/case-folder.ts';
import { CLEAN, penaltyCase } from '../makers/penalty-case.ts';
import { openPlace, Person, type Place } from './person/person.ts';

const WHO = { name: '沈书宁', unit: '云浦市司法局', password: '评查-2026-青竹' };
const PARAGRAPHS = 400;
/** Stands once, in the middle of the long paper. */
const RARE = '编号二百零七的仓单';

const folder = mkdtempSync(join(tmpdir(), 'journey-reading-'));
const caseFolder = join(folder, '松岭食品案');
let place: Place;
let person: Person;

function longPaper(): Uint8Array {
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, index) => ({
    kind: 'p' as const,
    text: `第${index + 1}次询问，当事人陈述货物来源与去向，执法人员依据第三十八条逐项核对并记录在案。${index === 206 ? RARE : ''}`,
  }));
  return makePdf({ file: '90汇编.pdf', blocks: [{ kind: 'title', text: '询问情况汇编' }, ...paragraphs] });
}

beforeAll(async () => {
  mkdirSync(caseFolder, { recursive: true });
  for (const [name, bytes] of Object.entries(await filesOf(penaltyCase())))
    writeFileSync(join(caseFolder, name), bytes);
  writeFileSync(join(caseFolder, '90汇编.pdf'), longPaper());
  place = await openPlace();
  person = await Person.start(place, join(folder, 'user-data'));
  await person.createWorkspace(WHO);
  await person.createReview({
    name: '2026年案卷评查',
    unit: '临溪县市场监督管理局',
    rubric: /行政处罚案卷评查标准/,
  });
  await person.importFolders([caseFolder]);
  await person.press('收起');
  await person.openCase(/临市监处罚〔2023〕7号/);
  await person.declare(WHO.password);
  await person.page.getByRole('complementary', { name: '评分表' }).waitFor();
}, 120_000);

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await person?.keepPicture(join('out', 'journey-reading-failed.png'));
});

afterAll(async () => {
  await person?.quit();
  await place?.display.stop();
  rmSync(folder, { recursive: true, force: true });
});

const keys = (name: string): Promise<void> => person.page.keyboard.press(name);
const panes = (): Locator => person.page.getByRole('region', { name: /^第 \d 栏：/ });
const pageField = (): Locator => person.page.getByLabel(/^转到页码/);
const shownPage = (): Promise<string> => pageField().inputValue();

async function goToPage(page: number): Promise<void> {
  await keys('Control+g');
  await person.page.keyboard.type(String(page));
  await keys('Enter');
  await expect.poll(shownPage).toBe(String(page));
}

/** Each step stands on those before it. */
describe('reading a case', () => {
  it('goes to a page, and back and forward through where one was', async () => {
    await person.openDocument('90汇编');
    await person.page.locator('.page-drawing canvas').first().waitFor();
    await goToPage(12);
    await goToPage(20);
    await keys('Alt+ArrowLeft');
    await expect.poll(shownPage).toBe('12');
    await keys('Alt+ArrowRight');
    await expect.poll(shownPage).toBe('20');
  });

  it('releases the pages one has left', async () => {
    expect(await person.page.locator('.viewer-scroll canvas').count()).toBeLessThan(12);
  });

  it('counts and lights what is found however it was typed, and returns to where one was', async () => {
    await keys('Control+f');
    await person.page.keyboard.type('第38条');
    const count = person.page.getByTestId('find-count');
    await expect.poll(() => count.innerText()).toMatch(new RegExp(`^\\d+ / ${PARAGRAPHS}$`));
    await person.page.locator('.mark.tone-hit.is-active').waitFor();
    const before = await count.innerText();
    await keys('Enter');
    await expect.poll(() => count.innerText()).not.toBe(before);
    await keys('Shift+Enter');
    await expect.poll(() => count.innerText()).toBe(before);
    await keys('Control+a');
    await person.page.keyboard.type(RARE);
    await expect.poll(() => count.innerText()).toBe('1 / 1');
    await expect.poll(shownPage).not.toBe('20');
    const lit = person.page.locator('.mark.tone-hit.is-active').first();
    await lit.waitFor();
    expect(await lit.isVisible()).toBe(true);
    await keys('Escape');
    await expect.poll(shownPage).toBe('20');
    expect(await person.page.locator('.mark.tone-hit').count()).toBe(0);
  });

  it('lists the hits by document and opens the one that is pressed', async () => {
    await keys('Control+f');
    await person.page.keyboard.type(CLEAN.party);
    const list = person.page.getByRole('region', { name: '查找结果' });
    await list.getByRole('heading', { level: 4 }).nth(1).waitFor();
    await list.getByRole('button').last().click();
    await expect.poll(() => panes().first().getAttribute('aria-label')).not.toContain('90汇编');
    await person.press('关闭，停在此处');
    await person.openDocument('90汇编');
  });

  it('keeps keys of an input method for the input method', async () => {
    await keys('Control+f');
    const field = person.page.getByLabel('查找文字');
    await field.evaluate((element) =>
      element.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true, cancelable: true }),
      ),
    );
    expect(await field.isVisible()).toBe(true);
    await keys('Escape');
    await field.waitFor({ state: 'detached' });
  });

  it('zooms by keys between 50 and 400 per cent, and fits again', async () => {
    const zoom = person.page.getByLabel('显示比例');
    for (let press = 0; press < 14; press += 1) await keys('Control+=');
    await expect.poll(() => zoom.innerText()).toBe('400%');
    for (let press = 0; press < 16; press += 1) await keys('Control+-');
    await expect.poll(() => zoom.innerText()).toBe('50%');
    await keys('Control+0');
    await expect.poll(() => zoom.innerText()).toBe('适合宽度');
  });

  it('draws as many pixels as the screen has', async () => {
    const canvas = person.page.locator('.viewer-scroll canvas').first();
    await expect
      .poll(() =>
        canvas.evaluate((element) => {
          const shown = element.getBoundingClientRect().width * window.devicePixelRatio;
          return Math.abs((element as HTMLCanvasElement).width - shown);
        }),
      )
      .toBeLessThan(1.5);
  });

  it('turns a paper with the text that lies over it, and back', async () => {
    const slot = person.page.locator('[data-page-slot="1"]');
    await goToPage(1);
    const upright = await slot.boundingBox();
    await keys('Control+r');
    await expect
      .poll(async () => ((await slot.boundingBox())?.height ?? 0) < (upright?.height ?? 0))
      .toBe(true);
    const line = await slot.locator('[data-start]').filter({ hasText: '当事人陈述' }).first().boundingBox();
    expect(line?.height ?? 0).toBeGreaterThan((line?.width ?? 0) * 4);
    for (let press = 0; press < 3; press += 1) await keys('Control+r');
    await expect
      .poll(async () => Math.round((await slot.boundingBox())?.height ?? 0))
      .toBe(Math.round(upright?.height ?? 0));
  });

  it('puts two papers beside each other, each scrolling by itself', async () => {
    await goToPage(15);
    await person.press('左右对照');
    await expect.poll(() => panes().count()).toBe(2);
    await person.openDocument('行政处罚决定书');
    await expect.poll(() => panes().nth(1).getAttribute('aria-label')).toContain('行政处罚决定书');
    expect(await panes().nth(0).getAttribute('aria-label')).toContain('90汇编');
    await panes().nth(0).getByText('第 15 /').waitFor();
    await panes().nth(0).getByRole('button', { name: '关闭此栏' }).click();
    await expect.poll(() => panes().count()).toBe(1);
    expect(await panes().nth(0).getAttribute('aria-label')).toContain('行政处罚决定书');
  });

  it('shows the pages small, and goes to the one that is pressed', async () => {
    await person.openDocument('90汇编');
    await person.press('缩略图');
    await person.press('第 4 页缩略图');
    await expect.poll(shownPage).toBe('4');
    await person.page.locator('.thumbnail canvas').first().waitFor();
    expect(person.errors).toEqual([]);
  });
});
