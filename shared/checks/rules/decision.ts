/** What a decision must contain, and what it tells the party to do next. */
import { readWholeNumber } from '../../text/numerals.ts';
import type { CaseFile } from '../rule/case-file.ts';
import type { Paper } from '../rule/paper.ts';
import { type Outcome, orHolds, type Rule, undetermined, violated } from '../rule/rule.ts';

const FOOT = 400;

function decisionsOf(file: CaseFile): Paper[] {
  return file.complete('DECISION', 'SIMPLE_DECISION', 'NO_PENALTY');
}

/** E015: facts and evidence, basis, manner and period of performance. @law admin-penalty-law@2021#59 */
export const decisionComplete: Rule = (file) =>
  file.complete('DECISION').flatMap((paper): readonly Outcome[] => {
    const found: Outcome[] = [];
    const add = (variant: string): void => {
      found.push(violated('E015', variant, { where: [paper.head], subject: `contents|${variant}` }));
    };
    if (!paper.has(/证据|证明|为证|为凭|佐证|证实|证言/)) add('evidence');
    if (!paper.has(/《[^》]{2,40}》.{0,24}?第[\d一二三四五六七八九十百零〇]+条/)) add('basis');
    const { fine } = file.operative(paper);
    const hasPeriod = paper.has(
      /[\d一二三四五六七八九十]+(?:个工作)?日(?:之)?内[^.;]{0,80}?(?:缴|交|银行|履行)/,
    );
    const hasPlace = paper.has(/(?:银行|信用(?:合作)?社|支付|缴至|缴到|缴入|代收|账号|账户|国库|专户|当场)/);
    if (fine && !hasPeriod && !hasPlace) add('performance');
    else if (fine && !hasPeriod) add('period');
    else if (fine && !hasPlace) add('place');
    return orHolds('E015', found);
  });

/** E016: no date under the decision. */
export const decisionDated: Rule = (file) =>
  decisionsOf(file).map((paper): Outcome => {
    const foot = paper.text.slice(-FOOT);
    if (
      paper.date !== null ||
      /\d{4}年\d{1,2}月\d{1,2}日|[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日/.test(
        foot,
      )
    )
      return { kind: 'holds', code: 'E016' };
    return violated('E016', 'no-date', { params: { document: paper.title }, where: [paper.head] });
  });

const NUMBER = /([\u4e00-\u9fff]{2,18}?)([(〔[【])(?:20|19)(\d{2})([)〕\]】])(?:第)?(\d{1,6})(?:-\d+)?号/;
const HEAD_LINES = 10;
const NEAR_NEW_YEAR = /^-(?:12-2[2-9]|12-3\d|01-0\d|01-10)/;

/** The line under the title that holds the paper's own number. */
function numberLine(paper: Paper): { raw: string; match: RegExpExecArray; start: number } | null {
  for (const line of paper.view.lines.slice(0, HEAD_LINES)) {
    const raw = paper.view.text.slice(line.start, line.end);
    const text = raw
      .replace(/\s+/g, '')
      .replaceAll('（', '(')
      .replaceAll('）', ')')
      .replaceAll('［', '[')
      .replaceAll('］', ']');
    const match = NUMBER.exec(text);
    if (match && text.length <= match[0].length + 8) return { raw, match, start: line.start };
  }
  return null;
}

/** E017: the number of a paper: missing, its year in the wrong brackets, its year not the decision's. */
export const numberedRight: Rule = (file) =>
  file.complete('DECISION', 'SIMPLE_DECISION', 'NOTICE', 'L_DECISION').flatMap((paper): Outcome[] => {
    if (paper.isOcr) return [undetermined('E017', `number:${paper.title}`)];
    const line = numberLine(paper);
    if (!line) {
      const written = paper.text.slice(0, 160);
      if (/号/.test(written) || paper.kind !== 'DECISION')
        return [undetermined('E017', `number:${paper.title}`)];
      return [violated('E017', 'missing', { params: { document: paper.title }, where: [paper.head] })];
    }
    const anchor = paper.atRange({ start: line.start, end: line.start + line.raw.length });
    const [, , open, , close] = line.match;
    if (open !== '〔' || close !== '〕')
      return [
        violated('E017', 'brackets', {
          params: { document: paper.title, number: line.match[0] },
          where: [anchor],
          subject: 'number-brackets',
        }),
      ];
    const year = `20${line.match[3]}`;
    const own = paper.date;
    if (own === null || own.startsWith(year) || NEAR_NEW_YEAR.test(own.slice(4)))
      return [{ kind: 'holds', code: 'E017' }];
    return [
      violated('E017', 'year', {
        params: { document: paper.title, number: line.match[0], date: own },
        where: [anchor, paper.dateAnchor],
      }),
    ];
  });

/** E090: the decision is silent on the party's statement. */
export const statementAnswered: Rule = (file) =>
  file
    .complete('DECISION')
    .map(
      (paper): Outcome =>
        paper.has(/陈述|申辩|听证/)
          ? { kind: 'holds', code: 'E090' }
          : violated('E090', 'silent', { where: [paper.head] }),
    );

const SUIT = /行政诉讼|(?:向|到).{2,24}人民法院(?:提起|起)?(?:诉讼|起诉)|起诉/;

/** E091: no way to review or to suit is told. @law admin-penalty-law@2021#59 */
export const remediesTold: Rule = (file) =>
  file.complete('DECISION', 'SIMPLE_DECISION', 'NO_PENALTY', 'SEIZE').map((paper): Outcome => {
    const hasReview = paper.has(/行政复议|申请复议/);
    const hasSuit = paper.has(SUIT);
    const isReviewFirst = paper.kind === 'SIMPLE_DECISION' && hasReview;
    if ((hasReview && hasSuit) || isReviewFirst) return { kind: 'holds', code: 'E091' };
    const variant = hasReview ? 'no-suit' : hasSuit ? 'no-review' : 'none';
    const mention = paper.find(hasReview ? /行政复议|申请复议/ : SUIT);
    return violated('E091', variant, {
      params: { document: paper.title },
      where: [mention ? paper.atMatch(mention) : paper.head],
      subject: `remedy|${paper.id}`,
    });
  });

const BODY = /(?:向|到)([^,.;:向到]{2,60}?)(?:依法)?(?:书面)?(?:申请|提出|提起)(?:行政)?复议/;
const DEPARTMENT = /(?:局|厅|委员会|部|委|办公室|署)$/;
const REGION = /^(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|州|盟|地区|市|县|区|旗))+/;

/** Names of the bodies a paper sends the party to for review. */
function reviewBodies(paper: Paper): { names: string[]; match: RegExpExecArray } | null {
  const match = paper.find(BODY);
  if (!match) return null;
  const names = (match[1] ?? '')
    .split(/或者|或|、|和/)
    .map((name) => name.replace(/^(?:本机关的?|同级的?|依法)/, '').trim());
  return { names: names.filter((name) => name !== ''), match };
}

/**
 * E092: since 2024 review of a department's act is sought from the government of its own level.
 *
 * @law admin-reconsideration-law@2023#24
 */
export const reviewBodyRight: Rule = (file) =>
  decisionsOf(file).flatMap((paper): Outcome[] => {
    const bodies = reviewBodies(paper);
    if (!bodies) return [];
    const organ = file.facts.organ?.value ?? '';
    const date = paper.date ?? file.decidedOn;
    if (date === null || organ === '')
      return [undetermined('E092', date === null ? 'date:decided' : 'organ')];
    if (date < file.data.reviewReformFrom) return [{ kind: 'holds', code: 'E092' }];
    if (
      new RegExp(file.data.verticalOrgans).test(organ) ||
      /管委会|管理委员会|开发区|园区|新区|分局|派出所|大队|支队|政府$/.test(organ)
    )
      return [undetermined('E092', 'organ:level')];
    const where = [paper.atMatch(bodies.match)];
    const department = bodies.names.find((name) => DEPARTMENT.test(name) && !/人民政府/.test(name));
    if (department !== undefined)
      return [
        violated('E092', 'department', { params: { body: department, date }, where, subject: 'review-body' }),
      ];
    const region = REGION.exec(organ)?.[0] ?? '';
    const level = /[\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|州|盟|地区|市|县|区|旗)$/.exec(region)?.[0];
    const government = bodies.names
      .map((name) => /([\u4e00-\u9fff]{2,20})人民政府/.exec(name)?.[1])
      .find((name) => name !== undefined);
    if (level === undefined || government === undefined || /本级|同级|所在/.test(government))
      return [undetermined('E092', 'organ:level')];
    const last = lastUnit(region);
    if (government === region || government.endsWith(last) || last.endsWith(government))
      return [{ kind: 'holds', code: 'E092' }];
    return [
      violated('E092', 'level', {
        params: { body: `${government}人民政府`, expected: `${region}人民政府`, date },
        where,
        subject: 'review-body',
      }),
    ];
  });

/** 青岭市白河区 → 白河区. */
function lastUnit(region: string): string {
  const units = region.match(/[\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|州|盟|地区|市|县|区|旗)/g) ?? [];
  return units.at(-1) ?? region;
}

interface Period {
  readonly value: number;
  readonly unit: 'day' | 'month' | 'working-day';
  readonly start: number;
  readonly end: number;
}

const PERIOD = /([\d一二三四五六七八九十百]+)(个月|月|个工作日|工作日|日|天)(?:之)?内/g;

function periodsIn(text: string, offset: number): Period[] {
  return [...text.matchAll(PERIOD)].flatMap((match) => {
    const value = readWholeNumber(match[1] ?? '');
    if (value === null) return [];
    const unit = (match[2] ?? '').endsWith('月')
      ? 'month'
      : (match[2] ?? '').includes('工作')
        ? 'working-day'
        : 'day';
    return [{ value, unit, start: offset + match.index, end: offset + match.index + match[0].length }];
  });
}

const SENTENCE_BEFORE = 110;

/** The period right before a remedy's name, in the same sentence. */
function periodBefore(paper: Paper, at: number, after: number): Period | null {
  const from = Math.max(after, at - SENTENCE_BEFORE, paper.text.lastIndexOf('.', at) + 1);
  const before = periodsIn(paper.text.slice(from, at), from).at(-1);
  if (before) return before;
  return null;
}

/** E093: sixty days for review, six months for a suit. @law admin-reconsideration-law@2023#20 */
export const remedyPeriodsRight: Rule = (file) =>
  [...decisionsOf(file), ...file.readable('SEIZE', 'L_DECISION')].flatMap((paper): readonly Outcome[] => {
    const date = paper.date ?? file.decidedOn;
    const review = paper.find(/(?:申请|提出|提起)(?:行政)?复议/);
    const found: Outcome[] = [];
    const day = (period: Period): string => paper.text.slice(period.start, period.end);
    const period = review ? periodBefore(paper, review.index, 0) : null;
    if (
      review &&
      period &&
      !(period.unit === 'day' && period.value >= 60) &&
      !(period.unit === 'month' && period.value === 2 && false)
    )
      found.push(
        violated('E093', 'review', {
          params: { written: day(period) },
          where: [paper.at(period.start, review.index + review[0].length)],
          subject: `review-period|${paper.id}`,
        }),
      );
    const suit = paper.find(/(?:提起)?行政诉讼|(?:向|到)[^,.;向到]{2,24}人民法院(?:提起诉讼|起诉|提起)/);
    const suitPeriod = suit
      ? periodBefore(paper, suit.index, (review?.index ?? 0) < suit.index ? (review?.index ?? 0) : 0)
      : null;
    const special = file.data.ownSuitPeriods.some((law) =>
      paper.text.includes(law.replace('中华人民共和国', '')),
    );
    if (suit && suitPeriod && date !== null && date >= file.data.sixMonthsFrom && !special) {
      const lead = paper.text.slice(Math.max(0, suitPeriod.start - 50), suitPeriod.start);
      const afterReview = /复议决定/.test(lead.slice(-24));
      const isRight = afterReview
        ? suitPeriod.value === 15
        : suitPeriod.unit === 'month' && suitPeriod.value === 6;
      const isSixtyShared = suitPeriod.start === period?.start;
      if (!isRight && !isSixtyShared)
        found.push(
          violated('E093', 'suit', {
            params: { written: day(suitPeriod) },
            where: [paper.at(suitPeriod.start, suit.index + suit[0].length)],
            subject: `suit-period|${paper.id}`,
          }),
        );
    }
    if (!period && !suitPeriod) return review || suit ? [undetermined('E093', `period:${paper.title}`)] : [];
    return orHolds('E093', found);
  });

/** E094: after an on-the-spot decision review comes first, since 2024. @law admin-reconsideration-law@2023#23 */
export const reviewFirstTold: Rule = (file) =>
  file.readable('SIMPLE_DECISION').flatMap((paper): Outcome[] => {
    const date = paper.date ?? file.decidedOn;
    if (date === null) return [undetermined('E094', 'date:decided')];
    if (date < file.data.reviewReformFrom || !paper.has(SUIT)) return [];
    if (
      paper.has(
        /先(?:行)?(?:依法)?(?:向[^,.;]{2,40})?申请(?:行政)?复议|复议前置|对(?:行政)?复议决定(?:仍)?不服|收到(?:行政)?复议决定|经(?:行政)?复议/,
      )
    )
      return [{ kind: 'holds', code: 'E094' }];
    const suit = paper.find(/(?:或者?|也可(?:以)?|亦可)[^.;]{0,60}(?:行政诉讼|起诉|人民法院)/);
    if (!suit) return [undetermined('E094', 'remedy:order')];
    return [
      violated('E094', 'direct-suit', {
        params: { date },
        where: [paper.atMatch(suit)],
        subject: 'remedy-order',
      }),
    ];
  });

const PAY_PERIOD =
  /(?:自|在|于)?((?:收到|接到|送达|领取)[^,.;]{0,16}?|(?:本)?(?:行政)?(?:处罚)?决定(?:书)?(?:作出|生效|下达)?)之日起([\d一二三四五六七八九十]+)(个工作)?日(?:之)?内,?[^.;]{0,60}?(?:缴|交)(?:纳|至|到|款|罚)/;

/** E067: fifteen days to pay, from receipt; a payment before the decision was served. @law admin-penalty-law@2021#67 */
export const paymentPeriodRight: Rule = (file) => {
  const found: Outcome[] = [];
  for (const paper of file.readable('DECISION')) {
    const match = paper.find(PAY_PERIOD);
    if (!match || /复议|诉讼/.test(match[0])) continue;
    const days = readWholeNumber(match[2] ?? '');
    const fromReceipt = /收到|接到|送达|领取/.test(match[1] ?? '');
    if (days !== 15 || match[3] !== undefined)
      found.push(
        violated('E067', 'days', {
          params: { written: `${match[2]}${match[3] ?? ''}日` },
          where: [paper.atMatch(match)],
          isSure: !file.isPolice,
          subject: 'pay-period',
        }),
      );
    else if (!fromReceipt)
      found.push(violated('E067', 'from', { where: [paper.atMatch(match)], subject: 'pay-period' }));
  }
  const [paid, served] = [file.step('paid'), file.step('served')];
  if (file.isOrdinary && paid && served && paid.date < served.date)
    found.push(
      violated('E067', 'paid-before-served', {
        params: { paid: paid.date, served: served.date },
        where: [paid.anchor, served.anchor],
        isSure: paid.isSure && served.isSure,
        subject: 'paid-date',
      }),
    );
  return file.readable('DECISION').length > 0 ? orHolds('E067', found) : [];
};
