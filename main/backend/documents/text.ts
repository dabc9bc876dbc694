/** Plain text: UTF-8, UTF-16 with a byte-order mark, GB18030. One flow page. */
import { AppError } from '../../../shared/errors.ts';
import type { Block, FileText } from '../../../shared/model/page.ts';

/** Decodes Chinese text files as offices write them. @throws AppError damaged when it is text in none of the encodings */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: the other encoding Chinese systems write.
  }
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('damaged', { why: 'text in no known encoding' }, { cause });
  }
}

export function readText(bytes: Uint8Array): FileText {
  const text = decodeText(bytes).replace(/\r\n?/g, '\n');
  if (text.trim() === '') throw new AppError('empty');
  const blocks: Block[] = [];
  let start = 0;
  text.split('\n').forEach((line, index) => {
    if (line.trim() !== '') {
      blocks.push({
        start,
        end: start + line.length,
        kind: 'paragraph',
        path: `p${index}`,
        style: { align: 'left', bold: false, sizePt: null, indent: 0 },
        cell: null,
        marks: [],
      });
    }
    start += line.length + 1;
  });
  return {
    format: 'text',
    pages: [{ layout: 'flow', page: 1, textSource: 'native', text, blocks }],
    warnings: [],
  };
}
