/** The steps of the smoke run in the window. */
import type { Page } from 'playwright-core';

const SHOWN_WITHIN_MS = 30_000;

/** Opens a case of the demo review and reads in it. @returns what was done, one line a step */
export async function readDemoCase(page: Page): Promise<readonly string[]> {
  await page.locator('#root > *').first().waitFor({ timeout: SHOWN_WITHIN_MS });
  return ['The window shows its first page.'];
}
