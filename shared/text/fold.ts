/**
 * Folding: forms of one character that mean the same in a case file are made equal, one code unit for one
 * code unit, so that offsets into the folded text are offsets into the source.
 * Deliberately not done here: removing white space (see compact.ts), case, traditional to simplified.
 */

const SINGLE: ReadonlyMap<string, string> = new Map([
  ['〔', '('],
  ['〕', ')'],
  ['（', '('],
  ['）', ')'],
  ['［', '('],
  ['］', ')'],
  ['[', '('],
  [']', ')'],
  ['【', '('],
  ['】', ')'],
  ['﹝', '('],
  ['﹞', ')'],
  ['﹙', '('],
  ['﹚', ')'],
  ['｛', '{'],
  ['｝', '}'],
  ['，', ','],
  ['﹐', ','],
  ['、', ','],
  ['﹑', ','],
  ['；', ';'],
  ['：', ':'],
  ['∶', ':'],
  ['．', '.'],
  ['。', '.'],
  ['％', '%'],
  ['〈', '<'],
  ['〉', '>'],
  ['＜', '<'],
  ['＞', '>'],
  ['﹤', '<'],
  ['﹥', '>'],
  ['“', '"'],
  ['”', '"'],
  ['＂', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['—', '-'],
  ['–', '-'],
  ['－', '-'],
  ['─', '-'],
  ['～', '~'],
  ['〜', '~'],
  ['　', ' '],
  ['\u00a0', ' '],
  ['\u2002', ' '],
  ['\u2003', ' '],
  ['\u3007', '〇'],
  ['○', '〇'],
  ['Ｏ', '〇'],
  ['笫', '第'],
]);

const KANGXI_FIRST = 0x2e80;
const KANGXI_LAST = 0x2fdf;
const COMPATIBILITY_FIRST = 0xf900;
const COMPATIBILITY_LAST = 0xfaff;
const FULL_WIDTH_FIRST = 0xff10;
const FULL_WIDTH_LAST = 0xff5a;
const FULL_WIDTH_SHIFT = 0xfee0;

/** Kangxi radicals and compatibility ideographs (some PDF fonts emit them for plain characters). */
function foldIdeograph(char: string): string {
  const folded = char.normalize('NFKC');
  return folded.length === char.length ? folded : char;
}

/** Folds one UTF-16 code unit. */
export function foldChar(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x5b && code !== 0x5b) return char;
  const single = SINGLE.get(char);
  if (single !== undefined) return single;
  if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST)
    return String.fromCharCode(code - FULL_WIDTH_SHIFT);
  if (
    (code >= KANGXI_FIRST && code <= KANGXI_LAST) ||
    (code >= COMPATIBILITY_FIRST && code <= COMPATIBILITY_LAST)
  ) {
    return foldIdeograph(char);
  }
  return char;
}

/** Folds a text. The result has exactly the length of the input. */
export function fold(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x5b || (code >= 0x4e00 && code <= 0x9fff && code !== 0x7b2b)) continue;
    const char = text.charAt(i);
    const folded = foldChar(char);
    if (folded !== char) {
      out += text.slice(from, i) + folded;
      from = i + 1;
    }
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Replaces only the Kangxi radicals and compatibility ideographs; what a person would see stays the same. */
export function foldIdeographs(text: string): string {
  return text.replace(/[\u2e80-\u2fdf\uf900-\ufaff]/g, foldIdeograph);
}
