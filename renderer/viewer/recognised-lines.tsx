/** What OCR read on a page, line by line beside the page's picture: to compare and to write as it stands there. */
import { useState } from 'react';
import { zh } from '../../shared/i18n/translate.ts';
import type { FixedPage, Page } from '../../shared/model/page.ts';
import { useCommand } from '../client/queries.ts';
import { Button } from '../kit/button.tsx';
import { useToast } from '../kit/toast.tsx';

/** Below this an engine's reading is wrong often enough to be marked. */
const UNSURE = 0.9;

interface Props {
  readonly documentId: string;
  readonly page: Page;
}

/** Closed at first; nothing on a page that was not read by OCR. */
export function RecognisedLines({ documentId, page }: Props) {
  if (page.layout !== 'fixed' || page.textSource !== 'ocr') return null;
  return (
    <details className="recognised" onPointerDown={(event) => event.stopPropagation()}>
      <summary>{zh('ocr.lines')}</summary>
      <ol>
        {page.lines.map((line, index) => (
          <RecognisedLine
            // A corrected line begins anew with its own words.
            key={`${line.box.join()} ${page.text.slice(line.start, line.end)}`}
            documentId={documentId}
            page={page}
            index={index}
          />
        ))}
      </ol>
    </details>
  );
}

function RecognisedLine(props: {
  readonly documentId: string;
  readonly page: FixedPage;
  readonly index: number;
}) {
  const { documentId, page, index } = props;
  const line = page.lines[index];
  const seen = line ? page.text.slice(line.start, line.end) : '';
  const [text, setText] = useState(seen);
  const toast = useToast();
  const correct = useCommand('ocr.correctLine');
  const isConfirmed = line?.isConfirmed === true;
  const isUnsure = !isConfirmed && (line?.confidence ?? 1) < UNSURE;
  const state = isConfirmed ? zh('ocr.confirmed') : isUnsure ? zh('ocr.unsure') : null;
  return (
    <li className={isUnsure ? 'is-unsure' : undefined}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          correct.mutate({ documentId, page: page.page, line: index, seen, text }, { onError: toast.failed });
        }}
      >
        <textarea
          rows={Math.max(1, Math.ceil(text.length / 24))}
          aria-label={zh('ocr.line', { line: index + 1 })}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {isConfirmed && text === seen ? null : (
          <Button small submit isBusy={correct.isPending}>
            {zh('ocr.confirm')}
          </Button>
        )}
        {state === null ? null : <span className="muted">{state}</span>}
      </form>
    </li>
  );
}
