/**
 * Compact text: white space taken out, with a way back. Rules are matched on compact text because a line break,
 * a letter-spaced title (行 政 处 罚 决 定 书) or a table's padding must not hide a phrase.
 */

export interface CompactText {
  readonly text: string;
  /** For each compact index the source index; one entry more than the text, for exclusive ends. */
  readonly source: Int32Array;
}

const WHITE_SPACE = /\s/u;

function isWhite(code: number): boolean {
  if (code === 0x20 || code === 0x3000 || (code >= 0x09 && code <= 0x0d) || code === 0xa0) return true;
  if (code < 0x1680) return false;
  return code < 0x3001 && WHITE_SPACE.test(String.fromCharCode(code));
}

/** Removes all white space. */
export function compact(text: string): CompactText {
  const source = new Int32Array(text.length + 1);
  let out = '';
  let count = 0;
  let runStart = -1;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isWhite(code) || code === 0xfeff || code === 0x200b) {
      if (runStart >= 0) {
        out += text.slice(runStart, i);
        runStart = -1;
      }
      continue;
    }
    if (runStart < 0) runStart = i;
    source[count] = i;
    count += 1;
  }
  if (runStart >= 0) out += text.slice(runStart);
  source[count] = text.length;
  return { text: out, source: source.slice(0, count + 1) };
}

/** The source range of a compact range; never includes white space beyond its last character. */
export function toSource(compacted: CompactText, start: number, end: number): { start: number; end: number } {
  const from = compacted.source[start] ?? 0;
  const last = end > start ? (compacted.source[end - 1] ?? from) + 1 : from;
  return { start: from, end: last };
}

/** The first compact index at or after a source index. */
export function toCompact(compacted: CompactText, sourceIndex: number): number {
  let low = 0;
  let high = compacted.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((compacted.source[middle] ?? 0) < sourceIndex) low = middle + 1;
    else high = middle;
  }
  return low;
}
