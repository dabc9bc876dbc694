/** What a person at the window does, in their words. Journeys are written in these steps. */
import type { ElectronApplication, Locator, Page } from 'playwright-core';
import { ensureBuilt } from '../../../scripts/build.ts';
import { type Display, openDisplay } from '../../../scripts/display.ts';
import { type ElectronRuntime, ensureElectron } from '../../../scripts/electron-runtime.ts';
import { type DrivenWindow, driveWindow } from '../../../scripts/launch.ts';
import { ensureSystemPackages } from '../../../scripts/system-packages.ts';

export interface Place {
  readonly runtime: ElectronRuntime;
  readonly display: Display;
}

/** Makes runtime, build and screen ready; once per test file. */
export async function openPlace(): Promise<Place> {
  const runtime = await ensureElectron();
  ensureSystemPackages(runtime.executable, true);
  await ensureBuilt();
  return { runtime, display: await openDisplay(true) };
}

const SHOWN_WITHIN_MS = 15_000;

/** A person with the program open. */
export class Person {
  readonly page: Page;
  readonly app: ElectronApplication;
  private readonly window: DrivenWindow;

  private constructor(window: DrivenWindow) {
    this.window = window;
    this.page = window.page;
    this.app = window.app;
    this.page.setDefaultTimeout(SHOWN_WITHIN_MS);
  }

  /** Starts the program with what it kept in `userData`. */
  static async start(place: Place, userData: string): Promise<Person> {
    return new Person(await driveWindow({ ...place, userData }));
  }

  /** Errors the page wrote or nobody caught. */
  get errors(): readonly string[] {
    return this.window.errors;
  }

  /** Keeps a picture of the window, for whoever looks into a failed test. */
  async keepPicture(path: string): Promise<void> {
    await this.page.screenshot({ path }).catch(() => undefined);
  }

  async quit(): Promise<void> {
    await this.window.close();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).first().click();
  }

  async fill(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  async see(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** The next native dialog for opening gives these paths. */
  async willPick(paths: readonly string[]): Promise<void> {
    await this.app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
    }, paths);
  }

  /** The next native dialog for saving gives this path. */
  async willSaveTo(path: string): Promise<void> {
    await this.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
  }

  /** Makes a workspace with its first user. @returns the recovery code */
  async createWorkspace(who: { name: string; unit: string; password: string }): Promise<string> {
    await this.press('新建工作区');
    await this.fill('工作区名称', '二〇二六年度案卷评查');
    await this.fill('您的姓名', who.name);
    await this.fill('您的单位', who.unit);
    await this.fill('密码', who.password);
    await this.fill('再次输入密码', who.password);
    await this.press('创建工作区');
    const code = await this.page.getByTestId('recovery-code').innerText();
    await this.page.getByRole('checkbox').check();
    await this.press('进入工作台');
    await this.button('新建评查').waitFor();
    return code.trim();
  }

  async signOut(): Promise<void> {
    await this.press(/^当前用户/);
    await this.page.getByRole('menuitem', { name: '退出登录' }).click();
    await this.button('登录').waitFor();
  }

  /** Picks the name where several people have one, types the password and presses the button. */
  async trySignIn(name: string, password: string): Promise<void> {
    const choice = this.page.getByRole('radio', { name });
    if ((await choice.count()) > 0) await choice.check();
    await this.fill('密码', password);
    await this.press('登录');
  }

  async signIn(name: string, password: string): Promise<void> {
    await this.trySignIn(name, password);
    await this.button(/^当前用户/).waitFor();
  }

  async createReview(review: { name: string; unit: string; rubric: RegExp }): Promise<void> {
    await this.press('新建评查');
    await this.fill('评查名称', review.name);
    await this.fill('被评查单位', review.unit);
    await this.fill('起始日期', '2023-01-01');
    await this.fill('截止日期', '2024-12-31');
    await this.choose('评查标准', review.rubric);
    await this.press('创建');
    await this.page.getByRole('heading', { name: review.name }).waitFor();
  }

  /** Chooses an entry of a list. */
  async choose(label: string, entry: RegExp): Promise<void> {
    const list = this.page.getByLabel(label, { exact: true });
    const value = await list.locator('option').filter({ hasText: entry }).first().getAttribute('value');
    await list.selectOption(value);
  }

  /** Imports folders and waits for the result. */
  async importFolders(paths: readonly string[]): Promise<void> {
    await this.willPick(paths);
    await this.press('导入案卷');
    await this.button('收起').first().waitFor({ timeout: 120_000 });
  }

  async openCase(name: RegExp): Promise<void> {
    await this.page.getByRole('table').getByRole('button', { name }).click();
  }

  /** Answers every question of the declaration with no, and signs. */
  async declare(password: string): Promise<void> {
    const answers = this.page.getByRole('radio', { name: '否' });
    await answers.first().waitFor();
    for (const answer of await answers.all()) await answer.check();
    await this.fill('签署密码', password);
    await this.press('签署声明');
  }

  async openDocument(title: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '卷内文书与时间线' })
      .getByText(title, { exact: true })
      .first()
      .click();
  }

  /** Drags over words of the page that is shown, as a hand with a mouse does. */
  async selectWords(words: string): Promise<void> {
    const box = await this.page.evaluate((wanted) => {
      const runs = [
        ...document.querySelectorAll<HTMLElement>('[data-page-text] [data-start], [data-page-text] p'),
      ];
      const run = runs.find((each) => (each.textContent ?? '').includes(wanted));
      const node = run ? document.createTreeWalker(run, NodeFilter.SHOW_TEXT) : null;
      for (let text = node?.nextNode() ?? null; text !== null; text = node?.nextNode() ?? null) {
        const at = (text.textContent ?? '').indexOf(wanted);
        if (at < 0) continue;
        run?.scrollIntoView({ block: 'center' });
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + wanted.length);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return { left, right, middle: (top + bottom) / 2 };
      }
      return null;
    }, words);
    if (box === null) throw new Error(`“${words}” is not on the page`);
    const { mouse } = this.page;
    await mouse.move(box.left + 1, box.middle);
    await mouse.down();
    await mouse.move((box.left + box.right) / 2, box.middle, { steps: 4 });
    await mouse.move(box.right - 1, box.middle, { steps: 4 });
    await mouse.up();
  }

  /** Opens a page of the settings. */
  async toSettings(page: string): Promise<void> {
    await this.press('设置');
    await this.page.getByRole('navigation', { name: '设置' }).getByRole('button', { name: page }).click();
  }

  async toReview(name: string): Promise<void> {
    await this.press('返回评查列表');
    await this.press(name);
    await this.page.getByRole('table').waitFor();
  }

  async addPerson(
    who: { name: string; unit: string; password: string },
    roles: readonly string[],
  ): Promise<void> {
    await this.toSettings('人员');
    await this.press('添加人员');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('姓名', { exact: true }).fill(who.name);
    await dialog.getByLabel('初始密码').fill(who.password);
    for (const role of roles) await dialog.getByRole('checkbox', { name: role }).check();
    await dialog.getByLabel('现单位').fill(who.unit);
    await dialog.getByRole('button', { name: '添加' }).click();
    await this.see(`已添加 ${who.name}`);
  }

  /** Writes one's own certificate number into the profile. */
  async fileOwnCertificate(number: string): Promise<void> {
    await this.toSettings('我的回避信息');
    await this.fill('执法证号、警号、工号', number);
    await this.press('保存');
    await this.see('回避信息已保存');
  }

  /** Applies a veto, with words of the shown page as its evidence. */
  async applyVeto(id: string, words: string, reason: string): Promise<void> {
    await this.page.getByRole('region', { name: '否决项' }).getByRole('button').first().click();
    await this.selectWords(words);
    await this.press(`适用否决项 ${id}`);
    const dialog = this.page.getByRole('dialog');
    await dialog.getByText('将以选中的文字为证据').waitFor();
    await dialog.getByLabel('理由').fill(reason);
    await dialog.getByRole('button', { name: '确认否决' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Dismisses every finding and marks every open item as looked at. */
  async finishSheet(): Promise<void> {
    const card = this.page.getByTestId('finding-card');
    const isOpen = /未处理 [1-9]/;
    const left = this.page.locator('.score-left');
    for (let text = await left.innerText(); isOpen.test(text); text = await left.innerText()) {
      await this.page.keyboard.press('j');
      const dismiss = card.getByRole('button', { name: '不成立', exact: true });
      await card.waitFor();
      if ((await dismiss.count()) === 0) continue;
      await dismiss.click();
      await card.getByRole('button', { name: '不适用于本案情形' }).click();
      await card.getByRole('button', { name: '判为不成立' }).click();
      await card.getByText('理由：不适用于本案情形').waitFor();
    }
    const rest = this.button(/其余各项标为未发现问题$/);
    for (let count = await rest.count(); count > 0; count = await rest.count()) {
      await rest.first().click();
      await rest.nth(count - 1).waitFor({ state: 'detached' });
    }
  }

  /** The total as the score sheet shows it. */
  total(): Locator {
    return this.page.getByTestId('total').locator('strong');
  }
}
