/** Checks on identity numbers themselves: resident identity number (GB 11643) and credit code (GB 32100). */
import { type CivilDate, civilDate } from '../../model/civil-date.ts';

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';
const CODE_CHARS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const EIGHTEEN = 18;

/** True when the last character of an 18-digit resident identity number follows from the others. */
export function isIdChecksumRight(number: string): boolean {
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(number.charAt(index)), 0);
  return ID_CHECKS.charAt(sum % ID_CHECKS.length) === number.charAt(EIGHTEEN - 1).toUpperCase();
}

/** The day of birth inside the number; null when that day does not exist. */
export function birthDateOf(number: string): CivilDate | null {
  return civilDate(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)));
}

/** The sex inside the number. */
export function sexOf(number: string): '男' | '女' {
  return Number(number.charAt(16)) % 2 === 1 ? '男' : '女';
}

/** True when a credit code has only its own characters and the right check character. */
export function isCreditCodeRight(code: string): boolean {
  if (code.length !== EIGHTEEN) return false;
  const values = [...code].map((char) => CODE_CHARS.indexOf(char));
  if (values.includes(-1)) return false;
  const sum = CODE_WEIGHTS.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0);
  return (CODE_CHARS.length - (sum % CODE_CHARS.length)) % CODE_CHARS.length === values.at(-1);
}
