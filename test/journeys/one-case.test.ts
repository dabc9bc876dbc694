/** The main job on one case, in the real window: from an empty machine to the exported forms. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import mammoth from 'mammoth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeDemoFiles, readDemoCase } from '../../main/backend/demo/demo-cases.ts';
import { openPlace, Person, type Place } from './person/person.ts';

const WHO = { name: '沈书宁', unit: '云浦市司法局', password: '评查-2026-青竹' };

const folder = mkdtempSync(join(tmpdir(), 'journey-one-case-'));
const userData = join(folder, 'user-data');
const caseFolder = join(folder, '坪交罚2023-086');
const formFile = join(folder, '评查表.docx');
const listFile = join(folder, '清单.xlsx');

let place: Place;
let person: Person;

beforeAll(async () => {
  mkdirSync(caseFolder, { recursive: true });
  for (const { file, bytes } of await makeDemoFiles(readDemoCase('pingyuan-transport'))) {
    writeFileSync(join(caseFolder, file), bytes);
  }
  writeFileSync(join(caseFolder, '99补充材料.pdf'), '%PDF-1.7\n1 0 obj\n<< /Type /Catalog');
  place = await openPlace();
  person = await Person.start(place, userData);
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await person?.keepPicture(join('out', 'journey-one-case-failed.png'));
});

afterAll(async () => {
  await person?.quit();
  await place?.display.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Each step stands on those before it. */
describe('one case all the way', () => {
  it('1 makes a workspace, shows the recovery code once, and refuses a wrong password', async () => {
    const code = await person.createWorkspace(WHO);
    expect(code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){4}$/);
    await person.signOut();
    expect(await person.page.getByText(code).count()).toBe(0);
    await person.trySignIn(WHO.name, '不是这个密码');
    await person.see(/密码不正确/);
    await person.signIn(WHO.name, WHO.password);
  });

  it('2 plans a review with a rubric', async () => {
    await person.createReview({
      name: '2026年交通运输案卷评查',
      unit: '坪源县交通运输局',
      rubric: /行政处罚案卷评查标准/,
    });
    await person.see('还没有案卷');
  });

  it('3 imports the folder, and lists the file it could not read with its code', async () => {
    await person.importFolders([caseFolder]);
    const results = person.page.getByRole('region', { name: '导入' });
    await results.getByText('已导入 1 卷，15 个文件。').waitFor();
    const bad = results.getByRole('listitem').filter({ hasText: '99补充材料.pdf' });
    expect(await bad.innerText()).toMatch(/damaged|truncated/);
    await results.getByRole('button', { name: '收起' }).click();
    const row = person.page.getByRole('row').filter({ hasText: '坪交罚〔2023〕086号' });
    expect(await row.innerText()).toMatch(/坪源县交通运输局[\s\S]*15 份 17 页/);
  });

  it('4 passes the gate only after a signed declaration', async () => {
    await person.openCase(/坪交罚〔2023〕086号/);
    await person.see('未发现应当回避的情形');
    await person.see(/9 人、19 个角色比对，共 17 页/);
    expect(await person.button('签署声明').isEnabled()).toBe(false);
    await person.declare(WHO.password);
    await person.page.getByRole('complementary', { name: '评分表' }).waitFor();
    expect(await person.total().innerText()).toBe('100');
  });

  it('5 makes a selected passage the evidence of a deduction, and undoes it', async () => {
    await person.openDocument('违法行为通知书');
    await person.button(/^E1 /).click();
    await person.selectWords('坪源县交通运输局');
    const popover = person.page.getByRole('complementary', { name: '作为扣分依据' });
    await popover.getByRole('button').nth(1).waitFor();
    await popover
      .getByRole('button', { name: /^以选中文字扣分/ })
      .first()
      .click();
    const evidence = person.page.getByTestId('evidence');
    await evidence.getByText(/违法行为通知书/).waitFor();
    const afterDeduction = await person.total().innerText();
    expect(Number(afterDeduction)).toBeLessThan(100);

    await person.openDocument('结案报告');
    await evidence
      .getByRole('button', { name: /坪源县交通运输局/ })
      .first()
      .click();
    await person.page.locator('[data-mark].is-target, [data-mark]').first().waitFor();
    await person.page.getByText('违法行为通知书', { exact: true }).first().waitFor();

    await person.press('撤销');
    await expect.poll(() => person.total().innerText()).toBe('100');
    expect(await evidence.count()).toBe(0);
    await person.press('重做');
    await expect.poll(() => person.total().innerText()).toBe(afterDeduction);
    await person.press('撤销');
    await expect.poll(() => person.total().innerText()).toBe('100');
  });

  it('6 shows each finding with passage, basis and reckoning; books, dismisses and takes back', async () => {
    const card = person.page.getByTestId('finding-card');
    const seen: string[] = [];
    await person.page.keyboard.press('j');
    await card.waitFor();
    for (let text = await card.innerText(); !seen.includes(text); text = await card.innerText()) {
      seen.push(text);
      await person.page.keyboard.press('j');
      await expect.poll(() => card.innerText()).not.toBe(text);
    }
    const outdated = seen.find((text) => /E022/.test(text) && /第三十二条|第32条/.test(text));
    expect(outdated).toMatch(/案件调查报告/);
    expect(outdated).toMatch(/从轻|减轻/);
    const late = seen.find((text) => /E064/.test(text));
    expect(late).toMatch(/101[\s\S]*90/);
    expect(late).toMatch(/行政处罚法/);
    expect(seen).toHaveLength(5);

    let booked = 0;
    for (let i = 0; i < seen.length; i += 1) {
      const text = await card.innerText();
      if (text !== outdated) {
        const before = await person.total().innerText();
        await card.getByRole('button', { name: '确认并扣分' }).click();
        await card.getByText('已确认').waitFor();
        if (booked === 0) {
          await expect.poll(() => person.total().innerText()).not.toBe(before);
          await person.press('撤销');
          await card.getByRole('button', { name: '确认并扣分' }).waitFor();
          await expect.poll(() => person.total().innerText()).toBe(before);
          await card.getByRole('button', { name: '确认并扣分' }).click();
          await card.getByText('已确认').waitFor();
        }
        booked += 1;
      } else {
        await card.getByRole('button', { name: '不成立' }).click();
        await card.getByRole('button', { name: '不适用于本案情形' }).click();
        await card.getByRole('button', { name: '判为不成立' }).click();
        await card.getByText('理由：不适用于本案情形').waitFor();
      }
      await person.page.keyboard.press('j');
      await expect.poll(() => card.innerText()).not.toBe(text);
    }
    await person.page.getByText(/^未评 \d+ · 未处理 0$/).waitFor();
    // The dismissed one would have cost nothing more: C2 is at its floor. 100 × 85 ÷ 94: D8 and F1 once, B5 and D6 not applicable.
    await expect.poll(() => person.total().innerText()).toBe('90.43');
  });

  it('7 will not sign what is unfinished, then signs and seals', async () => {
    await person.press('结论与签署');
    await person.page.getByRole('heading', { name: '结论与签署' }).waitFor();
    const left = person.page.getByRole('region', { name: '签署前' });
    expect(await left.innerText()).toMatch(/个评查项未评[\s\S]*没有选择认定/);
    await person.press('返回阅卷评分');
    await person.finishSheet();
    await person.press('结论与签署');
    const determination = person.page.getByRole('region', { name: '认定' });
    await determination.getByRole('radio', { name: /^瑕疵/ }).check();
    await person.fill('认定理由（必填）', '引用法条、办案期限和送达均有差错，处罚结果未受影响。');
    await person.press('采用起草的文字');
    const opinion = person.page.getByRole('textbox', { name: '评查意见' });
    await expect.poll(() => opinion.inputValue()).toMatch(/坪交罚〔2023〕086号/);
    await left.getByText('没有未完成的事项，可以签署。').waitFor();
    await person.fill('签署密码', '不是这个密码');
    await person.press('签署并封存');
    await person.see(/密码不正确/);
    await person.fill('签署密码', WHO.password);
    await person.press('签署并封存');
    expect(await person.page.getByTestId('seal-hash').innerText()).toMatch(/^[0-9a-f]{64}$/);
  });

  it('8 exports the review form and the list of flawed cases', async () => {
    const hash = await person.page.getByTestId('seal-hash').innerText();
    await person.willSaveTo(formFile);
    await person.press('导出评查表');
    await person.see('已导出 评查表.docx');
    const form = await mammoth.extractRawText({ buffer: readFileSync(formFile) });
    for (const words of [
      '坪交罚〔2023〕086号',
      '90.43',
      '瑕疵',
      '引用法条、办案期限和送达均有差错',
      WHO.name,
      hash,
    ]) {
      expect(form.value).toContain(words);
    }
    await person.page
      .getByRole('navigation', { name: '当前位置' })
      .getByText('2026年交通运输案卷评查')
      .click();
    await person.willSaveTo(listFile);
    await person.press('导出瑕疵、错案清单');
    await person.see('已导出 清单.xlsx，共 1 卷');
    const book = await readXlsx(new Uint8Array(readFileSync(listFile)));
    const cells = (book.sheets[0]?.rows ?? []).flat();
    expect(cells).toContain('坪交罚〔2023〕086号');
    expect(cells).toContain('瑕疵');
    expect(cells).toContain(90.43);
  });

  it('keeps everything over a restart, sealed and readable only', async () => {
    expect(person.errors).toEqual([]);
    await person.quit();
    person = await Person.start(place, userData);
    await person.signIn(WHO.name, WHO.password);
    await person.press('2026年交通运输案卷评查');
    const row = person.page.getByRole('row').filter({ hasText: '坪交罚〔2023〕086号' });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/90\.43[\s\S]*瑕疵[\s\S]*已封存/);
    await person.openCase(/坪交罚〔2023〕086号/);
    await person.see('结论已封存');
    await person.press('返回阅卷评分');
    await person.see('结论已封存，评分表只能查看。');
    expect(await person.page.getByTestId('evidence').count()).toBeGreaterThan(4);
  });
});
