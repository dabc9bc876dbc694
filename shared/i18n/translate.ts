/** From a key and its parameters to a sentence. */
import { format, type MessageParams } from './format.ts';
import { type MessageKey, type Messages, zhCN } from './zh-CN.ts';

export type Translate = (key: MessageKey, params?: MessageParams) => string;

export function translator(messages: Messages): Translate {
  return (key, params) => format(messages[key], params);
}

/** True when a key that came as data (a finding's message) is one of ours. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(zhCN, key);
}

export const zh: Translate = translator(zhCN);
