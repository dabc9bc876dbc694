/** What goes wrong with a workspace and its papers: said plainly, and nothing is lost. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { filesOf, writeFiles, writePenaltyCase } from '../makers/case-folder.ts';
import { boundPdf } from '../makers/pdf.ts';
import { penaltyCase } from '../makers/penalty-case.ts';
import { openPlace, Person, type Place } from './person/person.ts';

const WHO = { name: '沈书宁', unit: '云浦市司法局', password: '评查-2026-青竹' };
const SECOND_PASSWORD = '评查-2026-墨竹';
const THIRD_PASSWORD = '评查-2026-翠竹';
const REVIEW = '2026年市场监管案卷评查';

const folder = mkdtempSync(join(tmpdir(), 'journey-workspace-care-'));
const userData = join(folder, 'user-data');
const database = join(userData, 'workspace', 'workspace.db');

let place: Place;
let person: Person;
let code: string;

beforeAll(async () => {
  place = await openPlace();
  person = await Person.start(place, userData);
  code = await person.createWorkspace(WHO);
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    await person?.keepPicture(join('out', 'journey-workspace-care-failed.png'));
});

afterAll(async () => {
  await person?.quit();
  await place?.display.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a password', () => {
  it('is changed by who knows it', async () => {
    await person.press(/^当前用户/);
    await person.page.getByRole('menuitem', { name: '修改密码' }).click();
    await person.fill('现在的密码', 'not-the-password');
    await person.fill('新密码', SECOND_PASSWORD);
    await person.fill('再次输入新密码', SECOND_PASSWORD);
    await person.press('修改密码');
    await person.see('密码不正确，请重新输入。');
    await person.fill('现在的密码', WHO.password);
    await person.press('修改密码');
    await person.see('密码已修改');
    await person.signOut();
    await person.trySignIn(WHO.name, WHO.password);
    await person.see('密码不正确，请重新输入。');
    await person.signIn(WHO.name, SECOND_PASSWORD);
  });

  it('that was forgotten is set anew with the recovery code, which is used up', async () => {
    await person.signOut();
    await person.press('忘记密码，使用恢复码');
    await person.fill('恢复码', code);
    await person.fill('新密码', THIRD_PASSWORD);
    await person.fill('再次输入新密码', THIRD_PASSWORD);
    await person.press('重设密码并登录');
    const next = (await person.page.getByTestId('recovery-code').innerText()).trim();
    expect(next).not.toBe(code);
    await person.page.getByRole('checkbox').check();
    await person.press('进入工作台');
    await person.button('新建评查').waitFor();
  });
});

describe('an import', () => {
  it('of a paper with a secrecy mark stops before anything is stored', async () => {
    await person.createReview({ name: REVIEW, unit: '临溪县市场监督管理局', rubric: /行政处罚案卷评查标准/ });
    const marked = await writePenaltyCase(join(folder, '带密级标志案'), { mark: '秘密★5年' });
    await person.willPick([marked]);
    await person.press('导入案卷');
    await person.see('发现密级标志，未导入任何内容');
    expect(await person.button('确认符合规定，仍要导入').count()).toBe(0);
    await person.press('知道了');
    expect(
      await person.page
        .getByRole('table')
        .getByRole('button', { name: /临市监/ })
        .count(),
    ).toBe(0);
  });

  it('that is cancelled leaves nothing', async () => {
    const papers = await filesOf(penaltyCase());
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `${index}证据.pdf`,
        boundPdf(Array.from({ length: 40 }, (__, page) => [`证据材料第${index}-${page}页`])),
      ]),
    );
    await person.willPick([writeFiles(join(folder, '多文件案'), { ...papers, ...many })]);
    await person.press('导入案卷');
    await person.press('取消导入');
    await person.see('导入已取消，没有留下未完成的内容。');
    expect(
      await person.page
        .getByRole('table')
        .getByRole('button', { name: /临市监/ })
        .count(),
    ).toBe(0);
  });
});

describe('the workspace', () => {
  it('that another program has open is not opened twice', async () => {
    const other = await Person.start(place, join(folder, 'other-user-data'));
    try {
      await other.willPick([join(userData, 'workspace')]);
      await other.press('打开已有工作区');
      await other.see(/该工作区正由另一个程序（进程号 \d+）打开/);
    } finally {
      await other.quit();
    }
  });

  it('whose database is damaged says so and is left as it is', async () => {
    await person.quit();
    const spoilt = readFileSync(database);
    spoilt.fill(0x5a, 4096, 12_288);
    writeFileSync(database, spoilt);
    person = await Person.start(place, userData);
    await person.trySignIn(WHO.name, THIRD_PASSWORD);
    await person.see('工作区数据库已损坏，程序没有改动任何内容。请从备份恢复，或联系技术人员。');
    expect(readFileSync(database).equals(spoilt)).toBe(true);
  });
});
