/**
 * What OCR read is not what the paper says until a person has compared the two: a finding that rests on such words is
 * a hint, whichever check made it.
 */
import type { CaseFacts } from '../facts/case-facts.ts';
import type { CaseDocument, FactAnchor } from '../facts/view.ts';
import type { Finding } from '../model/finding.ts';

function isUnconfirmed(documents: readonly CaseDocument[], anchor: FactAnchor): boolean {
  const document = documents.find((candidate) => candidate.id === anchor.documentId);
  const page = document?.pages.find((candidate) => candidate.page === anchor.page);
  if (page?.layout !== 'fixed' || page.textSource !== 'ocr') return false;
  return page.lines.some(
    (line) => line.start < anchor.end && line.end > anchor.start && line.isConfirmed !== true,
  );
}

/** A finding's passages, and the dates of their documents, by which everything in a document is judged. */
function passagesOf(finding: Finding, facts: CaseFacts): FactAnchor[] {
  const documents = new Set(finding.where.map((anchor) => anchor.documentId));
  const dates = facts.documents.flatMap(({ id, dateAnchor }) =>
    documents.has(id) && dateAnchor ? [dateAnchor] : [],
  );
  return [...finding.where, ...dates];
}

/** Findings, none above `hint` that rests on words read by OCR and confirmed by nobody. */
export function withoutUnconfirmed(
  findings: readonly Finding[],
  facts: CaseFacts,
  documents: readonly CaseDocument[],
): Finding[] {
  const hasOcr = documents.some((document) => document.pages.some((page) => page.textSource === 'ocr'));
  if (!hasOcr) return [...findings];
  return findings.map((finding) =>
    finding.severity !== 'hint' &&
    passagesOf(finding, facts).some((anchor) => isUnconfirmed(documents, anchor))
      ? { ...finding, severity: 'hint' as const }
      : finding,
  );
}
