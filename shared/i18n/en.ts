/** English: the words of the field. The window's own words are Chinese so far. */
import { domain } from './en/domain.ts';
import type { DomainMessages } from './zh-CN.ts';

export const en = { ...domain } as const satisfies DomainMessages;
