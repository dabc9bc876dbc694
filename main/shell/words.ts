/** The shell's sentences, filled. */
import { format, type MessageParams } from '../../shared/i18n/format.ts';
import { type ShellWord, shellWords } from '../../shared/i18n/zh-CN/shell.ts';

export function say(key: ShellWord, params?: MessageParams): string {
  return format(shellWords[key], params);
}
