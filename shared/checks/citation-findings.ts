/** Findings from statute citations: repealed, not yet in force, superseded, no such article, old law perhaps. */

import { type CaseDocument, DocumentView, type FactAnchor } from '../facts/view.ts';
import type { CitationStatus, JudgedCitation } from '../law/citation.ts';
import { findCitations } from '../law/cite.ts';
import type { LawLibrary } from '../law/library.ts';
import { judgeCitations } from '../law/verdict.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { Finding, LegalBasis, Severity } from '../model/finding.ts';
import { toChineseNumeral } from '../text/numerals.ts';
import type { CheckCatalog } from './catalog.ts';

/** Below this confidence a verdict is a hint, whatever the catalogue says. */
const HINT_BELOW = 0.6;

const RULES: Partial<Record<CitationStatus, string>> = {
  repealed: 'E020',
  'not-yet-in-force': 'E021',
  superseded: 'E022',
  'old-law-may-apply': 'E023',
  'no-such-article': 'E024',
};

/** A judged citation with its place in the case. */
export interface PlacedCitation extends JudgedCitation {
  readonly anchor: FactAnchor;
  /** Earlier law cited with its reason: a paper of its time is retold, or the document compares old and new. */
  readonly isOldLawExplained: boolean;
}

/**
 * Whether a document that cites earlier law says why: it names the rule on old and new law, or also cites the law as
 * it stood on the document's day.
 *
 * @law admin-penalty-law@2021#37
 */
function explainsOldLaw(
  citation: JudgedCitation,
  all: readonly JudgedCitation[],
  text: string,
  library: LawLibrary,
): boolean {
  if (citation.reason === 'quotes-earlier-paper') return true;
  if (library.words.oldLawPhrases.some((phrase) => text.includes(phrase))) return true;
  return all.some((other) => other.lawId === citation.lawId && other.status === 'in-force');
}

/** Finds and judges the citations of one document, at that document's own date. */
export function placeCitations(
  document: CaseDocument,
  date: CivilDate | null,
  library: LawLibrary,
): PlacedCitation[] {
  const view = new DocumentView(document);
  const citations = findCitations(view.text, library.lexicon, library.words);
  const judged = judgeCitations(view.text, citations, date, library);
  return judged.map((citation) => ({
    ...citation,
    anchor: view.anchor(citation),
    isOldLawExplained:
      citation.status === 'old-law-may-apply' && explainsOldLaw(citation, judged, view.text, library),
  }));
}

/** 第一百三十三条之一第一款第（二）项. */
export function articleInWords(ref: {
  article: number;
  articleSub: number | null;
  paragraph?: number | null;
  item?: number | null;
}): string {
  const sub = ref.articleSub === null ? '' : `之${toChineseNumeral(ref.articleSub)}`;
  const paragraph = ref.paragraph == null ? '' : `第${toChineseNumeral(ref.paragraph)}款`;
  const item = ref.item == null ? '' : `第（${toChineseNumeral(ref.item)}）项`;
  return `第${toChineseNumeral(ref.article)}条${sub}${paragraph}${item}`;
}

function severityOf(rule: string, citation: PlacedCitation, catalog: CheckCatalog): Severity {
  const { severity } = catalog.entry(rule);
  return citation.confidence < HINT_BELOW ? 'hint' : severity;
}

function basisOf(citation: PlacedCitation): LegalBasis[] {
  const target = citation.suggestion ?? { law: citation.law, article: citation.article };
  return [
    {
      law: target.law,
      lawId: citation.lawId,
      article: target.article,
      version: citation.version?.label ?? null,
    },
  ];
}

/**
 * One finding per law, article and verdict of a document: citing it twice is one mistake, shown in both places.
 */
export function citationFindings(
  citations: readonly PlacedCitation[],
  documentId: string,
  library: LawLibrary,
  catalog: CheckCatalog,
): Finding[] {
  const groups = new Map<string, PlacedCitation[]>();
  for (const citation of citations) {
    const rule = RULES[citation.status];
    if (rule === undefined || citation.lawId === null || citation.isOldLawExplained) continue;
    const key = `${rule}|${documentId}|${citation.lawId}|${citation.article}-${citation.articleSub ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), citation]);
  }
  return [...groups.entries()].map(([key, group]) => {
    const best = group.toSorted((a, b) => b.confidence - a.confidence)[0] as PlacedCitation;
    const rule = key.slice(0, 4);
    const law = best.lawId === null ? null : library.law(best.lawId);
    const suggestion = best.suggestion
      ? { law: best.suggestion.law, article: articleInWords(best.suggestion), topic: best.topics.inForce }
      : null;
    return {
      key,
      rule,
      severity: severityOf(rule, best, catalog),
      message: {
        key: `citation.${best.status}.${best.reason}`,
        params: {
          law: best.law,
          article: articleInWords(best),
          date: best.date ?? '',
          version: best.version?.label ?? '',
          versionFrom: best.version?.from ?? '',
          citedVersion: best.citedVersion?.label ?? '',
          citedTopic: best.topics.cited ?? '',
          suggestion: suggestion === null ? '' : `《${suggestion.law}》${suggestion.article}`,
          topic: best.topics.inForce ?? '',
        },
      },
      basis: basisOf(best),
      where: group.map((citation) => citation.anchor),
      confidence: best.confidence,
      data: {
        kind: 'citation',
        law: best.law,
        article: articleInWords(best),
        date: best.date ?? '',
        status: best.status,
        reason: best.reason,
        inForceVersion: best.version?.label ?? null,
        citedVersion: best.citedVersion?.label ?? null,
        citedTopic: best.topics.cited,
        inForceTopic: best.topics.inForce,
        suggestion,
        versions: (law?.versions ?? []).map((version) => ({ label: version.label, from: version.from })),
      },
    };
  });
}
