/** Steps of a penalty case: notice, waiting, hearing, legal review, discussion, and their order. */
import { countWorkingDays } from '../../deadline/count.ts';
import type { FactAnchor } from '../../facts/view.ts';
import type { EventKind } from '../../facts/vocabulary.ts';
import type { CivilDate } from '../../model/civil-date.ts';
import { readWholeNumber } from '../../text/numerals.ts';
import type { CaseFile, Step } from '../rule/case-file.ts';
import type { Paper } from '../rule/paper.ts';
import { type Outcome, orHolds, type Rule, undetermined, violated } from '../rule/rule.ts';
import { figureOn, phrase } from '../rule/rule-data.ts';

/** E040: no notice before the decision, or one dated after it. @law admin-penalty-law@2021#44 */
export const noticeBeforeDecision: Rule = (file) => {
  if (!file.isOrdinary || !file.isWhole) return [];
  const decision = file.of('DECISION')[0];
  const notices = file.of('NOTICE', 'HEARING_TELL');
  const told = file.papers.find((paper) => paper.kind === 'SERVICE' && paper.has(/告知书/));
  if (notices.length === 0) {
    if (file.hasUnread) return [undetermined('E040', 'document:NOTICE')];
    const oral = file.papers.some((paper) => paper.has(/告知笔录|口头告知|处罚前告知/));
    if (oral || !decision) return [undetermined('E040', 'document:NOTICE')];
    return [
      violated('E040', 'missing', { where: [decision.head], isSure: told === undefined, subject: 'notice' }),
    ];
  }
  const { notice } = file;
  const decided = file.step('decided');
  if (!notice || notice.date === null || !decided)
    return [undetermined('E040', notice ? 'date:decided' : 'date:notified')];
  if (notice.date <= decided.date) return [{ kind: 'holds', code: 'E040' }];
  return [
    violated('E040', 'late', {
      params: { notified: notice.date, decided: decided.date },
      where: [notice.dateAnchor, decided.anchor],
      isSure: decided.isSure && notices.length === 1,
      subject: 'notice',
    }),
  ];
};

interface Waiting {
  readonly days: number;
  readonly isHearing: boolean;
  readonly anchor: FactAnchor;
}

const DAYS = /([\d一二三四五六七八九十]+)(?:个)?(?:工作)?日(?:\((?:工作日|法定节假日除外)\))?(?:之)?内/g;

/** The days a notice gives the party, with where it says so. */
function waitingOf(notice: Paper): Waiting | null {
  const told = notice.all(DAYS).flatMap((match) => {
    const days = readWholeNumber(match[1] ?? '');
    const around = notice.text.slice(Math.max(0, match.index - 60), match.index + match[0].length + 50);
    return days !== null && days <= 15 && /陈述|申辩|听证|意见/.test(around)
      ? [
          {
            days,
            isHearing: /听证/.test(around) && !/不.{0,4}听证/.test(around),
            anchor: notice.atMatch(match),
          },
        ]
      : [];
  });
  return told.toSorted((a, b) => b.days - a.days)[0] ?? null;
}

/** The party gave up the rest of its time in so many words. */
function hasWaived(file: CaseFile, decided: CivilDate): boolean {
  if (file.of('WAIVE').some((paper) => paper.date === null || paper.date <= decided)) return true;
  const words = phrase(file.data, 'waived');
  return file
    .readable('SERVICE', 'NOTICE', 'STATEMENT', 'DECISION', 'APPROVAL', 'INTERVIEW', 'SELF_STMT')
    .some((paper) => paper.has(words) && !(paper.kind === 'NOTICE' && !paper.has(/签名|签字|签收/)));
}

/** The day the notice reached the party; the notice's own day is the earliest it can have been. */
function noticeReceived(file: CaseFile, notice: Paper): Step | null {
  const served = file.facts.events.filter((event) => event.kind === 'notice-served');
  const decided = file.decidedOn;
  const own = served.findLast(
    ({ date }) => (notice.date === null || date >= notice.date) && (decided === null || date <= decided),
  );
  if (own) return { date: own.date, anchor: own.anchor, isSure: !own.fromOcr };
  return notice.date !== null && notice.dateAnchor
    ? { date: notice.date, anchor: notice.dateAnchor, isSure: !notice.isOcr }
    : null;
}

/** E041 and E044: decided before the party's time to speak or to ask for a hearing was over. @law admin-penalty-law@2021#45 */
export const waitedForParty: Rule = (file) => {
  const { notice } = file;
  const decided = file.step('decided');
  if (!file.isOrdinary || !notice || file.of('NOTICE').length > 1) return [];
  const received = noticeReceived(file, notice);
  if (!decided || !received) return [undetermined('E041', decided ? 'date:notice-served' : 'date:decided')];
  const waiting = waitingOf(notice);
  const code = waiting?.isHearing ? 'E044' : 'E041';
  if (decided.date < received.date || file.of('HEARING_RECORD').length > 0 || hasWaived(file, decided.date))
    return [{ kind: 'holds', code }];
  if (!waiting) {
    if (decided.date !== received.date) return [undetermined('E041', 'period:notice')];
    return [
      violated('E041', 'same-day', {
        params: { received: received.date },
        where: [decided.anchor, received.anchor],
        isSure: decided.isSure && received.isSure,
        subject: 'waiting',
      }),
    ];
  }
  if (!file.calendar.covers(received.date) || !file.calendar.covers(decided.date))
    return [undetermined(code, 'calendar')];
  const used = countWorkingDays(received.date, decided.date, file.calendar);
  if (used >= waiting.days) return [{ kind: 'holds', code }];
  const hasSpoken = file.of('STATEMENT').length > 0;
  return [
    violated(code, 'early', {
      params: { received: received.date, decided: decided.date, used, days: waiting.days },
      where: [decided.anchor, received.anchor, waiting.anchor],
      isSure: decided.isSure && received.isSure && !hasSpoken,
      subject: 'waiting',
    }),
  ];
};

/** E044: a hearing asked for in time and never held. @law admin-penalty-law@2021#63 */
export const hearingHeld: Rule = (file) => {
  if (!file.isOrdinary || file.of('HEARING_RECORD').length > 0) return [];
  for (const paper of file.papers) {
    const asked = paper.find(
      /(?:当事人|你(?:单位|公司)?|其|申请人)?[^.;,]{0,20}(?<!未|不|没有|可以|有权|可|如)(?:提出|书面)(?:了)?(?:要求)?(?:听证)(?:的)?(?:申请|要求)|听证申请书|(?<!未|不|没有|可以|有权|可|如|如需)申请听证(?=[,.;])/,
    );
    if (!asked || paper.kind === 'NOTICE' || paper.kind === 'HEARING_TELL') continue;
    const near = paper.text.slice(Math.max(0, asked.index - 24), asked.index + asked[0].length + 60);
    if (/未|不|没有|放弃|撤回|逾期|可以|有权|如/.test(near)) continue;
    if (file.papers.some((other) => other.has(/撤回.{0,8}听证|(?:已|于).{0,12}举行(?:了)?听证/)))
      return [{ kind: 'holds', code: 'E044' }];
    return [
      violated('E044', 'not-held', {
        params: { document: paper.title },
        where: [paper.atMatch(asked)],
        isSure: !file.hasUnread,
        subject: 'hearing',
      }),
    ];
  }
  return [];
};

/** E043 and E129: a penalty within the scope of hearings, and a notice silent on them. @law admin-penalty-law@2021#63 */
export const hearingTold: Rule = (file) => {
  const { notice } = file;
  if (!file.isOrdinary || !notice) return [];
  const date = notice.date ?? file.decidedOn;
  if (date === null) return [undetermined('E043', 'date:notified')];
  const decision = file.readable('DECISION')[0];
  const told = file.operative(notice);
  const made = decision ? file.operative(decision) : told;
  const fine = told.fine ?? made.fine;
  const isTold =
    file.of('HEARING_TELL').length > 0 ||
    notice.has(/听证/) ||
    file.papers.some((paper) => paper.kind === 'SERVICE' && paper.has(/听证告知/));
  const heavy = ['revoke-licence', 'stop-business'].find((kind) => told.kinds.has(kind));
  if (isTold) return [{ kind: 'holds', code: 'E043' }];
  if (heavy !== undefined)
    return [
      violated('E043', heavy, {
        where: [notice.at(told.start, Math.min(told.end, told.start + 80))],
        subject: 'hearing-told',
      }),
    ];
  const party = file.facts.parties[0];
  if (!fine || !party) return [undetermined('E043', fine ? 'party' : 'amount:fine')];
  const figure = file.sector ? figureOn(file.sector.hearing, date) : null;
  const isPerson = party.kind === '自然人';
  const threshold = figure ? (isPerson ? figure.person : figure.unit) : null;
  if (threshold === null) {
    if (fine.value < WITHOUT_DOUBT) return [undetermined('E043', 'threshold:hearing')];
  } else if (fine.value < threshold) return [{ kind: 'holds', code: 'E043' }];
  return [
    violated('E043', 'fine', {
      params: { fine: fine.value, threshold: threshold ?? WITHOUT_DOUBT },
      where: [notice.at(told.fine?.start ?? told.start, told.fine?.end ?? told.start + 20)],
      subject: 'hearing-told',
    }),
  ];
};

/** No province and no department sets its threshold for a unit above this sum, in yuan. */
const WITHOUT_DOUBT = 100_000;
const HEARING_DAYS = 5;

/** E049: less than five days to ask for a hearing. @law admin-penalty-law@2021#64 */
export const hearingPeriodRight: Rule = (file) =>
  file.readable('NOTICE', 'HEARING_TELL').flatMap((paper): Outcome[] => {
    const date = paper.date ?? file.decidedOn;
    if (date === null || date < file.data.penaltyLaw2021From) return [];
    for (const sentence of paper.text.split(/[.;]/)) {
      if (!/(?:要求|申请|提出)[^,]{0,12}听证|听证(?:申请|要求|的权利)/.test(sentence)) continue;
      const periods = [
        ...sentence.matchAll(/([\d一二三四五六七八九十]+)(个)?(工作日|自然日|日|天)(?:之)?内/g),
      ];
      const [period] = periods;
      if (!period) continue;
      const days = periods.map((match) => readWholeNumber(match[1] ?? '') ?? HEARING_DAYS);
      const natural = periods.some((match) => match[3] === '自然日');
      if (Math.max(...days) >= HEARING_DAYS && !natural) return [{ kind: 'holds', code: 'E049' }];
      const start = paper.text.indexOf(sentence) + period.index;
      return [
        violated('E049', natural ? 'natural-days' : 'too-short', {
          params: { written: period[0] },
          where: [paper.at(start, start + period[0].length)],
          isSure: !file.isPolice,
          subject: 'hearing-period',
        }),
      ];
    }
    return [];
  });

interface Order {
  readonly first: EventKind;
  readonly next: EventKind;
}

const ORDER: readonly Order[] = [
  { first: 'filed', next: 'interviewed' },
  { first: 'filed', next: 'notified' },
  { first: 'filed', next: 'decided' },
  { first: 'investigated', next: 'notified' },
  { first: 'approved', next: 'decided' },
  { first: 'discussed', next: 'decided' },
  { first: 'decided', next: 'served' },
  { first: 'decided', next: 'closed' },
];

/** E046: a later step dated before an earlier one. One finding a step: the one that stands alone against the others. */
export const stepsInOrder: Rule = (file) => {
  if (!file.isOrdinary) return [];
  const found: Outcome[] = [];
  const told = new Set<EventKind>();
  for (const { first, next } of ORDER) {
    const [a, b] = [file.step(first), file.step(next)];
    if (!a || !b || b.date >= a.date || told.has(first) || told.has(next)) continue;
    if (next === 'notified' && file.of('NOTICE').length > 1) continue;
    told.add(first);
    told.add(next);
    found.push(
      violated('E046', `${first}-${next}`, {
        params: { first: a.date, next: b.date },
        where: [b.anchor, a.anchor],
        isSure: a.isSure && b.isSure,
        subject: `order|${first}`,
      }),
    );
  }
  return orHolds('E046', found);
};

const REVIEWS = ['LEGAL_REVIEW', 'CASE_REVIEW'];

/** E050: a hearing was held and nobody reviewed the decision. @law admin-penalty-law@2021#58 */
export const reviewedBeforeDecision: Rule = (file) => {
  if (!file.isOrdinary || !file.isWhole || file.of('HEARING_RECORD').length === 0) return [];
  if (
    file.of(...REVIEWS).length > 0 ||
    file.readable('APPROVAL').some((paper) => paper.has(/法制(?:审核|机构|部门|科|股)/))
  )
    return [{ kind: 'holds', code: 'E050' }];
  if (file.hasUnread) return [undetermined('E050', 'document:LEGAL_REVIEW')];
  return [
    violated('E050', 'after-hearing', {
      where: [file.of('HEARING_RECORD')[0]?.head],
      subject: 'legal-review',
    }),
  ];
};

const NOT_PASSED =
  /审核(?:结论|意见|结果):?(?:为|:)?(?:不予?通过|不同意|未通过|退回)|(?:审核)?(?:不予通过|不通过)(?=[.,;]|$)|不同意(?:承办机构|办案机构|处罚)意见|建议(?:退回|补充调查)/;

/** E051: the review was negative, or later than the decision. @law admin-penalty-law@2021#58 */
export const reviewPassed: Rule = (file) => {
  if (!file.isOrdinary) return [];
  const papers = file.readable(...REVIEWS).toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
  const last = papers.at(-1);
  if (!last) return [];
  const negative = last.find(NOT_PASSED);
  if (negative && !/(?:同意|通过)\/(?:不同意|不通过)|□/.test(last.text))
    return [violated('E051', 'negative', { where: [last.atMatch(negative)], subject: 'legal-review' })];
  const decided = file.step('decided');
  const [first] = papers;
  if (!decided || !first || first.date === null)
    return [undetermined('E051', decided ? 'date:legal-reviewed' : 'date:decided')];
  if (first.date <= decided.date) return [{ kind: 'holds', code: 'E051' }];
  return [
    violated('E051', 'late', {
      params: { reviewed: first.date, decided: decided.date },
      where: [first.dateAnchor, decided.anchor],
      isSure: decided.isSure,
      subject: 'legal-review',
    }),
  ];
};

const DISCUSSED =
  /(?:经|已经?|提交)(?:本局|本机关|我局)?(?:负责人)?(?:会议)?集体讨论|集体讨论(?:决定|同意|通过)/;
/** Ten times the sum for which every office holds a hearing. */
const PLAINLY_GRAVE = 500_000;

/** E052: the decision rests on a discussion the file does not hold, or is grave beyond doubt. @law admin-penalty-law@2021#57 */
export const discussedTogether: Rule = (file) => {
  if (!file.isOrdinary || !file.isWhole) return [];
  if (file.of('COLLECTIVE').length > 0) return [{ kind: 'holds', code: 'E052' }];
  if (file.hasUnread) return [undetermined('E052', 'document:COLLECTIVE')];
  const decision = file.readable('DECISION')[0];
  if (!decision) return [];
  for (const paper of file.readable('DECISION', 'APPROVAL', 'INVEST_REPORT')) {
    const mention = paper.find(DISCUSSED);
    if (
      mention &&
      !/(?:无需|不需|未|建议|应当?|报)/.test(paper.text.slice(Math.max(0, mention.index - 8), mention.index))
    )
      return [
        violated('E052', 'not-in-file', {
          params: { document: paper.title },
          where: [paper.atMatch(mention)],
          subject: 'discussion',
        }),
      ];
  }
  const made = file.operative(decision);
  const heavy = made.kinds.has('revoke-licence');
  if (!heavy && (made.fine?.value ?? 0) < PLAINLY_GRAVE) return [undetermined('E052', 'list:grave-cases')];
  return [
    violated('E052', heavy ? 'revoke-licence' : 'fine', {
      params: { fine: made.fine?.value ?? 0 },
      where: [
        decision.at(made.fine?.start ?? made.start, made.fine?.end ?? Math.min(made.end, made.start + 60)),
      ],
      subject: 'discussion',
    }),
  ];
};

/** E056: nothing was reviewed or discussed again after the hearing. */
export const reviewedAgain: Rule = (file) => {
  const heard = file.step('heard');
  const papers = file.readable(...REVIEWS, 'COLLECTIVE').filter((paper) => paper.date !== null);
  if (!file.isOrdinary || !heard || file.readable('HEARING_RECORD').length === 0) return [];
  const last = papers.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1)).at(-1);
  if (!last) return [undetermined('E056', 'document:LEGAL_REVIEW')];
  if ((last.date ?? '') >= heard.date || file.hasUnread) return [{ kind: 'holds', code: 'E056' }];
  return [
    violated('E056', 'before-hearing', {
      params: { document: last.title, reviewed: last.date ?? '', heard: heard.date },
      where: [last.dateAnchor, heard.anchor],
      isSure: heard.isSure,
      subject: 'review-again',
    }),
  ];
};

/** E042: a statement was made and the file is silent on what became of it. @law admin-penalty-law@2021#45 */
export const statementReviewed: Rule = (file) => {
  const [statement] = file.readable('STATEMENT');
  if (!statement || file.of('REVIEW_STMT').length > 0) return [];
  const decision = file.readable('DECISION')[0];
  if (!decision) return [];
  if (
    decision.has(/采纳|采信|不予支持|不成立|予以考虑|酌情/) ||
    file.readable('APPROVAL').some((paper) => paper.has(/采纳|复核/))
  )
    return [{ kind: 'holds', code: 'E042' }];
  return [violated('E042', 'no-answer', { where: [statement.head, decision.head] })];
};
