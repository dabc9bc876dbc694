/** A finding's sentence, in Chinese or English. */
import { en } from '../../shared/i18n/en.ts';
import { format } from '../../shared/i18n/format.ts';
import type { Messages } from '../../shared/i18n/zh-CN.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { MessageRef } from '../../shared/model/finding.ts';

export type Language = 'zh' | 'en';

export function messagesOf(language: Language): Messages {
  return language === 'en' ? en : zhCN;
}

export function sentence(ref: MessageRef, language: Language): string {
  const template = (messagesOf(language) as Readonly<Record<string, string>>)[ref.key];
  return template === undefined ? ref.key : format(template, ref.params);
}
