/** A number of an automatic list as Word shows it: 一, （一）, IV, b, ②. */
import { toChineseNumeral } from '../../../../shared/text/numerals.ts';

const LARGEST_NUMBER = 9999;

function roman(value: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let out = '';
  for (const [unit, letters] of parts) {
    while (rest >= unit) {
      out += letters;
      rest -= unit;
    }
  }
  return out;
}

function letters(value: number): string {
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

/** @param format name of OOXML's w:numFmt */
export function formatNumber(value: number, format: string): string {
  if (value < 0 || value > LARGEST_NUMBER) return String(value);
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'ideographDigital':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return toChineseNumeral(value);
    case 'chineseLegalSimplified':
      return [...toChineseNumeral(value)]
        .map((char) => '零壹贰叁肆伍陆柒捌玖'.charAt('零一二三四五六七八九'.indexOf(char)) || char)
        .join('');
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'.charAt(value - 1);
    case 'ideographZodiac':
      return '子丑寅卯辰巳午未申酉戌亥'.charAt(value - 1);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCharCode(0x2460 + value - 1) : String(value);
    case 'decimalFullWidth':
      return [...String(value)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return letters(value);
    case 'lowerLetter':
      return letters(value).toLowerCase();
    case 'none':
      return '';
    default:
      return String(value);
  }
}
