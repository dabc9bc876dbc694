/** Web pages among texts: plain ones, and those saved as one file (.mht, and Word's under a .doc name), unpacked. */

const SAMPLE_BYTES = 8192;

/** True for text that is a web page, by its beginning. */
function looksLikeHtml(sample: string): boolean {
  const start = sample.replace(/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*/, '');
  return /^<(?:!doctype\s+html|html|head|body|meta|table)\b/i.test(start);
}

/** The HTML in a text; null where it is none. */
export function htmlOf(bytes: Uint8Array): Uint8Array | null {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const sample = new TextDecoder('latin1')
    .decode(bytes.subarray(0, SAMPLE_BYTES))
    .replace(isWide ? /\0/g : /^$/, '')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '');
  if (looksLikeHtml(sample)) return bytes;
  return looksLikeMime(sample) ? htmlOfMime(bytes) : null;
}

/** True for a message with HTML in it, by its headers. */
function looksLikeMime(sample: string): boolean {
  return /^\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,20}/.test(sample) && /^MIME-Version:/im.test(sample);
}

function unquoted(text: string): Uint8Array {
  const joined = text.replace(/=[ \t]*\r?\n/g, '');
  const plain = joined.replace(/=([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return new Uint8Array(Buffer.from(plain, 'latin1'));
}

/** @returns the page's bytes, null where the message holds none */
function htmlOfMime(bytes: Uint8Array): Uint8Array | null {
  const text = new TextDecoder('latin1').decode(bytes);
  const type = /^Content-Type:\s*text\/html/im.exec(text);
  if (!type) return null;
  // The headers of the part stand around that line, up to the next empty one.
  const end = /\r?\n\r?\n/.exec(text.slice(type.index));
  if (!end) return null;
  const before = text.lastIndexOf('\n--', type.index);
  const from = type.index + end.index;
  const headers = text.slice(Math.max(0, before), from);
  const start = from + end[0].length;
  const boundary = /^--\S+/m.exec(text.slice(Math.max(0, before + 1), type.index))?.[0];
  const stop = boundary === undefined ? -1 : text.indexOf(`\n${boundary}`, start);
  const body = text.slice(start, stop < 0 ? undefined : stop);
  if (/^Content-Transfer-Encoding:\s*base64/im.test(headers))
    return new Uint8Array(Buffer.from(body, 'base64'));
  if (/^Content-Transfer-Encoding:\s*quoted-printable/im.test(headers)) return unquoted(body);
  return new Uint8Array(Buffer.from(body, 'latin1'));
}
