/** English. */
import { domain } from './en/domain.ts';
import type { Messages } from './zh-CN.ts';

export const en = { ...domain } as const satisfies Messages;
