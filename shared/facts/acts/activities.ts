/** Inspections, interviews, hearings, discussions: where, from when to when, and who took part. */
import type { CivilDate } from '../../model/civil-date.ts';
import type { Activity, PersonMention } from '../case-facts.ts';
import { findDates, findTimeSpan } from '../dates.ts';
import { fieldValue, type ReadDocument } from '../identity.ts';
import { OFFICER_ROLES } from '../vocabulary.ts';

/** Papers that record what went on from one hour to another. */
const RECORDS: ReadonlySet<string> = new Set([
  'SITE_RECORD',
  'INTERVIEW',
  'HEARING_RECORD',
  'COLLECTIVE',
  'COERCION_SCENE',
  'L_CHECK',
  'SAMPLE',
  'STATEMENT',
  'E_DATA',
]);
/** 2023年2月13日9时20分至2月14日1时: a time of day behind a date, this far at most. */
const LONGEST_TIME = 80;
const officerRoles: ReadonlySet<string> = new Set(OFFICER_ROLES);

function endDay(text: string, start: CivilDate): CivilDate | null {
  const days = findDates(text, start).flatMap((mention) => (mention.date === null ? [] : [mention.date]));
  return days[1] !== undefined && days[1] > start ? days[1] : null;
}

/** The activity a record tells of; null where the paper is none or no day can be read. */
export function readActivity(document: ReadDocument, people: readonly PersonMention[]): Activity | null {
  const { view } = document;
  const { kind } = view.document;
  if (kind === null || !RECORDS.has(kind)) return null;
  const field = document.pairs.find(
    (pair) => pair.fields.has('time') && findDates(pair.value).some((mention) => mention.date !== null),
  );
  const range = field ?? { start: 0, end: view.text.length };
  const text = view.text.slice(range.start, range.end);
  const mention = findDates(text).find((candidate) => candidate.date !== null && candidate.yearWritten);
  if (!mention?.date) return null;
  const behind = text.slice(mention.end, mention.end + LONGEST_TIME).split('\n');
  const span = findTimeSpan(behind.slice(0, 2).join(''));
  const own = people.filter((person) => person.anchor.documentId === view.document.id);
  const named = (isOfficer: boolean): string[] => [
    ...new Set(
      own.filter((person) => officerRoles.has(person.role) === isOfficer).map((person) => person.name),
    ),
  ];
  return {
    documentId: view.document.id,
    documentKind: kind,
    date: mention.date,
    startTime: span?.start ?? null,
    endTime: span?.end ?? null,
    endDate: field ? endDay(text.slice(mention.start), mention.date) : null,
    place: fieldValue(document, 'place')?.value ?? null,
    officers: named(true),
    others: named(false),
    anchor: view.anchor({
      start: range.start + mention.start,
      end: range.start + (field ? text.trimEnd().length : mention.end),
    }),
    confidence: field ? 0.95 : 0.7,
    source: view.isOcr ? 'ocr' : 'native',
  };
}
