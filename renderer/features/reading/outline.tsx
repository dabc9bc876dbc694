/** The papers of the case in order, each with its pages and the kinds of findings in it. */
import type { KeyboardEvent } from 'react';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import type { FindingView } from '../../../shared/contract/findings.ts';
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { isMessageKey, zh } from '../../../shared/i18n/translate.ts';
import { SEVERITIES } from '../../../shared/model/finding.ts';
import { SeverityDot } from '../../kit/tag.tsx';
import { percent } from '../../words/numbers.ts';
import { type OutlineEditing, PaperMenu, useOutlineEditing } from './outline-edit.tsx';

export interface OutlineProps {
  /** Once signed, papers can be read, not arranged. */
  readonly sheet: Pick<SheetView, 'caseId' | 'readOnly'>;
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

/** What the paper is, how sure that is and what told it, and the file it is in. */
function hintOf({ kindName, confidence, reason, file }: DocumentInfo): string {
  const kind =
    kindName === null
      ? zh('outline.kind.none')
      : zh('outline.kind', { kind: kindName, confidence: percent(confidence) });
  const why = reason !== null && isMessageKey(reason.key) ? zh(reason.key, reason.params) : '';
  return [kind, why, file].filter((line) => line !== '').join('\n');
}

/** Alt with an arrow moves the paper that has the focus. */
function moveByKey(event: KeyboardEvent, props: OutlineProps, index: number, editing: OutlineEditing): void {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  const document = props.documents[index];
  const to = index + step;
  if (
    !event.altKey ||
    step === 0 ||
    props.sheet.readOnly !== null ||
    !document ||
    to < 0 ||
    to >= props.documents.length
  )
    return;
  event.preventDefault();
  void editing.run('outline.move', { caseId: props.sheet.caseId, documentId: document.id, to });
}

export function Outline(props: OutlineProps) {
  const { documents, findings, documentId, onOpen } = props;
  const editing = useOutlineEditing(onOpen);
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
              title={hintOf(document)}
              onKeyDown={(event) => moveByKey(event, props, index, editing)}
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
            {props.sheet.readOnly !== null ? null : (
              <PaperMenu
                caseId={props.sheet.caseId}
                document={document}
                documents={documents}
                editing={editing}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
