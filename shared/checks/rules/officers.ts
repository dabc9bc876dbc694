/** Who acted: two officers, certificates, one person in two places, roles that exclude each other. */
import { clockTime, findTimeSpans, type TimeSpan } from '../../facts/numbers/time-span.ts';
import type { FactAnchor } from '../../facts/view.ts';
import type { CaseFile } from '../rule/case-file.ts';
import type { Paper } from '../rule/paper.ts';
import { type Outcome, orHolds, type Rule, undetermined, violated } from '../rule/rule.ts';
import { phrase } from '../rule/rule-data.ts';

const RECORDS = ['SITE_RECORD', 'INTERVIEW', 'COERCION_SCENE'];
const ACTING = ['inspector', 'interviewer', 'handler', 'recorder'] as const;
/** 甲,乙 at the head of an officer's field, the second perhaps no name we know. */
const SECOND_NAME = /^[\u4e00-\u9fff·]{2,4}\s*(?:[,/和及与]|\s)\s*[\u4e00-\u9fff·]{2,4}(?![\u4e00-\u9fff])/;

/** Names of the officers a record shows, header, running text and signatures together. */
function officersIn(file: CaseFile, paper: Paper): Map<string, FactAnchor> {
  return new Map(file.peopleOf(paper, ...ACTING).map(({ person, anchor }) => [person.name, anchor]));
}

/** A value of an officer's field that names one and cannot hide a second. */
function mayHideSecond(paper: Paper): boolean {
  return paper.pairs.some((pair) => {
    if (pair.role === null || !(ACTING as readonly string[]).includes(pair.role)) return false;
    return SECOND_NAME.test(pair.value.replace(/\([^)]*\)/g, '').trim());
  });
}

/**
 * E003: a record made by one officer alone. E126 for the police, who may in some places act alone when they record.
 *
 * @law admin-penalty-law@2021#42
 */
export const twoOfficers: Rule = (file) => {
  if (!file.isPenalty) return [];
  return file.readable(...RECORDS).map((paper): Outcome => {
    const officers = officersIn(file, paper);
    const code = file.isPolice ? 'E126' : 'E003';
    const [only] = officers;
    if (only === undefined) return undetermined(code, `person:officers@${paper.title}`);
    if (officers.size >= 2) return { kind: 'holds', code };
    if (mayHideSecond(paper)) return undetermined(code, `person:second-officer@${paper.title}`);
    if (file.isPolice && paper.has(phrase(file.data, 'recorded'))) return { kind: 'holds', code };
    return violated(code, 'one-officer', {
      params: { document: paper.title, name: only[0] },
      where: [only[1], paper.head],
      subject: `officers|${paper.id}`,
    });
  });
};

const CERTIFICATE = /\((?:行政)?(?:执法)?(?:证件?|警)(?:号码?|编号)?:?([A-Za-z]{0,4}\d[\d-]{3,19})\)/g;

interface Certified {
  readonly name: string;
  readonly number: string;
  readonly paper: Paper;
  readonly anchor: FactAnchor;
}

/** Names with the certificate number right behind them, read from text without line breaks. */
export function certificates(file: CaseFile): Certified[] {
  const names = new Set(file.facts.people.map(({ name }) => name));
  return file.papers.flatMap((paper) =>
    paper.all(CERTIFICATE).flatMap((match) => {
      const end = match.index + match[0].length;
      for (const length of [4, 3, 2]) {
        const name = paper.text.slice(match.index - length, match.index);
        if (names.has(name))
          return [{ name, number: match[1] ?? '', paper, anchor: paper.at(match.index - length, end) }];
      }
      return [];
    }),
  );
}

/** E005: one number under two names, or one name under two numbers, within the case. */
export const oneCertificateEach: Rule = (file) => {
  const all = certificates(file);
  if (all.length === 0) return [];
  const found: Outcome[] = [];
  const clash = (
    key: (item: Certified) => string,
    value: (item: Certified) => string,
    variant: string,
  ): void => {
    const first = new Map<string, Certified>();
    const told = new Set<string>();
    for (const item of all) {
      const known = first.get(key(item));
      if (!known) first.set(key(item), item);
      else if (value(known) !== value(item) && !told.has(key(item))) {
        told.add(key(item));
        found.push(
          violated('E005', variant, {
            params: { name: item.name, number: item.number, other: value(known) },
            where: [item.anchor, known.anchor],
            subject: `certificate|${key(item)}`,
          }),
        );
      }
    }
  };
  clash(
    ({ number }) => number,
    ({ name }) => name,
    'number-two-names',
  );
  clash(
    ({ name }) => name,
    ({ number }) => number,
    'name-two-numbers',
  );
  return orHolds('E005', found.slice(0, 3));
};

/** E004: an investigator whose certificate number stands nowhere in the case, though others have one. */
export const certificateGiven: Rule = (file) => {
  const all = certificates(file);
  if (all.length === 0 || file.isSimple) return [];
  const known = new Set(all.map(({ name }) => name));
  const found: Outcome[] = [];
  for (const [name, anchor] of file.investigators) {
    if (known.has(name) || file.facts.people.find((person) => person.name === name)?.certNo) continue;
    found.push(
      violated('E004', 'missing', { params: { name }, where: [anchor], subject: `certificate|${name}` }),
    );
  }
  const lengths = new Map<number, number>();
  for (const { number } of all) lengths.set(number.length, (lengths.get(number.length) ?? 0) + 1);
  const usual = [...lengths].toSorted((a, b) => b[1] - a[1])[0]?.[0];
  const odd = all.find(({ number }) => number.length !== usual);
  if (odd && (lengths.get(usual ?? 0) ?? 0) >= 2 && (lengths.get(odd.number.length) ?? 0) === 1)
    found.push(
      violated('E004', 'format', {
        params: { name: odd.name, number: odd.number },
        where: [odd.anchor],
        subject: `certificate|${odd.name}`,
      }),
    );
  return orHolds('E004', found);
};

const SIGNED = /签名|签字/;
/** Where people sign: what stands after a record's last sentence. */
function signatureBlock({ text }: Paper): string {
  return text.split(/\.(?!\d)/).findLast((part) => part.includes(':')) ?? '';
}

/** E006: two officers in the head of a record, one in its signatures. */
export const allSigned: Rule = (file) =>
  file.readable(...RECORDS).flatMap((paper): Outcome[] => {
    const namesIn = (signed: boolean): Set<string> =>
      new Set(
        paper.pairs
          .filter(
            ({ role }) =>
              role === 'inspector' ||
              role === 'interviewer' ||
              role === 'handler' ||
              (signed && role === 'recorder'),
          )
          .filter((pair) => SIGNED.test(pair.label) === signed || (signed && pair.role === 'recorder'))
          .flatMap((pair) =>
            [...officersIn(file, paper).keys()].filter((name) =>
              pair.value.replace(/\s+/g, '').includes(name),
            ),
          ),
      );
    const [head, signatures] = [namesIn(false), namesIn(true)];
    if (head.size < 2 || signatures.size === 0) return [];
    // Many forms end with the head's own label (检查人员：…) where the officers sign.
    const end = signatureBlock(paper);
    const missing = [...head].filter((name) => !signatures.has(name) && !end.includes(name));
    if (missing.length === 0) return [{ kind: 'holds', code: 'E006' }];
    const pair = paper.pairs.find((candidate) => SIGNED.test(candidate.label) && candidate.role !== null);
    return [
      violated('E006', 'not-signed', {
        params: { document: paper.title, name: missing.join('、') },
        where: [pair ? paper.atRange(pair) : paper.head],
      }),
    ];
  });

/** A record's time and place, for comparing where people were. */
export interface Presence {
  readonly name: string;
  readonly span: TimeSpan;
  readonly place: string | null;
  readonly title: string;
  readonly paperId: string;
  readonly anchor: FactAnchor;
}

const PLACE =
  /(?:地点|场所|地址)(?:\([^)]*\))?:?([^,;:.]{4,40}?)(?=被|询问|检查|勘|记录|当事|现场|在场|主持|参加|听证|执法|见证|$)/;

/** Who was where from when to when, by the records of the case. */
export function presences(file: CaseFile): Presence[] {
  return file
    .readable('SITE_RECORD', 'INTERVIEW', 'HEARING_RECORD', 'COERCION_SCENE', 'L_CHECK')
    .flatMap((paper) => {
      const span = findTimeSpans(paper.text.slice(0, 700)).find(({ to }) => to !== null);
      if (!span || paper.isOcr) return [];
      const place =
        paper.pairs.find((pair) => pair.fields.has('place'))?.value.replace(/\s+/g, '') ??
        PLACE.exec(paper.text)?.[1] ??
        null;
      const anchor = paper.at(span.start, span.end);
      return file.peopleOf(paper, 'inspector', 'interviewer', 'handler', 'recorder').map(({ person }) => ({
        name: person.name,
        span,
        place,
        title: paper.title,
        paperId: paper.id,
        anchor,
      }));
    });
}

/** Minutes two spans have in common; 0 where they only touch. */
export function overlapMinutes(a: TimeSpan, b: TimeSpan): number {
  if (a.date !== b.date || a.to === null || b.to === null) return 0;
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

/** True when two places can be told apart: both written, and none part of the other. */
export function areDifferentPlaces(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const bare = (place: string): string => place.replace(/\([^)]*\)|,.*$/g, '');
  const [x, y] = [bare(a), bare(b)];
  return x !== y && !x.includes(y) && !y.includes(x) && x.slice(0, 12) !== y.slice(0, 12);
}

/** E007: one officer in two places at one time, within the case. */
export const onePlaceAtATime: Rule = (file) => {
  const all = presences(file);
  if (all.length < 2) return [];
  const found: Outcome[] = [];
  const told = new Set<string>();
  for (const [index, a] of all.entries())
    for (const b of all.slice(index + 1)) {
      const key = [a.paperId, b.paperId].toSorted().join('|');
      if (
        a.name !== b.name ||
        a.paperId === b.paperId ||
        overlapMinutes(a.span, b.span) === 0 ||
        told.has(key)
      )
        continue;
      told.add(key);
      found.push(
        violated('E007', 'overlap', {
          params: {
            name: a.name,
            date: a.span.date,
            first: `${a.title} ${clockTime(a.span.from)}–${clockTime(a.span.to ?? 0)}`,
            second: `${b.title} ${clockTime(b.span.from)}–${clockTime(b.span.to ?? 0)}`,
          },
          where: [b.anchor, a.anchor],
          isSure:
            areDifferentPlaces(a.place, b.place) ||
            (a.title !== b.title && a.place !== b.place && a.place !== null && b.place !== null),
          subject: `presence|${key}`,
        }),
      );
    }
  return orHolds('E007', found);
};

/** E008: two persons questioned in one record. */
export const onePersonQuestioned: Rule = (file) =>
  file.readable('INTERVIEW').map((paper): Outcome => {
    const pair = paper.pairs.find(({ role, label }) => role === 'interviewee' && !SIGNED.test(label));
    const names = file.peopleOf(paper, 'interviewee');
    if (!pair) return undetermined('E008', `person:interviewee@${paper.title}`);
    const asked = names.filter(({ person }) => pair.value.replace(/\s+/g, '').includes(person.name));
    if (asked.length < 2) return { kind: 'holds', code: 'E008' };
    return violated('E008', 'two-persons', {
      params: { document: paper.title, names: asked.map(({ person }) => person.name).join('、') },
      where: [paper.atRange(pair)],
    });
  });

/** E053: the reviewer investigated the case. @law admin-penalty-law@2021#58 */
export const reviewerIsAnother: Rule = (file) =>
  file.readable('LEGAL_REVIEW', 'CASE_REVIEW').map((paper): Outcome => {
    const reviewers = file.peopleOf(paper, 'legal-reviewer');
    if (reviewers.length === 0) return undetermined('E053', `person:legal-reviewer@${paper.title}`);
    const same = reviewers.find(({ person }) => file.investigators.has(person.name));
    if (!same) return { kind: 'holds', code: 'E053' };
    return violated('E053', 'same-person', {
      params: { name: same.person.name },
      where: [same.anchor, file.investigators.get(same.person.name)],
      subject: `reviewer|${paper.id}`,
    });
  });

/** E054: the one who chairs the hearing investigated the case. @law admin-penalty-law@2021#64 */
export const hostIsAnother: Rule = (file) => {
  const papers = file.readable('HEARING_RECORD', 'HEARING_NOTICE');
  if (papers.length === 0) return [];
  const hosts = papers.flatMap((paper) => {
    const inline = /由([\u4e00-\u9fff]{2,4})(?:同志)?(?:担任|任)(?:本次)?(?:听证)?主持人/.exec(paper.text);
    const name = inline?.[1];
    const labelled = file
      .peopleOf(paper, 'host')
      .map(({ person, anchor }) => ({ name: person.name, anchor }));
    return inline && name !== undefined ? [...labelled, { name, anchor: paper.atMatch(inline) }] : labelled;
  });
  if (hosts.length === 0) return [undetermined('E054', 'person:host')];
  const same = hosts.filter(({ name }) => file.investigators.has(name));
  const [first] = same;
  if (!first) return [{ kind: 'holds', code: 'E054' }];
  return [
    violated('E054', 'same-person', {
      params: { name: first.name },
      where: [...same.map(({ anchor }) => anchor), file.investigators.get(first.name)],
      subject: 'host',
    }),
  ];
};

/** E055: investigators vote in the collective discussion; those who attend without a vote do not count. */
export const investigatorsDoNotVote: Rule = (file) =>
  file.readable('COLLECTIVE').map((paper): Outcome => {
    const voters = file.peopleOf(paper, 'collective-member', 'collective-host');
    const attend = new Set(file.peopleOf(paper, 'attendee').map(({ person }) => person.name));
    const same = voters.find(({ person }) => file.investigators.has(person.name) && !attend.has(person.name));
    if (!same) return { kind: 'holds', code: 'E055' };
    return violated('E055', 'votes', { params: { name: same.person.name }, where: [same.anchor] });
  });
