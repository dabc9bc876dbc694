/** Simplified Chinese: the source of every message key. */
import { domain } from './zh-CN/domain.ts';

export const zhCN = { ...domain } as const;

export type MessageKey = keyof typeof zhCN;
export type Messages = Readonly<Record<MessageKey, string>>;
