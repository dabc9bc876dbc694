/** Words as an office file can hold them: what XML forbids would make the whole file unreadable. */

const LINE_BREAKS = /\r\n?|[\v\f\u2028\u2029]/g;
/** Control characters, halves of characters, and the two that are none. */
const FORBIDDEN = /(?![\t\n])\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/gu;

/** The text with every kind of line break as `\n` and without what cannot be written. */
export function printable(text: string): string {
  return text.replace(LINE_BREAKS, '\n').replace(FORBIDDEN, '');
}
