/** Days that cannot be, days left blank, days that do not fit each other. */
import { findDates } from '../../facts/dates.ts';
import { findTimeSpans } from '../../facts/numbers/time-span.ts';
import { type CivilDate, civilDate } from '../../model/civil-date.ts';
import type { Paper } from '../rule/paper.ts';
import { type Outcome, orHolds, type Rule, violated } from '../rule/rule.ts';

function standsInOneLine(paper: Paper, written: string): boolean {
  return paper.view.lines.some(({ text }) =>
    text.split(/\s+/).some((word) => word.replace(/[,;.]$/, '') === written || word.endsWith(`:${written}`)),
  );
}

/** E102: 2月30日, 25时, an end before its beginning. */
export const daysExist: Rule = (file) => {
  const found: Outcome[] = [];
  const told = new Set<string>();
  for (const paper of file.papers) {
    for (const date of findDates(paper.text)) {
      const written = paper.text.slice(date.start, date.end);
      if (date.date !== null || !date.yearWritten || told.has(written)) continue;
      // 2021.5.6 and a 5 in the next cell are no date; a day written out ends in 日.
      if (!written.endsWith('日') && !standsInOneLine(paper, written)) continue;
      told.add(written);
      found.push(
        violated('E102', 'no-such-day', {
          params: { written },
          where: [paper.at(date.start, date.end)],
          subject: `day|${written}`,
        }),
      );
    }
    for (const span of findTimeSpans(paper.text)) {
      const isBackwards = span.to !== null && span.to < span.from;
      if (!span.isImpossible && !isBackwards) continue;
      const written = paper.text.slice(span.start, span.end);
      if (told.has(written)) continue;
      told.add(written);
      found.push(
        violated('E102', span.isImpossible ? 'no-such-time' : 'ends-before', {
          params: { written },
          where: [paper.at(span.start, span.end)],
          isSure: span.isImpossible || !/晚|夜|凌晨/.test(written),
          subject: `time|${written}`,
        }),
      );
    }
  }
  return orHolds('E102', found);
};

const BLANK =
  /(?<![\d〇零一二三四五六七八九十年])(?:[:：)）人章名）]|^|\n| )[ _　]{0,12}(?:20[ _　]{1,6}|[ _　]{2,12})年[ _　]{1,12}月[ _　]{1,12}日/g;

/** E104: a line for the date that nobody filled in. */
export const datesFilled: Rule = (file) => {
  const found = file.papers.flatMap((paper): Outcome[] => {
    if (!paper.hasText || paper.isOcr) return [];
    const match = new RegExp(BLANK.source).exec(paper.view.text);
    if (!match) return [];
    const at = match.index + match[0].search(/[\d年]/);
    return [
      violated('E104', 'blank', {
        params: { document: paper.title },
        where: [
          paper.view.anchor({
            start: Math.min(at, match.index + match[0].length - 1),
            end: match.index + match[0].length,
          }),
        ],
      }),
    ];
  });
  return orHolds('E104', found);
};

const EVIDENCE = ['SITE_RECORD', 'INTERVIEW', 'APPRAISAL', 'SAMPLE', 'EVIDENCE', 'E_DATA'];

/** E144: evidence made after the decision it carries. @law admin-penalty-law@2021#40 */
export const evidenceBeforeDecision: Rule = (file) => {
  const decided = file.step('decided');
  if (!file.isPenalty || !decided) return [];
  const found = file.readable(...EVIDENCE).flatMap((paper): Outcome[] => {
    if (
      paper.date === null ||
      paper.date <= decided.date ||
      paper.has(/整改|改正|复查|履行|执行情况|缴款|送达/)
    )
      return [];
    return [
      violated('E144', 'later', {
        params: { document: paper.title, date: paper.date, decided: decided.date },
        where: [paper.dateAnchor ?? paper.head, decided.anchor],
        isSure: decided.isSure,
        subject: `evidence|${paper.id}`,
      }),
    ];
  });
  return orHolds('E144', found);
};

const FOUNDED = /(?:成立|注册|设立|核准登记)日期:?(\d{4})年(\d{1,2})月(\d{1,2})日/;
const ACTED =
  /(?:当事人|你(?:单位|公司|店|厂)|该(?:公司|单位|店))(?:自|于|在)?(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?/g;

/** E143: the party was founded after what it is said to have done. */
export const partyExisted: Rule = (file) => {
  const decision = file.readable('DECISION', 'NOTICE')[0];
  if (!decision) return [];
  for (const paper of file.readable('IDENTITY', 'EVIDENCE')) {
    const match = paper.find(FOUNDED);
    const founded = match ? civilDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
    if (!match || founded === null) continue;
    const act = decision.all(ACTED).find((candidate) => {
      const near = decision.text.slice(candidate.index, candidate.index + 40);
      return !/成立|登记|设立|注册|取得|签订|承租|生产的|前身|立案/.test(near);
    });
    if (!act) return [];
    const month = `${act[1]}-${(act[2] ?? '').padStart(2, '0')}`;
    const last = act[3] === undefined ? `${month}-31` : `${month}-${act[3].padStart(2, '0')}`;
    if (last >= founded) return [{ kind: 'holds', code: 'E143' }];
    return [
      violated('E143', 'founded-later', {
        params: { founded, acted: act[0] },
        where: [paper.atMatch(match), decision.atMatch(act)],
        subject: 'founded',
      }),
    ];
  }
  return [];
};

function dayBehind(text: string, label: RegExp): { date: CivilDate; start: number; end: number } | null {
  const match = label.exec(text);
  if (!match) return null;
  const from = match.index + match[0].length;
  const [date] = findDates(text.slice(from, from + 24));
  if (!date || date.date === null || date.start > 3) return null;
  return { date: date.date, start: match.index, end: from + date.end };
}

/** E087: a report older than the sample it is about. */
export const reportAfterSample: Rule = (file) => {
  const found = file.readable('APPRAISAL').flatMap((paper): Outcome[] => {
    const sampled = dayBehind(paper.text, /(?:采样|抽样|取样|送检|到样|收样|受理)(?:日期|时间):?/);
    const issued = dayBehind(paper.text, /(?:报告|签发|出具|批准)(?:日期|时间):?/);
    const sheet = file.readable('SAMPLE')[0];
    const report = issued?.date ?? paper.date;
    const sample = sampled?.date ?? sheet?.date ?? null;
    if (report === null || sample === null) return [];
    if (report >= sample) return [{ kind: 'holds', code: 'E087' }];
    return [
      violated('E087', 'before-sample', {
        params: { document: paper.title, report, sample },
        where: [
          issued ? paper.at(issued.start, issued.end) : paper.dateAnchor,
          sampled ? paper.at(sampled.start, sampled.end) : (sheet?.dateAnchor ?? null),
        ],
        subject: `report|${paper.id}`,
      }),
    ];
  });
  return found;
};

/** E142: served, heard or told on a day off. A hint, for a look at whether the day is true. */
export const onWorkingDays: Rule = (file) => {
  const found = (['notice-served', 'served', 'heard', 'notified'] as const).flatMap((kind): Outcome[] => {
    const step = file.step(kind);
    if (!step || !file.calendar.covers(step.date) || file.calendar.isWorkday(step.date)) return [];
    return [
      violated('E142', kind, {
        params: { date: step.date },
        where: [step.anchor],
        subject: `day-off|${step.date}`,
      }),
    ];
  });
  return orHolds('E142', found.slice(0, 1));
};

/** E151: a report received after the case was filed. */
export const receivedBeforeFiled: Rule = (file) => {
  const [received] = file.readable('CR_ACCEPT');
  const [filed] = file.readable('CR_FILE');
  if (!received || !filed || received.date === null || filed.date === null) return [];
  if (received.date <= filed.date) return [{ kind: 'holds', code: 'E151' }];
  return [
    violated('E151', 'later', {
      params: { received: received.date, filed: filed.date },
      where: [received.dateAnchor, filed.dateAnchor],
      subject: 'received',
    }),
  ];
};

const TERM =
  /判处有期徒刑([一二三四五六七八九十]+)年(?:([一二三四五六七八九十]+)个?月)?[\s\S]{0,240}?自(\d{4})年(\d{1,2})月(\d{1,2})日起至(\d{4})年(\d{1,2})月(\d{1,2})日止/g;
const ADJUSTED = /折抵|抵|扣除|顺延|取保|监视居住|先行羁押|数罪|并罚|决定执行|减刑|撤销/;
const NUMBERS = '零一二三四五六七八九十';

/** Sentence terms: 四年 from 2014-05-23 ends 2018-05-22; days credited or left out make it undeterminable. */
export const sentenceTermsAddUp: Rule = (file) =>
  file.papers.flatMap((paper) =>
    paper.all(TERM).flatMap((match): Outcome[] => {
      const around = paper.text.slice(match.index, match.index + match[0].length + 60);
      const years = NUMBERS.indexOf(match[1] ?? '');
      const months = match[2] === undefined ? 0 : NUMBERS.indexOf(match[2]);
      if (years < 1 || months < 0 || ADJUSTED.test(around.replace(/羁押一日折抵刑期一日/g, ''))) return [];
      const start = Number(match[3]) * 12 + Number(match[4]) - 1 + years * 12 + months;
      const end = Number(match[6]) * 12 + Number(match[7]) - 1;
      const isRight = start === end || (start - 1 === end && Number(match[5]) === 1);
      if (isRight) return [{ kind: 'holds', code: 'E102' }];
      const from = match.index + match[0].lastIndexOf('自');
      return [
        violated('E102', 'sentence-term', {
          params: {
            term: `${match[1]}年${match[2] === undefined ? '' : `${match[2]}个月`}`,
            written: paper.text.slice(from, match.index + match[0].length),
          },
          where: [paper.at(from, match.index + match[0].length)],
          subject: `term|${match.index}`,
        }),
      ];
    }),
  );
