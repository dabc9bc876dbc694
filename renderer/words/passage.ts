/** How passages and legal bases are named in a line. */
import { zh } from '../../shared/i18n/translate.ts';
import { toChineseNumeral } from '../../shared/text/numerals.ts';

/** A quote short enough for a chip. */
export function shortQuote(quote: string, length = 16): string {
  const text = quote.replace(/\s+/g, '');
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** `《行政处罚法》第三十二条（2021年修订）`. */
export function basisText(basis: {
  readonly law: string;
  readonly article: number;
  readonly version: string | null;
}): string {
  return zh('law.basis', {
    law: basis.law,
    article: toChineseNumeral(basis.article),
    version: basis.version ?? '',
  });
}
