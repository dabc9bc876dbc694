/** Records and forms: when and where, what must be told and read back, the boxes of the filing form. */
import { findTimeSpans } from '../../facts/numbers/time-span.ts';
import type { CaseFile } from '../rule/case-file.ts';
import type { Paper } from '../rule/paper.ts';
import { type Outcome, orHolds, type Rule, undetermined, violated } from '../rule/rule.ts';
import { phrase } from '../rule/rule-data.ts';

const HEAD = 700;
const CLOCK = /\d{1,2}(?:时|点|:\d{2})/g;
const SHORTEST_PLACE = 5;

/** E081: when a record began and ended, and where it was made. */
export const recordsTimed: Rule = (file) =>
  file.complete('SITE_RECORD', 'INTERVIEW').flatMap((paper): readonly Outcome[] => {
    const head = paper.text.slice(0, HEAD);
    const found: Outcome[] = [];
    const spans = findTimeSpans(head);
    const clocks = [...head.slice(0, head.search(/问:|现场情况|检查情况|$/)).matchAll(CLOCK)];
    if (!spans.some(({ to }) => to !== null) && clocks.length < 2) {
      const [open] = spans;
      found.push(
        violated('E081', clocks.length === 0 ? 'no-time' : 'no-end', {
          params: { document: paper.title },
          where: [open ? paper.at(open.start, open.end) : paper.head],
          subject: `time|${paper.id}`,
        }),
      );
    }
    const place = paper.pairs.find((pair) => pair.fields.has('place'));
    const written = place?.value.replace(/\s+/g, '') ?? '';
    if (place && (phrase(file.data, 'vaguePlaces').test(written) || written.length < SHORTEST_PLACE))
      found.push(
        violated('E081', 'vague-place', {
          params: { document: paper.title, place: written },
          where: [paper.atRange(place)],
          subject: `place|${paper.id}`,
        }),
      );
    else if (!place && !/地点|场所|地址|住所|位于|处所/.test(head))
      found.push(
        violated('E081', 'no-place', {
          params: { document: paper.title },
          where: [paper.head],
          subject: `place|${paper.id}`,
        }),
      );
    return orHolds('E081', found);
  });

/** E084: the one questioned did not confirm the record. @law admin-penalty-law@2021#55 */
export const recordsConfirmed: Rule = (file) =>
  file
    .complete('INTERVIEW')
    .map(
      (paper): Outcome =>
        phrase(file.data, 'confirmation').test(paper.text.slice(-HEAD)) ||
        phrase(file.data, 'confirmation').test(paper.text)
          ? { kind: 'holds', code: 'E084' }
          : violated('E084', 'not-confirmed', { params: { document: paper.title }, where: [paper.head] }),
    );

/** E048: nothing shows that certificates were shown. @law admin-penalty-law@2021#55 */
export const certificatesShown: Rule = (file) =>
  file
    .complete('SITE_RECORD', 'INTERVIEW')
    .map(
      (paper): Outcome =>
        paper.has(phrase(file.data, 'certificateShown'))
          ? { kind: 'holds', code: 'E048' }
          : violated('E048', 'not-shown', { params: { document: paper.title }, where: [paper.head] }),
    );

/** E047: the right to ask for recusal was told nowhere. @law admin-penalty-law@2021#43 */
export const recusalTold: Rule = (file) => {
  const papers = file.complete('SITE_RECORD', 'INTERVIEW');
  const [first] = papers;
  if (!first || !file.isPenalty) return [];
  if (
    file
      .readable('SITE_RECORD', 'INTERVIEW', 'NOTICE', 'CR_NOTICE_RIGHT')
      .some((paper) => paper.has(phrase(file.data, 'recusalTold')))
  )
    return [{ kind: 'holds', code: 'E047' }];
  return [violated('E047', 'not-told', { where: [first.head] })];
};

const FOUND = /(?:现场情况|检查情况|现场检查情况|现场勘验情况|情况记录)(?:如下)?:?/;

/** E083: conclusions in the record of what was seen. */
export const recordsFactual: Rule = (file) =>
  file.readable('SITE_RECORD').map((paper): Outcome => {
    const from = paper.find(FOUND);
    const start = from ? from.index + from[0].length : -1;
    const match = start < 0 ? null : phrase(file.data, 'conclusiveWords').exec(paper.text.slice(start));
    if (!match) return { kind: 'holds', code: 'E083' };
    return violated('E083', 'conclusion', {
      params: { words: match[0] },
      where: [paper.at(start + match.index, start + match.index + match[0].length)],
    });
  });

interface Box {
  readonly name: string;
  readonly label: RegExp;
}

const BOXES: readonly Box[] = [
  { name: '案由', label: /^案由$/ },
  { name: '案件来源', label: /^(?:案件)?来源$/ },
  {
    name: '负责人审批意见',
    label: /^(?:局|机关|单位|行政机关|分管|主要)?(?:负责人|领导|局长)(?:审批|审核|批示)?意见$|^审批意见$/,
  },
];

/** Cells of a table form that a label stands in front of. */
function emptyBoxes(paper: Paper): { name: string; line: { start: number; end: number } }[] {
  const cells = paper.view.lines.filter(({ cell }) => cell !== null);
  return cells.flatMap((line, index) => {
    const text = line.text.replace(/\s+/g, '');
    const box = BOXES.find(({ label }) => label.test(text));
    if (!box || !line.cell) return [];
    const { table, row, column } = line.cell;
    const values = cells.filter(
      ({ cell }, other) =>
        other !== index && cell?.table === table && cell.row === row && cell.column > column,
    );
    const [value] = values;
    if (!value) return [];
    const own = values
      .filter(({ cell }) => cell?.column === value.cell?.column)
      .map((part) => part.text)
      .join('')
      .replace(/\s+/g, '');
    return own === '' || /^年月日$/.test(own) ? [{ name: box.name, line }] : [];
  });
}

/** E080: source, cause, approval, signature and date of the filing form. @law admin-penalty-law@2021#54 */
export const filingComplete: Rule = (file) =>
  file.readable('FILING').flatMap((paper): readonly Outcome[] => {
    const found: Outcome[] = emptyBoxes(paper).map(({ name, line }) =>
      violated('E080', 'empty-box', {
        params: { name },
        where: [paper.atRange(line)],
        subject: `filing|${name}`,
      }),
    );
    const approval = paper.pairs.find(({ opinionRole }) => opinionRole === 'approver');
    if (approval && found.length === 0) {
      const value = approval.value.replace(/\s+/g, '');
      const hasDate = /\d{4}[年.\-/]|[〇零一二三四五六七八九]{4}年/.test(value);
      const hasName =
        file.peopleOf(paper, 'approver', 'unit-head').some(({ person }) => value.includes(person.name)) ||
        /签(?:名|字|章):?[\u4e00-\u9fff]{2,}|[\u4e00-\u9fff]{2,4}(?=\d{4}年)/.test(value);
      if (!hasDate)
        found.push(
          violated('E080', 'no-date', {
            where: [paper.atRange(approval)],
            isSure: paper.view.document.pages[0]?.layout === 'flow',
            subject: 'filing|date',
          }),
        );
      else if (!hasName)
        found.push(
          violated('E080', 'no-signature', {
            where: [paper.atRange(approval)],
            isSure: false,
            subject: 'filing|signature',
          }),
        );
    }
    if (!approval && found.length === 0) return [undetermined('E080', 'box:approval')];
    return orHolds('E080', found);
  });

/** E085: a copy without the note that it agrees with the original. @law admin-penalty-law@2021#46 */
export const copiesChecked: Rule = (file) =>
  file.readable('EVIDENCE', 'IDENTITY').flatMap((paper): Outcome[] => {
    if (!paper.has(/复印件|复制件/)) return [];
    return paper.has(phrase(file.data, 'copyChecked'))
      ? [{ kind: 'holds', code: 'E085' }]
      : [violated('E085', 'not-checked', { params: { document: paper.title }, where: [paper.head] })];
  });

/** E009: records of devices without the review the law asks for. @law admin-penalty-law@2021#41 */
export const devicesReviewed: Rule = (file: CaseFile) => {
  for (const paper of file.readable('DECISION', 'EVIDENCE', 'INVEST_REPORT', 'SITE_RECORD', 'FILING')) {
    const match = paper.find(phrase(file.data, 'surveillance'));
    if (!match) continue;
    const reviewed = file.papers.some((other) =>
      other.has(/(?:法制和技术|法制、技术|技术和法制|法制,技术)审核|(?:监控|抓拍|电子)[^.;]{0,30}审核/),
    );
    return [
      reviewed
        ? { kind: 'holds', code: 'E009' }
        : violated('E009', 'not-reviewed', { where: [paper.atMatch(match)] }),
    ];
  }
  return [];
};

/** E088: the result of a test was not made known to the party. */
export const resultsTold: Rule = (file) => {
  const reports = file.readable('APPRAISAL');
  const [report] = reports;
  if (!report || !file.isOrdinary) return [];
  if (
    file.of('APPRAISAL_TELL').length > 0 ||
    file.papers.some((paper) => paper.has(phrase(file.data, 'resultTold')))
  )
    return [{ kind: 'holds', code: 'E088' }];
  if (file.hasUnread) return [undetermined('E088', 'document:APPRAISAL_TELL')];
  return [
    violated('E088', 'not-told', {
      params: { document: report.title },
      where: [report.head],
      isSure: file.isWhole,
    }),
  ];
};
