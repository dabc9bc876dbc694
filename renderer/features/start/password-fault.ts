/** What is wrong with a new password, in words; null when it will do. */
import { zh } from '../../../shared/i18n/translate.ts';

const SHORTEST = 8;

export function passwordFault(password: string, again: string): string | null {
  if (password.length < SHORTEST) return zh('password.short', { length: SHORTEST });
  return password === again ? null : zh('password.differs');
}
