/** Bytes of RTF text to characters: by the font's character set, by the file's code page where that says more. */

/** Names for TextDecoder by Windows code page. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  10008: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
};
/** Code pages by the character set of a font. */
const CHARSETS: Readonly<Record<number, number>> = {
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  204: 1251,
  238: 1250,
};
/** Two bytes a character: a Latin font's high bytes in such a file are Chinese all the same. */
const WIDE: ReadonlySet<number> = new Set([932, 936, 949, 950]);
const LATIN = 1252;

export function codePageOf(charset: number): number | null {
  return CHARSETS[charset] ?? null;
}

const decoders = new Map<string, { decode: (bytes: Uint8Array) => string }>();

/**
 * @param font code page of the font, null where its character set says none
 * @param file code page of the whole file
 */
export function decodeBytes(bytes: readonly number[], font: number | null, file: number): string {
  const page = font ?? (WIDE.has(file) ? file : (CODE_PAGES[file] && file) || LATIN);
  const name = CODE_PAGES[page] ?? 'windows-1252';
  const decoder = decoders.get(name) ?? new TextDecoder(name);
  decoders.set(name, decoder);
  return decoder.decode(Uint8Array.from(bytes));
}
