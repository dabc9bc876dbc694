/** Traces of templates and of other cases, wording, ways of writing articles. */
import type { CaseFile } from '../rule/case-file.ts';
import type { Paper } from '../rule/paper.ts';
import { type Outcome, orHolds, type Rule, undetermined, violated } from '../rule/rule.ts';
import { phrase } from '../rule/rule-data.ts';

/** Papers of the office itself: what others wrote may have gaps. */
const OWN = new Set([
  'FILING',
  'SITE_RECORD',
  'INTERVIEW',
  'INVEST_REPORT',
  'LEGAL_REVIEW',
  'CASE_REVIEW',
  'COLLECTIVE',
  'NOTICE',
  'HEARING_TELL',
  'HEARING_NOTICE',
  'HEARING_RECORD',
  'APPROVAL',
  'DECISION',
  'SIMPLE_DECISION',
  'NO_PENALTY',
  'SERVICE',
  'CLOSING',
  'RECTIFY',
  'PRESERVE',
  'PRESERVE_DECIDE',
  'SEIZE',
  'SEIZE_EXT',
  'EXTENSION',
  'URGE',
  'L_DECISION',
  'L_ACCEPT',
  'L_CORRECT',
  'L_APPROVE',
]);
const MASKED_OFTEN = 4;
const LONGEST_QUOTE = 24;

/** Placeholders in a paper's own characters, not folded. */
function placeholdersIn(file: CaseFile, paper: Paper): { at: number; length: number; text: string }[] {
  const pattern = new RegExp(phrase(file.data, 'placeholders').source, 'g');
  return [...paper.view.text.matchAll(pattern)].flatMap((match) => {
    const after = paper.view.text.slice(match.index + match[0].length, match.index + match[0].length + 4);
    const before = paper.view.text.slice(Math.max(0, match.index - 8), match.index);
    if (/^[×✕Ｘ]/.test(match[0]) && /\d$/.test(before) && /^\d/.test(after)) return [];
    if (/^□/.test(match[0])) return [];
    return [{ at: match.index, length: match[0].length, text: match[0].slice(0, LONGEST_QUOTE) }];
  });
}

/** E101: placeholders of a template. A file made anonymous (×× everywhere) cannot be judged. */
export const nothingLeftOfTemplate: Rule = (file) => {
  const all = file.papers
    .filter((paper) => OWN.has(paper.kind ?? '') && paper.hasText && !paper.isOcr)
    .map((paper) => ({ paper, found: placeholdersIn(file, paper) }));
  const masks = all.flatMap(({ found }) => found).filter(({ text }) => /[×✕ＸX某]/.test(text));
  if (masks.length >= MASKED_OFTEN) return [undetermined('E101', 'text:anonymised')];
  return orHolds(
    'E101',
    all.flatMap(({ paper, found }): Outcome[] => {
      const [first] = found;
      if (!first) return [];
      return [
        violated('E101', 'placeholder', {
          params: { document: paper.title, text: first.text.replace(/[ 　]+/g, ' ') },
          where: found
            .slice(0, 5)
            .map(({ at, length }) => paper.view.anchor({ start: at, end: at + length })),
        }),
      ];
    }),
  );
};

/** E106: words that are wrong wherever they stand. */
export const wordsRight: Rule = (file) => {
  const found = file.papers.flatMap((paper): Outcome[] => {
    if (!OWN.has(paper.kind ?? '')) return [];
    const match = paper.find(phrase(file.data, 'wordingMistakes'));
    return match
      ? [
          violated('E106', 'word', {
            params: { word: match[0] },
            where: [paper.atMatch(match)],
            subject: `word|${match[0]}`,
          }),
        ]
      : [];
  });
  return orHolds('E106', found.slice(0, 5));
};

/** E149: 第99条 and 第九十九条 side by side in one paper. */
export const articlesWrittenOneWay: Rule = (file) =>
  file
    .readable(
      'DECISION',
      'NOTICE',
      'SIMPLE_DECISION',
      'INVEST_REPORT',
      'NO_PENALTY',
      'L_DECISION',
      'CR_INDICT',
    )
    .flatMap((paper): Outcome[] => {
      const own = file.citations.filter(
        ({ anchor, lawId }) => anchor.documentId === paper.id && lawId !== null,
      );
      const arabic = own.filter(({ anchor }) => /第\s*[\d０-９]+\s*条/.test(anchor.quote));
      const chinese = own.filter(({ anchor }) => /第[一二三四五六七八九十百零〇]+条/.test(anchor.quote));
      const [a, b] = [arabic[0], chinese[0]];
      if (!a || !b) return own.length > 1 ? [{ kind: 'holds', code: 'E149' }] : [];
      return [
        violated('E149', 'mixed', {
          params: { document: paper.title, first: a.anchor.quote, second: b.anchor.quote },
          where: [a.anchor, b.anchor],
        }),
      ];
    });

/** E026: a law without title marks in a decision or notice, and no short name agreed before. */
export const lawsNamedInFull: Rule = (file) =>
  file.readable('DECISION', 'NOTICE', 'SIMPLE_DECISION').flatMap((paper): Outcome[] => {
    if (paper.has(/以下(?:均|统)?(?:简)?称/)) return [{ kind: 'holds', code: 'E026' }];
    const bare = file.citations.find(({ anchor, lawSurface, lawId }) => {
      if (
        anchor.documentId !== paper.id ||
        lawId === null ||
        anchor.quote.includes('《') ||
        lawSurface === ''
      )
        return false;
      if (
        !anchor.quote.replace(/\s+/g, '').startsWith(lawSurface.replace(/\s+/g, '')) ||
        !/(?:法|条例|规定|办法)$/.test(lawSurface)
      )
        return false;
      if (/^(?:本|该|同|上述|前述|此)/.test(lawSurface)) return false;
      const at = paper.view.text.indexOf(anchor.quote);
      return at >= 0 && !'《<'.includes(paper.view.text.charAt(at - 1));
    });
    if (!bare) return [{ kind: 'holds', code: 'E026' }];
    return [
      violated('E026', 'no-marks', {
        params: { law: bare.lawSurface, document: paper.title },
        where: [bare.anchor],
      }),
    ];
  });

/** E100: another case's number where this case's decision or notice is meant. */
export const ownNumbers: Rule = (file) => {
  const number = /([\u4e00-\u9fff]{2,14})\(((?:19|20)\d{2})\)(?:第)?(\d{1,6})号/;
  const decision = file.readable('DECISION', 'SIMPLE_DECISION')[0];
  const own = decision ? number.exec(decision.text.slice(0, 200)) : null;
  if (!decision || !own || decision.isOcr) return [];
  const key = (match: RegExpExecArray): string =>
    `${(match[1] ?? '').slice(-3)}|${match[2]}|${Number(match[3])}`;
  const found: Outcome[] = [];
  for (const paper of file.readable('SERVICE', 'RECEIPT', 'CLOSING')) {
    const named = paper.find(
      /处罚决定书》?[^\u4e00-\u9fff]{0,2}(?:文号|编号)?:?\(?([\u4e00-\u9fff]{2,14})\(((?:19|20)\d{2})\)(?:第)?(\d{1,6})号/,
    );
    if (!named) continue;
    if (key(named) === key(own) || !(named[1] ?? '').endsWith((own[1] ?? '').slice(-2))) continue;
    found.push(
      violated('E100', 'other-number', {
        params: { document: paper.title, number: named[0].replace(/^.*?书》?/, ''), own: own[0] },
        where: [paper.atMatch(named)],
      }),
    );
  }
  return found;
};
