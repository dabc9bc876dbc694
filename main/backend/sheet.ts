/** A reviewer's score sheet of a case, put together from its rows. */
import type { Deduction, Evidence, SheetView } from '../../shared/contract/scoring.ts';
import { AppError } from '../../shared/errors.ts';
import { initialFacts } from '../../shared/rubric/initial-facts.ts';
import type { Rubric } from '../../shared/rubric/schema.ts';
import { scoreSheet } from '../../shared/rubric/score.ts';
import { inDocument } from './document-rows.ts';
import type { Seal } from './seal-format.ts';
import type { CaseRow } from './store/cases.ts';
import type { ConclusionRow } from './store/conclusions.ts';
import type { DocumentRow } from './store/documents.ts';
import type { EvidenceRow } from './store/sheets.ts';
import type { Store } from './store/store.ts';

/** The rubric a case is scored by. @throws AppError workspace-damaged */
export function rubricOf(store: Store, row: CaseRow): { rubric: Rubric; hash: string } {
  const review = store.reviews.review(row.reviewId);
  const stored = review ? store.reviews.rubric(review.rubricId) : null;
  if (!stored) throw new AppError('workspace-damaged');
  return { rubric: stored.rubric, hash: stored.hash };
}

/** A passage where it stands now, in the document its page belongs to now. */
function evidenceView(store: Store, documents: readonly DocumentRow[], evidence: EvidenceRow): Evidence {
  const place = store.places.get(evidence.id);
  const anchor = inDocument(documents, place?.anchor ?? evidence.anchor);
  const home = documents.find((document) => document.id === anchor.documentId);
  return { id: evidence.id, anchor, documentTitle: home?.title ?? '', toCheck: place?.isSure === false };
}

function signedFacts(conclusion: ConclusionRow | null): Seal['facts'] | null {
  if (conclusion === null || conclusion.state === 'draft' || conclusion.seal === null) return null;
  return (JSON.parse(conclusion.seal) as Seal).facts;
}

export function readSheet(store: Store, row: CaseRow, userId: string): SheetView {
  const { rubric } = rubricOf(store, row);
  const documents = store.cases.documents(row.id);
  const kinds = new Set(documents.flatMap((document) => document.kind ?? []));
  const corrected = Object.fromEntries(
    store.sheets.facts(row.id, userId).map((fact) => [fact.factId, fact.value]),
  );
  const conclusion = store.conclusions.get(row.id, userId);
  // What was signed stays as it was signed, whatever became of the outline since.
  const facts = signedFacts(conclusion) ?? { ...initialFacts(rubric, kinds), ...corrected };
  const evidence = store.sheets.evidence(row.id, userId);
  const deductions: Deduction[] = store.sheets.deductions(row.id, userId).map((deduction) => ({
    id: deduction.id,
    kind: deduction.kind,
    itemId: deduction.itemId,
    optionId: deduction.optionId,
    level: deduction.level,
    affectsOutcome: deduction.affectsOutcome,
    count: deduction.count,
    note: deduction.note,
    findingId: deduction.findingId,
    evidence: evidence
      .filter((candidate) => candidate.deductionId === deduction.id)
      .map((candidate) => evidenceView(store, documents, candidate)),
  }));
  const assessed = store.sheets.assessed(row.id, userId).map((item) => item.itemId);
  const score = scoreSheet(rubric, {
    facts,
    assessed,
    deductions: deductions.flatMap((d) =>
      d.kind === 'option' && d.optionId !== null
        ? [{ itemId: d.itemId, optionId: d.optionId, count: d.count, evidenceCount: d.evidence.length }]
        : [],
    ),
    levels: deductions.flatMap((d) =>
      d.kind === 'level' && d.level !== null
        ? [
            {
              itemId: d.itemId,
              level: d.level,
              affectsOutcome: d.affectsOutcome,
              evidenceCount: d.evidence.length,
            },
          ]
        : [],
    ),
    vetoes: deductions.flatMap((d) =>
      d.kind === 'veto' ? [{ vetoId: d.itemId, evidenceCount: d.evidence.length }] : [],
    ),
  });
  const readOnly = conclusion === null || conclusion.state === 'draft' ? null : conclusion.state;
  return {
    caseId: row.id,
    rubric,
    facts,
    deductions,
    assessed,
    score,
    readOnly,
    history: store.history.labels(row.id, userId),
  };
}
