/** What takes two: the office decides on a same-unit reviewer, a second person signs for a wrong case. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeDemoFiles, readDemoCase } from '../../main/backend/demo/demo-cases.ts';
import { openPlace, Person, type Place } from './person/person.ts';

const OFFICE = { name: '沈书宁', unit: '云浦市司法局', password: '评查-2026-青竹' };
const COLLEAGUE = { name: '柳如故', unit: '坪源县交通运输局', password: '评查-2026-白鹭' };
const CASE = /坪交罚〔2023〕086号/;
const REVIEW = '2026年交通运输案卷评查';

const folder = mkdtempSync(join(tmpdir(), 'journey-two-people-'));
const caseFolder = join(folder, '坪交罚2023-086');

let place: Place;
let person: Person;

beforeAll(async () => {
  mkdirSync(caseFolder, { recursive: true });
  for (const { file, bytes } of await makeDemoFiles(readDemoCase('pingyuan-transport'))) {
    writeFileSync(join(caseFolder, file), bytes);
  }
  place = await openPlace();
  person = await Person.start(place, join(folder, 'user-data'));
  await person.createWorkspace(OFFICE);
  await person.createReview({ name: REVIEW, unit: '坪源县交通运输局', rubric: /行政处罚案卷评查标准/ });
  await person.importFolders([caseFolder]);
  await person.addPerson(COLLEAGUE, ['评查员', '评查办公室']);
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await person?.keepPicture(join('out', 'journey-two-people-failed.png'));
});

afterAll(async () => {
  await person?.quit();
  await place?.display.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openAs(who: typeof OFFICE): Promise<void> {
  await person.signOut();
  await person.signIn(who.name, who.password);
  await person.toReview(REVIEW);
}

describe('what takes two people', () => {
  it('stops a reviewer of the unit under review until somebody else decides with a reason', async () => {
    await openAs(COLLEAGUE);
    await person.openCase(CASE);
    await person.see('本案须由评查办公室决定您是否回避');
    expect(await person.page.getByRole('radio', { name: '否' }).count()).toBe(0);
    await person.press('提请办公室决定');
    await person.see('已提请，等待决定');

    // Having both roles does not let one decide about oneself.
    await person.toReview(REVIEW);
    expect(await person.button('决定柳如故的回避事项').count()).toBe(0);

    await openAs(OFFICE);
    await person.press('决定柳如故的回避事项');
    const dialog = person.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^不需回避/ }).check();
    await dialog.getByLabel('理由').fill('该员2020年后未参与执法，与本案无关。');
    await dialog.getByRole('button', { name: '作出决定' }).click();
    await dialog.waitFor({ state: 'hidden' });

    await openAs(COLLEAGUE);
    await person.openCase(CASE);
    await person.see(/该员2020年后未参与执法/);
    await person.declare(COLLEAGUE.password);
    await person.page.getByRole('complementary', { name: '评分表' }).waitFor();
  });

  it('seals a wrong case only with a second signature', async () => {
    await person.openDocument('案件调查报告');
    await person.applyVeto('V04', '未取得道路运输经营许可', '据以处罚的主要事实不清。');
    await person.finishSheet();
    await person.press('结论与签署');
    const determination = person.page.getByRole('region', { name: '认定' });
    await determination.getByRole('radio', { name: /^错案/ }).check();
    await person.fill('认定理由（必填）', '主要事实不清，应当撤销。');
    await person.press('采用起草的文字');
    await person.page.getByText('没有未完成的事项，可以签署。').waitFor();
    await person.fill('签署密码', COLLEAGUE.password);
    await person.press(/^签署/);
    await person.see('已签署，待复核签署');
    expect(await person.page.getByText('已封存').count()).toBe(0);

    await openAs(OFFICE);
    await person.openCase(CASE);
    await person.declare(OFFICE.password);
    await person.press('结论与签署');
    await person.fill('签署密码', OFFICE.password);
    await person.press('复核签署并封存');
    const signatures = person.page.getByRole('status', { name: '签署记录' });
    await signatures.getByRole('heading', { name: '结论已封存' }).waitFor();
    expect(await signatures.innerText()).toMatch(/柳如故[\s\S]*沈书宁/);
  });

  it('bars the handler of the case by certificate number, and nobody can lift that', async () => {
    await person.fileOwnCertificate('99058120117');
    await person.toReview(REVIEW);
    await person.openCase(CASE);
    await person.see(/倪少峰/);
    await person.see('您应当回避，不能打开本案');
    expect(await person.button('提请办公室决定').count()).toBe(0);
    expect(await person.page.getByRole('complementary', { name: '评分表' }).count()).toBe(0);
  });

  it('writes all of it into a log that proves itself', async () => {
    await person.toSettings('操作日志');
    await person.press('校验日志');
    await person.see(/\d+ 条记录完整/);
    expect(person.errors).toEqual([]);
  });
});
