/** English. */
import { domain } from './en/domain.ts';
import { windowWords } from './en/window.ts';
import { windowCaseWords } from './en/window-case.ts';
import type { Messages } from './zh-CN.ts';

export const en = { ...domain, ...windowWords, ...windowCaseWords } as const satisfies Messages;
