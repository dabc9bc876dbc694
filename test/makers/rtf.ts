/** RTF files as Word and WPS write them: Chinese as GBK bytes or as Unicode, tables, notes, marks. */

/** Text as `\'hh` bytes of GBK, given by hand: Node encodes no GBK. */
const GBK: Readonly<Record<string, string>> = {
  行: 'd0d0',
  政: 'd5fe',
  处: 'b4a6',
  罚: 'b7a3',
  决: 'bef6',
  定: 'b6a8',
  书: 'cae9',
};

export function gbk(text: string): string {
  return [...text].map((char) => (GBK[char] ?? '').replace(/../g, (hex) => `\\'${hex}`)).join('');
}

/** Text as `\u` with a question mark for readers that know none. */
export function unicode(text: string): string {
  return [...text]
    .flatMap((char) => Array.from({ length: char.length }, (_, index) => char.charCodeAt(index)))
    .map((code) => (code < 0x80 ? String.fromCharCode(code) : `\\u${code > 0x7fff ? code - 0x10000 : code}?`))
    .join('');
}

export function rtf(body: string): Uint8Array {
  const head =
    "{\\rtf1\\ansi\\ansicpg936\\deff0\\uc1{\\fonttbl{\\f0\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f1\\froman\\fcharset0 Times New Roman;}}" +
    '{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\s0 Normal;}}{\\info{\\title secret title}}{\\*\\generator Unknown 1.0;}';
  return new Uint8Array(Buffer.from(`${head}${body}}`, 'latin1'));
}
