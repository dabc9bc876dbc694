/** From when to when a record was made: 2023年2月13日09时20分至10时40分, 9:30-11:00, to the minute. */
import { type CivilDate, civilDate } from '../../model/civil-date.ts';

export interface TimeSpan {
  readonly date: CivilDate;
  /** Minutes after midnight of `date`; an end on the next day is beyond 1440. */
  readonly from: number;
  /** Null where no end is written. */
  readonly to: number | null;
  /** Where it stands in the text given. */
  readonly start: number;
  readonly end: number;
  /** 25时, 61分: a time of day that does not exist. */
  readonly isImpossible: boolean;
}

const DAY = '(\\d{4})年(\\d{1,2})月(\\d{1,2})日';
const CLOCK = '(上午|下午|晚上?|晚间|凌晨)?(\\d{1,2})(?:时|点|:)(\\d{1,2})?分?(?:许)?';
const SPAN = new RegExp(
  `${DAY},?${CLOCK}(?:(?:至|到|-|~|起至|起,?至)(?:(?:${DAY})|(?:同日|当日|次日))?${CLOCK})?`,
  'g',
);
const HOUR = 60;
const NOON = 12;
const DAY_MINUTES = 24 * HOUR;

function minutes(part: string | undefined, hour: string | undefined, minute: string | undefined): number {
  const afternoon = part !== undefined && /下午|晚/.test(part) && Number(hour) < NOON;
  return (Number(hour) + (afternoon ? NOON : 0)) * HOUR + Number(minute ?? 0);
}

function isImpossible(hour: string | undefined, minute: string | undefined): boolean {
  return Number(hour ?? 0) > 24 || Number(minute ?? 0) > 59;
}

/**
 * Finds spans in folded, compact text, in order. A point in time without an end gives `to: null`.
 * @param text folded text without white space
 */
export function findTimeSpans(text: string): TimeSpan[] {
  const found: TimeSpan[] = [];
  for (const match of text.matchAll(SPAN)) {
    const [, y, m, d, part, hour, minute, y2, m2, d2, part2, hour2, minute2] = match;
    const date = civilDate(Number(y), Number(m), Number(d));
    if (date === null) continue;
    const endDate = y2 === undefined ? date : civilDate(Number(y2), Number(m2), Number(d2));
    const from = minutes(part, hour, minute);
    const isNextDay = match[0].includes('次日') || (endDate !== null && endDate > date);
    const inherited = part2 ?? (part !== undefined && Number(hour2) >= Number(hour) ? part : undefined);
    const to =
      hour2 === undefined ? null : minutes(inherited, hour2, minute2) + (isNextDay ? DAY_MINUTES : 0);
    found.push({
      date,
      from,
      to,
      start: match.index,
      end: match.index + match[0].length,
      isImpossible: isImpossible(hour, minute) || isImpossible(hour2, minute2),
    });
  }
  return found;
}

/** 560 → 09:20. */
export function clockTime(value: number): string {
  const inDay = value % DAY_MINUTES;
  return `${String(Math.floor(inDay / HOUR)).padStart(2, '0')}:${String(inDay % HOUR).padStart(2, '0')}`;
}
