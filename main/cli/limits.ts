/** `limits`: the catalogue of time limits, and due dates for events given by hand. */
import { binds } from '../../shared/deadline/applies.ts';
import type { TimeLimit } from '../../shared/deadline/limits.ts';
import { judgeLimit, type LimitJudgement } from '../../shared/deadline/overdue.ts';
import { type CivilDate, parseCivilDate } from '../../shared/model/civil-date.ts';
import { checkData } from '../backend/checks.ts';
import { type Command, EXIT, type Output, readArguments, UsageError } from './arguments.ts';
import { type Language, messagesOf, sentence } from './format-finding.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  case: { type: 'string' },
  event: { type: 'string', multiple: true },
  organ: { type: 'string' },
  on: { type: 'string' },
  lang: { type: 'string' },
} as const;

interface Given {
  readonly date: CivilDate;
  /** `HH:MM`. */
  readonly time: string | null;
}

/** 立案日（…） → 立案: how a person would name the event. */
function plainName(words: string): string {
  return words.replace(/[（(].*$/, '').replace(/(?:之日|日|时刻)$/, '');
}

function eventNames(limits: readonly TimeLimit[]): Map<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  const add = (word: string, event: string): void => {
    names.set(word, (names.get(word) ?? new Set()).add(event));
  };
  const words = messagesOf('zh') as Readonly<Record<string, string>>;
  for (const limit of limits) {
    for (const [event, text] of [
      [limit.from, limit.startEvent],
      [limit.to, limit.endEvent],
    ] as const) {
      add(event, event);
      add(text, event);
      add(plainName(text), event);
      const known = words[`event.${event}`];
      if (known !== undefined) add(known, event);
    }
  }
  return names;
}

function readEvents(texts: readonly string[], limits: readonly TimeLimit[]): Map<string, Given> {
  const names = eventNames(limits);
  const given = new Map<string, Given>();
  for (const text of texts) {
    const match = /^(.+?)=(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?$/.exec(text);
    const date = parseCivilDate(match?.[2] ?? '');
    const events = names.get(match?.[1] ?? '');
    if (!match || date === null) throw new UsageError(`--event ${text}: NAME=YYYY-MM-DD[THH:MM]`);
    if (!events)
      throw new UsageError(
        `--event ${match[1]}: ${[...new Set(limits.flatMap(({ from, to }) => [from, to]))].join(' ')}`,
      );
    for (const event of events) given.set(event, { date, time: match[3] ?? null });
  }
  return given;
}

function how(limit: TimeLimit, judgement: LimitJudgement, language: Language): string {
  const messages = messagesOf(language) as Readonly<Record<string, string>>;
  if (judgement.reason !== null)
    return sentence({ key: `limit.reason.${judgement.reason}`, params: { papers: '' } }, language);
  const key = `limit.how.${limit.direction === 'min' ? 'min.' : ''}${limit.unit}`;
  return judgement.count === null || messages[key] === undefined
    ? ''
    : sentence({ key, params: { ...judgement.count } }, language);
}

/** One limit with the days given: its due date when only the start is known. */
function computed(limit: TimeLimit, given: ReadonlyMap<string, Given>, language: Language) {
  const from = given.get(limit.from) ?? null;
  const to = given.get(limit.to) ?? null;
  const doubts = { clockPapers: 0, clockMentioned: false, unreadPapers: false };
  const { calendar } = checkData();
  // The due date does not depend on when the step was done: the start itself stands in for a day not given.
  const judgement = judgeLimit(limit, from?.date ?? null, (to ?? from)?.date ?? null, doubts, calendar, {
    from: from?.time ?? null,
    to: to?.time ?? null,
  });
  const isOpen = to === null;
  return {
    id: limit.id,
    name: limit.name,
    from: from?.date ?? null,
    to: to?.date ?? null,
    due: judgement.count?.due ?? null,
    used: isOpen ? null : (judgement.count?.used ?? null),
    allowed: limit.value,
    unit: limit.unit,
    direction: limit.direction,
    verdict: isOpen ? 'undetermined' : judgement.verdict,
    basis: { law: limit.basis.law, article: limit.basis.articles[0] },
    how: isOpen
      ? sentence({ key: 'limit.reason.end-missing', params: {} }, language)
      : how(limit, judgement, language),
  };
}

function forCase(
  type: string,
  organ: string,
  given: ReadonlyMap<string, Given>,
  limits: readonly TimeLimit[],
): TimeLimit[] {
  const frame = { caseType: type, organ, laws: new Set<string>() };
  return limits.filter((limit) => {
    const start = given.get(limit.from);
    if (!start || limit.onlyUnder.length > 0) return false;
    const day = limit.decidedBy === 'start' ? start.date : (given.get(limit.to)?.date ?? start.date);
    return binds(limit, frame, day);
  });
}

async function run(args: readonly string[], io: Output): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  if (positionals.length > 0) throw new UsageError(`limits ${positionals.join(' ')}`);
  const language: Language = values.lang === 'en' ? 'en' : 'zh';
  const { limits } = checkData();
  if (values.case === undefined && values.event !== undefined) throw new UsageError('--case TYPE');
  if (values.case === undefined) {
    const on = values.on === undefined ? null : parseCivilDate(values.on);
    if (values.on !== undefined && on === null) throw new UsageError(`--on ${values.on}: YYYY-MM-DD`);
    const listed = limits.filter(
      ({ inForce }) =>
        on === null ||
        ((inForce.from === null || inForce.from <= on) && (inForce.to === null || inForce.to >= on)),
    );
    if (values.json) io.out(JSON.stringify({ schema: 'case-review/limits@1', limits: listed }));
    else
      for (const limit of listed)
        io.out(
          `${limit.id}  ${limit.name}  ${limit.startEvent} → ${limit.endEvent}  ${limit.value}${sentence({ key: `unit.${limit.unit}`, params: {} }, language)}  ${limit.basis.law}§${limit.basis.articles.join('、')}`,
        );
    return EXIT.done;
  }
  const types = new Set(limits.flatMap(({ caseTypes }) => caseTypes));
  if (!types.has(values.case)) throw new UsageError(`--case ${[...types].join('|')}`);
  const given = readEvents(values.event ?? [], limits);
  const results = forCase(values.case, values.organ ?? '', given, limits).map((limit) =>
    computed(limit, given, language),
  );
  if (values.json)
    io.out(JSON.stringify({ schema: 'case-review/limits@1', case: values.case, limits: results }));
  else
    for (const result of results)
      io.out(
        `${result.id}  ${result.name}  ${result.due ?? ''}  ${sentence({ key: `limit.verdict.${result.verdict}`, params: {} }, language)}  ${result.how}`,
      );
  return EXIT.done;
}

export const limits: Command = {
  name: 'limits',
  summary: 'lists the time limits, computes due dates / 列期限、算届满日',
  help: 'limits [--json] [--on YYYY-MM-DD] [--lang en]\nlimits --case TYPE --event NAME=YYYY-MM-DD[THH:MM] … [--organ NAME] [--json]',
  run,
};
