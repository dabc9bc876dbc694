/** Simplified Chinese: the source of every message key. */
import { domain } from './zh-CN/domain.ts';
import { ruleWords } from './zh-CN/rules.ts';
import { viewerWords } from './zh-CN/viewer.ts';
import { windowWords } from './zh-CN/window.ts';
import { windowCaseWords } from './zh-CN/window-case.ts';
import { windowOcrWords } from './zh-CN/window-ocr.ts';
import { windowOutlineWords } from './zh-CN/window-outline.ts';

export const zhCN = {
  ...domain,
  ...ruleWords,
  ...windowWords,
  ...windowCaseWords,
  ...viewerWords,
  ...windowOcrWords,
  ...windowOutlineWords,
} as const;

export type MessageKey = keyof typeof zhCN;
export type Messages = Readonly<Record<MessageKey, string>>;
