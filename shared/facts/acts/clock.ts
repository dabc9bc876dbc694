/** Papers in the file that may stop or prolong a time limit, with the period they cover where it is written. */
import { toSource } from '../../text/compact.ts';
import { readWholeNumber } from '../../text/numerals.ts';
import type { ClockPaper, WrittenPeriod } from '../case-facts.ts';
import { findDates } from '../dates.ts';
import type { ReadDocument } from '../identity.ts';
import type { DocumentView } from '../view.ts';
import type { Vocabulary } from '../vocabulary.ts';

const NUMBER = '\\d{1,3}|[一二三四五六七八九十百]{1,4}';
const PROLONGED = new RegExp(
  `(?:延长|延期)(?:办案|办理|调查|处理|案件办理|查封|扣押|查封,扣押|强制措施)?(?:期限)?(?:至|为)?(${NUMBER})(个工作日|工作日|个?月|日|天)`,
);
const SPAN =
  /(?:自|从)?(\d{4}年\d{1,2}月\d{1,2}日)(?:起)?(?:至|到|-|~)((?:\d{4}年)?\d{1,2}月\d{1,2}日)(?:止)?/;

/** 六十日, 15个工作日, 六个月. @returns null for a number that cannot be read */
export function readPeriod(number: string, unit: string): WrittenPeriod | null {
  const value = readWholeNumber(number);
  if (value === null || value === 0) return null;
  return { value, unit: unit.includes('月') ? 'month' : unit.includes('年') ? 'year' : 'day' };
}

function spanIn(view: DocumentView): Pick<ClockPaper, 'from' | 'to'> {
  const match = SPAN.exec(view.compacted.text);
  if (!match) return { from: null, to: null };
  const range = toSource(view.compacted, match.index, match.index + match[0].length);
  const [from, to] = findDates(view.text.slice(range.start, range.end));
  return { from: from?.date ?? null, to: to?.date ?? null };
}

export function clockPapers(documents: readonly ReadDocument[], vocabulary: Vocabulary): ClockPaper[] {
  return documents.flatMap(({ view }) => {
    const stop = vocabulary.types.find((type) => type.code === view.document.kind)?.stopsClock;
    if (!stop || (stop === 'seizure-extension' && !view.document.title.includes('延长'))) return [];
    const line = view.lines[0];
    const range = line ? { start: line.start, end: line.end } : { start: 0, end: 0 };
    const prolonged = stop.endsWith('extension') ? PROLONGED.exec(view.compacted.text) : null;
    return [
      {
        stop,
        title: view.document.title,
        anchor: view.anchor(range),
        documentId: view.document.id,
        ...spanIn(view),
        period: prolonged ? readPeriod(prolonged[1] ?? '', prolonged[2] ?? '') : null,
      },
    ];
  });
}
