/** The steps of the smoke run in the window: what a newcomer does first. */
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { zh } from '../shared/i18n/translate.ts';

const SHOWN_WITHIN_MS = 30_000;
const IMPORTED_WITHIN_MS = 180_000;
/** The demo case with the most to see. */
const CASE = '坪交罚〔2023〕086号';

/** Opens a case of the demo review and reads in it. @returns what was done, one line a step */
export async function readDemoCase(page: Page): Promise<readonly string[]> {
  const password = randomBytes(9).toString('base64url');
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const fill = (label: string, text: string): Promise<void> =>
    page.getByLabel(label, { exact: true }).fill(text);
  page.setDefaultTimeout(SHOWN_WITHIN_MS);
  await press(zh('start.create'));
  await fill(zh('start.workspaceName'), '试运行');
  await fill(zh('start.userName'), '试用者');
  await fill(zh('start.password'), password);
  await fill(zh('start.passwordAgain'), password);
  await press(zh('start.create.submit'));
  await page.getByTestId('recovery-code').waitFor();
  await page.getByRole('checkbox').check();
  await press(zh('recovery.enter'));
  await press(zh('home.demo'));
  await page.getByRole('table').waitFor({ timeout: IMPORTED_WITHIN_MS });
  const rows = await page.getByRole('table').getByRole('row').count();
  await press(zh('review.openCase', { name: CASE }));
  for (const answer of await questions(page)) await answer.check();
  await fill(zh('sign.password'), password);
  await press(zh('gate.declare.sign'));
  await page.locator('[data-page-text]').first().waitFor();
  await page.keyboard.press('j');
  const card = page.getByTestId('finding-card');
  await card.waitFor();
  await page.locator('[data-mark]').first().waitFor();
  const finding = ((await card.locator('b').first().textContent()) ?? '').trim();
  return [
    'Made a workspace with one user.',
    `Imported the demo review: ${rows - 1} cases.`,
    `Passed the recusal gate of ${CASE} and opened it.`,
    `Went to the first finding: ${finding}.`,
  ];
}

async function questions(page: Page) {
  const answers = page.getByRole('radio', { name: zh('answer.no') });
  await answers.first().waitFor();
  return answers.all();
}
