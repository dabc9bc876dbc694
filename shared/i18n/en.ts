/** English. */
import { domain } from './en/domain.ts';
import { ruleWords } from './en/rules.ts';
import { viewerWords } from './en/viewer.ts';
import { windowWords } from './en/window.ts';
import { windowCaseWords } from './en/window-case.ts';
import { windowOcrWords } from './en/window-ocr.ts';
import { windowOutlineWords } from './en/window-outline.ts';
import type { Messages } from './zh-CN.ts';

export const en = {
  ...domain,
  ...ruleWords,
  ...windowWords,
  ...windowCaseWords,
  ...viewerWords,
  ...windowOcrWords,
  ...windowOutlineWords,
} as const satisfies Messages;
