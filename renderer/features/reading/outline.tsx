/** The papers of the case in order, each with its pages and the kinds of findings in it. */
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import type { FindingView } from '../../../shared/contract/findings.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { SEVERITIES } from '../../../shared/model/finding.ts';
import { SeverityDot } from '../../kit/tag.tsx';

export interface OutlineProps {
  readonly documents: readonly DocumentInfo[];
  readonly findings: readonly FindingView[];
  readonly documentId: string;
  readonly onOpen: (documentId: string) => void;
}

function pagesOf(document: DocumentInfo): string {
  return document.fromPage === document.toPage
    ? String(document.fromPage)
    : zh('outline.pages', { from: document.fromPage, to: document.toPage });
}

function dotsOf(document: DocumentInfo, findings: readonly FindingView[]) {
  const own = findings.filter(
    (finding) => finding.state !== 'dismissed' && finding.where[0]?.documentId === document.id,
  );
  return SEVERITIES.flatMap((severity) => {
    const ofKind = own.filter((finding) => finding.severity === severity);
    if (ofKind.length === 0) return [];
    return [
      <SeverityDot
        key={severity}
        severity={severity}
        isSettled={ofKind.every((finding) => finding.state === 'confirmed')}
      />,
    ];
  });
}

export function Outline({ documents, findings, documentId, onOpen }: OutlineProps) {
  const pages = documents.reduce((sum, document) => sum + document.toPage - document.fromPage + 1, 0);
  return (
    <section aria-label={zh('outline.title')} className="outline-papers">
      <h3>
        <span>{zh('outline.count', { count: documents.length })}</span>
        <span>{zh('outline.pageCount', { count: pages })}</span>
      </h3>
      <ol>
        {documents.map((document, index) => (
          <li key={document.id}>
            <button
              type="button"
              className="paper"
              aria-current={document.id === documentId ? 'true' : undefined}
              title={document.file}
              onClick={() => onOpen(document.id)}
            >
              <i>{index + 1}</i>
              <span className="paper-title">{document.title}</span>
              <em>
                {pagesOf(document)}
                {document.textSource === 'none' ? zh('outline.scan') : null}
                {document.textSource === 'ocr' || document.textSource === 'mixed' ? zh('outline.ocr') : null}
              </em>
              <span className="paper-dots">{dotsOf(document, findings)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
