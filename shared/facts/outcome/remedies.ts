/** Where and by when a paper tells the party to seek review or to sue. */
import { toSource } from '../../text/compact.ts';
import { readPeriod } from '../acts/clock.ts';
import type { RemedyNotice, WrittenPeriod } from '../case-facts.ts';
import type { DocumentView } from '../view.ts';

const NUMBER = '\\d{1,3}|[一二三四五六七八九十百]{1,4}';
const PERIOD = new RegExp(`(${NUMBER})(个工作日|工作日|个?月|日|天|年)(?:之)?内`, 'g');
const LONGEST = 260;

function lastPeriod(text: string): WrittenPeriod | null {
  const match = [...text.matchAll(PERIOD)].at(-1);
  return match ? readPeriod(match[1] ?? '', match[2] ?? '') : null;
}

/** 向甲人民政府或者乙局: the bodies named. */
function bodies(text: string): string[] {
  const match = /.*(?:依法)?向([^,;.]{2,80}?)(?:依法)?(?:申请|提出|提起|起诉)?$/.exec(text);
  return (match?.[1] ?? '')
    .split(/或者|或|,|和/)
    .map((body) => body.replace(/^(?:依法|向)+|(?:申请|提出|提起)$/g, ''))
    .filter((body) => /(?:政府|局|厅|委员会|部|法院|委|署|会)$/.test(body));
}

/** The last passage that speaks of review or suit; null where a paper has none. */
export function readRemedy(view: DocumentView): RemedyNotice | null {
  const { text } = view.compacted;
  const opening = Math.max(
    text.lastIndexOf('不服本'),
    text.lastIndexOf('如不服'),
    text.lastIndexOf('决定不服'),
  );
  if (opening < 0) return null;
  const passage = text.slice(opening, opening + LONGEST);
  const review = passage.search(/(?:申请|提出|提起)?(?:行政)?复议/);
  const suit = passage.search(/(?:提起)?(?:行政)?诉讼|起诉/);
  if (review < 0 && suit < 0) return null;
  const reviewText = review < 0 ? '' : passage.slice(0, review);
  const suitText = suit < 0 ? '' : passage.slice(Math.max(review, 0), suit);
  const end = Math.max(review, suit) + 4;
  return {
    documentId: view.document.id,
    reviewBodies: bodies(reviewText),
    reviewPeriod: lastPeriod(reviewText),
    courts: bodies(suitText).filter((body) => body.endsWith('法院')),
    suitPeriod: lastPeriod(suitText),
    anchor: view.anchor(toSource(view.compacted, opening, Math.min(text.length, opening + end))),
    confidence: 0.9,
    source: view.isOcr ? 'ocr' : 'native',
  };
}
