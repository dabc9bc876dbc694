/** What running text says happened on a day: 于2024年4月26日立案, 同年2月5日作出处理决定. */
import type { CivilDate } from '../../model/civil-date.ts';
import { toCompact, toSource } from '../../text/compact.ts';
import { findDates } from '../dates.ts';
import type { DocumentView, FactAnchor } from '../view.ts';
import type { EventKind, EventPhrase, Vocabulary } from '../vocabulary.ts';

export interface TextEvent {
  readonly kind: EventKind;
  readonly date: CivilDate;
  /** The date itself. */
  readonly anchor: FactAnchor;
  readonly phrase: string;
  /** False where the year was carried over from a date before. */
  readonly yearWritten: boolean;
}

/** Stands for a date in the text the phrases are matched on. */
const DATE_MARK = '@';

interface Masked {
  readonly text: string;
  /** Compact index of each character of `text`. */
  readonly at: readonly number[];
  /** Index of the mention each mark stands for, by index into `text`. */
  readonly mentionAt: ReadonlyMap<number, number>;
}

function mask(view: DocumentView, mentions: readonly { start: number; end: number }[]): Masked {
  const compacted = view.compacted;
  const at: number[] = [];
  const mentionAt = new Map<number, number>();
  let text = '';
  let position = 0;
  const copy = (to: number): void => {
    for (; position < to; position += 1) {
      const char = compacted.text.charAt(position);
      text += char === DATE_MARK ? ' ' : char;
      at.push(position);
    }
  };
  mentions.forEach((mention, index) => {
    const start = toCompact(compacted, mention.start);
    if (start < position) return;
    copy(start);
    mentionAt.set(text.length, index);
    text += DATE_MARK;
    at.push(position);
    position = toCompact(compacted, mention.end);
  });
  copy(compacted.text.length);
  at.push(position);
  return { text, at, mentionAt };
}

/** The text with its dates replaced by `@`, as the phrases of `resources/documents/phrases.json` see it. */
export function maskDates(view: DocumentView): string {
  return mask(view, findDates(view.text)).text;
}

/** Reads what a document's running text tells of the case's course. A day that does not exist gives no event. */
export function eventsInText(view: DocumentView, vocabulary: Vocabulary): TextEvent[] {
  const mentions = findDates(view.text);
  if (mentions.length === 0) return [];
  const masked = mask(view, mentions);
  const found: TextEvent[] = [];
  const read = ({ event, pattern }: EventPhrase): void => {
    for (const match of masked.text.matchAll(pattern)) {
      const mark = masked.text.indexOf(DATE_MARK, match.index);
      const mention = mentions[masked.mentionAt.get(mark) ?? -1];
      if (!mention?.date) continue;
      const { start, end } = toSource(
        view.compacted,
        masked.at[match.index] ?? 0,
        masked.at[match.index + match[0].length] ?? 0,
      );
      found.push({
        kind: event,
        date: mention.date,
        anchor: view.anchor(mention),
        phrase: view.text.slice(Math.min(start, mention.start), Math.max(end, mention.end)),
        yearWritten: mention.yearWritten,
      });
    }
  };
  for (const phrase of vocabulary.phrases) read(phrase);
  return found;
}
