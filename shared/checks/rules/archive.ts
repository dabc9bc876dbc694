/** The bound file: list of contents, page numbers, note sheet, main and second volume. */
import type { CaseFile } from '../rule/case-file.ts';
import type { Paper } from '../rule/paper.ts';
import { type Outcome, orHolds, type Rule, undetermined, violated } from '../rule/rule.ts';

interface Row {
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

const DOCUMENT_WORD =
  /(?:书|表|笔录|报告|回证|票据|凭证|清单|目录|照片|说明|复印件|执照|身份证|单|记录|证明|意见|声明|函|材料|鉴定)(?:\(.*\))?$/;

/** Titles in a list of contents, from its lines or cells. */
function rowsOf(paper: Paper): Row[] {
  return paper.view.lines.flatMap((line) => {
    const words = line.text.trim().split(/\s+/);
    const title = words
      .map((word) => word.replace(/^\d{1,3}[.,]?/, ''))
      .find((word) => DOCUMENT_WORD.test(word) && word.length >= 3 && word.length <= 30);
    if (title === undefined || /(?:卷内目录|文件名称|题名)/.test(title)) return [];
    return [{ title, start: line.start, end: line.end }];
  });
}

/** A title without number, brackets and the name in it. */
function bareTitle(title: string): string {
  return title
    .replace(/[《》<>"]/g, '')
    .replace(/\(.*?\)/g, '')
    .replace(/（.*?）/g, '')
    .replace(/^行政处罚|^案件|复印件$/g, '')
    .replaceAll(',', '')
    .replaceAll('、', '');
}

function kindOfTitle(file: CaseFile, title: string): string | null {
  let best: { code: string; length: number } | null = null;
  for (const type of file.vocabulary.types)
    for (const pattern of file.vocabulary.patternsOf.get(type.code) ?? []) {
      const match = pattern.exec(title);
      if (match && match[0].length > (best?.length ?? 0)) best = { code: type.code, length: match[0].length };
    }
  return best?.code ?? null;
}

/** E107: papers the list of contents names and the file does not hold. */
export const contentsComplete: Rule = (file) => {
  const [toc] = file.readable('TOC');
  if (!toc) return [];
  const rows = rowsOf(toc);
  if (rows.length < 4) return [undetermined('E107', 'rows:TOC')];
  const kinds = file.papers.map(({ kind }) => kind);
  const titles = file.papers.map(({ title }) => bareTitle(title));
  const missing = rows.filter(({ title }) => {
    const bare = bareTitle(title);
    const kind = kindOfTitle(file, title);
    return (
      !(kind !== null && kinds.includes(kind)) &&
      !titles.some((other) => other.includes(bare) || bare.includes(other)) &&
      !file.papers.some((paper) => paper.kind !== 'TOC' && paper.text.slice(0, 200).includes(bare))
    );
  });
  if (missing.length === 0) return [{ kind: 'holds', code: 'E107' }];
  if (file.hasUnread) return [undetermined('E107', 'document:unread')];
  return missing.slice(0, 3).map(({ title, start, end }) =>
    violated('E107', 'missing', {
      params: { title },
      where: [toc.atRange({ start, end })],
      isSure: kindOfTitle(file, title) !== null,
      subject: `contents|${title}`,
    }),
  );
};

/** The number printed alone in the last line of each page. */
function printedNumbers(
  file: CaseFile,
): Map<string, { page: number; number: number; start: number; end: number; paper: Paper }[]> {
  const found = new Map<
    string,
    { page: number; number: number; start: number; end: number; paper: Paper }[]
  >();
  for (const paper of file.papers) {
    if (paper.isOcr) continue;
    for (const page of paper.view.document.pages) {
      if (page.layout !== 'fixed') continue;
      const last = paper.view.lines.findLast((line) => line.page === page.page && line.text.trim() !== '');
      const match = last ? /^[-\s]*(\d{1,3})[-\s]*$/.exec(last.text) : null;
      if (!last || !match) continue;
      const list = found.get(paper.file) ?? [];
      list.push({ page: page.page, number: Number(match[1]), start: last.start, end: last.end, paper });
      found.set(paper.file, list);
    }
  }
  return found;
}

const FEWEST_NUMBERED = 5;

/** E108: page numbers left out, given twice, or jumping, in a file bound as one. */
export const pagesNumbered: Rule = (file) => {
  const outcomes: Outcome[] = [];
  for (const list of printedNumbers(file).values()) {
    if (list.length < FEWEST_NUMBERED) continue;
    for (const [index, item] of list.entries()) {
      const before = list[index - 1];
      if (!before || item.page !== before.page + 1 || item.number === before.number + 1 || item.number === 1)
        continue;
      outcomes.push(
        violated('E108', item.number <= before.number ? 'repeated' : 'jump', {
          params: { before: before.number, after: item.number },
          where: [item.paper.view.anchor({ start: item.start, end: item.end })],
          subject: `pages|${item.page}`,
        }),
      );
    }
    if (outcomes.length === 0) outcomes.push({ kind: 'holds', code: 'E108' });
  }
  return outcomes.slice(0, 3);
};

const NOTE_FIELDS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['立卷人', /立卷人(?:签名)?:?/],
  ['检查人', /检查人(?:签名)?:?/],
];

/** E109: the note sheet without who bound it, who checked it and when. */
export const noteSheetFilled: Rule = (file) =>
  file.readable('NOTES_SHEET').flatMap((paper): readonly Outcome[] => {
    const found: Outcome[] = NOTE_FIELDS.flatMap(([name, pattern]) => {
      const match = paper.find(pattern);
      if (!match) return [];
      const behind = paper.text.slice(match.index + match[0].length, match.index + match[0].length + 4);
      return /^[\u4e00-\u9fff]{2,4}/.test(behind) && !/^(?:检查|立卷|归档|时间|日期|年月)/.test(behind)
        ? []
        : [
            violated('E109', 'empty', {
              params: { name },
              where: [paper.atMatch(match)],
              subject: `notes|${name}`,
            }),
          ];
    });
    if (!paper.has(/\d{4}[年.-]|[〇零一二三四五六七八九]{4}年/))
      found.push(violated('E109', 'no-date', { where: [paper.head], subject: 'notes|date' }));
    return orHolds('E109', found);
  });

const SECOND_VOLUME = ['LEGAL_REVIEW', 'CASE_REVIEW', 'COLLECTIVE'];

/** E110: papers of the second volume bound into the main one, where the folder keeps two. */
export const volumesApart: Rule = (file) => {
  const hasTwo =
    file.papers.some((paper) => paper.file.includes('副卷')) &&
    file.papers.some((paper) => paper.file.includes('正卷'));
  if (!hasTwo) return [];
  const found = file
    .of(...SECOND_VOLUME)
    .flatMap((paper) =>
      paper.file.includes('正卷')
        ? [violated('E110', 'in-main', { params: { document: paper.title }, where: [paper.head] })]
        : [],
    );
  return orHolds('E110', found);
};
