/** 文号: the numbers the papers of a case carry. */
import { toSource } from '../../text/compact.ts';
import type { DocumentNumber } from '../case-facts.ts';
import type { DocumentView } from '../view.ts';

const NUMBER =
  /(?:案号|文号|编号|字号|卷号|:|^)?([\u4e00-\u9fff]{2,18}?(?:\([\u4e00-\u9fff]{1,6}\))?[\u4e00-\u9fff]{0,12})\(((?:19|20)\d{2})\)(?:第|字第)?(\d{1,6})(?:-\d+)?号/g;
/** A paper's own number stands near its title. */
const HEAD_LINES = 12;

/** The number near a paper's title; null where it carries none. */
export function readNumber(view: DocumentView): DocumentNumber | null {
  for (const line of view.lines.slice(0, HEAD_LINES)) {
    const compact = line.text.replace(/\s+/g, '');
    const match = [...compact.matchAll(NUMBER)][0];
    if (!match || compact.length > match[0].length + 12) continue;
    const prefix = (match[1] ?? '').replace(/^(?:案号|文号|编号|字号|决定书文号)/, '');
    const at = view.compacted.text.indexOf(match[0].replace(/^(?:案号|文号|编号|字号|:)+/, ''));
    const range =
      at < 0
        ? { start: line.start, end: line.end }
        : toSource(view.compacted, at, view.compacted.text.indexOf('号', at + prefix.length) + 1);
    return {
      documentId: view.document.id,
      documentKind: view.document.kind,
      text: `${prefix}〔${match[2]}〕${match[3]}号`,
      prefix,
      year: Number(match[2]),
      serial: Number(match[3]),
      anchor: view.anchor(range),
      confidence: 0.95,
      source: view.isOcr ? 'ocr' : 'native',
    };
  }
  return null;
}
