/** Receipts of service records: which paper, to whom, when, how. */
import type { ServiceReceipt } from '../case-facts.ts';
import { findDates } from '../dates.ts';
import type { ReadDocument } from '../identity.ts';
import type { LabelledValue } from '../pairs.ts';
import type { EventKind, LabelField } from '../vocabulary.ts';

/** Papers on which the party may itself sign for having received them. */
const SIGNED_FOR: ReadonlyMap<string, EventKind> = new Map([
  ['NOTICE', 'notice-served'],
  ['HEARING_TELL', 'notice-served'],
  ['HEARING_NOTICE', 'hearing-notified'],
  ['DECISION', 'served'],
  ['SIMPLE_DECISION', 'served'],
  ['NO_PENALTY', 'served'],
  ['L_DECISION', 'served'],
  ['URGE', 'urged'],
]);

/** True for the title of a paper that decides the case. */
export function isDecisionTitle(title: string): boolean {
  return /处罚决定|许可决定|不予.{0,6}决定书/.test(title) && !/告知/.test(title);
}

/** What the receipt of a paper with this title means for the case; null where nothing hangs on it. */
export function eventOfReceipt(served: string): EventKind | null {
  const title = served.replace(/\s+/g, '');
  if (isDecisionTitle(title)) return 'served';
  if (/听证(?:会)?通知/.test(title)) return 'hearing-notified';
  if (/催告/.test(title)) return 'urged';
  if (/(?:检测|检验|鉴定|检疫|监测|认定).{0,6}告知/.test(title)) return null;
  return /处罚.{0,12}告知|听证.{0,6}告知|告知书$|处罚告知/.test(title) ? 'notice-served' : null;
}

/** What it means that the party signed for a paper of this kind on the paper itself. */
export function eventOfSignature(kind: string | null): EventKind | null {
  return SIGNED_FOR.get(kind ?? '') ?? null;
}

function valueIn(
  pairs: readonly LabelledValue[],
  field: LabelField,
  from: number,
  to: number,
): string | null {
  const pair = pairs.find(
    (candidate) => candidate.fields.has(field) && candidate.start >= from && candidate.start < to,
  );
  const value = pair?.value.trim().split('\n')[0]?.trim() ?? '';
  return value === '' ? null : value;
}

/** 盛海峰　2023年3月27日: the name in front of the day. */
function receiverIn(value: string): string | null {
  const day = findDates(value)[0];
  const before = (day ? value.slice(0, day.start) : value).replace(/\(.*?\)|签名|盖章|[:,]/g, '').trim();
  return before === '' || before.length > 30 ? null : before;
}

/** A service record may hold several receipts, one below the other. */
export function serviceReceipts(document: ReadDocument): ServiceReceipt[] {
  const { view, pairs } = document;
  const named = pairs
    .filter((pair) => pair.fields.has('servedDocument'))
    .toSorted((a, b) => a.start - b.start)
    .filter((pair, index, all) => index === 0 || pair.start !== all[index - 1]?.start);
  const heads: readonly Pick<LabelledValue, 'start' | 'value'>[] =
    named.length > 0 ? named : [{ start: 0, value: view.folded }];
  return heads.flatMap((head, index): ServiceReceipt[] => {
    const end = heads[index + 1]?.start ?? view.text.length;
    const dated = pairs.find(
      (pair) =>
        pair.fields.has('receivedDate') &&
        pair.start >= head.start &&
        pair.start < end &&
        findDates(pair.value).some((mention) => mention.date !== null && mention.yearWritten),
    );
    const range = dated ?? { start: head.start, end };
    const mentions = findDates(view.text.slice(range.start, Math.min(range.end, end)));
    const isFull = (mention: (typeof mentions)[number]): boolean =>
      mention.date !== null && mention.yearWritten;
    const mention = dated ? mentions.find(isFull) : mentions.findLast(isFull);
    if (!mention?.date) return [];
    return [
      {
        documentId: view.document.id,
        served: head.value.trim(),
        date: mention.date,
        mode: valueIn(pairs, 'servedMode', head.start, end),
        place: valueIn(pairs, 'servedPlace', head.start, end),
        receiver: dated ? receiverIn(dated.value) : null,
        recipient: valueIn(pairs, 'recipient', index === 0 ? 0 : head.start, end),
        anchor: view.anchor({ start: range.start + mention.start, end: range.start + mention.end }),
        confidence: dated ? 0.95 : 0.9,
        source: view.isOcr ? 'ocr' : 'native',
      },
    ];
  });
}
