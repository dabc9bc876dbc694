/** English. */
import { domain } from './en/domain.ts';
import { windowWords } from './en/window.ts';
import { windowCaseWords } from './en/window-case.ts';
import { windowOutlineWords } from './en/window-outline.ts';
import type { Messages } from './zh-CN.ts';

export const en = {
  ...domain,
  ...windowWords,
  ...windowCaseWords,
  ...windowOutlineWords,
} as const satisfies Messages;
