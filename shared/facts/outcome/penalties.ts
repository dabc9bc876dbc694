/** Penalties and orders, as a paper proposes or imposes them. */
import { toSource } from '../../text/compact.ts';
import type { Money, Penalty } from '../case-facts.ts';
import type { DocumentView } from '../view.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { operativePart } from './operative.ts';

/** How far behind 罚款 its sum may stand. */
const REACH = 24;

/** Reads the penalties of a decision or of a paper that proposes one. One of each kind and sum. */
export function readPenalties(
  view: DocumentView,
  money: readonly Money[],
  vocabulary: Vocabulary,
): Penalty[] {
  const { text } = view.compacted;
  const part = operativePart(text);
  const found: Penalty[] = [];
  for (const { kind, pattern } of vocabulary.penalties) {
    for (const match of text.matchAll(pattern)) {
      if (match.index < part.start || match.index >= part.end) continue;
      const range = toSource(view.compacted, match.index, match.index + match[0].length);
      const anchor = view.anchor(range);
      const role = kind === 'fine' ? 'fine' : 'confiscation';
      const sum =
        kind === 'fine' || kind === 'confiscate-gains'
          ? money.find(
              (each) =>
                each.role === role &&
                each.anchor.page === anchor.page &&
                each.anchor.start <= anchor.end + REACH &&
                each.anchor.end >= anchor.start,
            )
          : undefined;
      const amount = sum?.value ?? null;
      if (found.some((known) => known.kind === kind && (known.amount === amount || amount === null)))
        continue;
      found.push({
        documentId: view.document.id,
        documentKind: view.document.kind,
        kind,
        amount,
        anchor,
        confidence: 0.9,
        source: view.isOcr ? 'ocr' : 'native',
      });
    }
  }
  return found;
}
