/** The import as it runs, and afterwards every file's fate. */
import type { ImportResult } from '../../../shared/contract/cases.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { codeText } from '../../client/call-error.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Icon } from '../../kit/icon.tsx';
import { ProgressBar } from '../../kit/progress.tsx';
import { shortQuote } from '../../words/passage.ts';
import type { Import } from './use-import.ts';

export function ImportPanel({
  running,
  mayHoldClassified,
}: {
  readonly running: Import;
  readonly mayHoldClassified: boolean;
}) {
  const { result, progress } = running;
  if (running.jobId === null) return null;
  if (running.isRunning) {
    return (
      <section className="card import-panel" aria-label={zh('import.title')}>
        <div className="import-line" role="status">
          <b>{progress?.state === 'storing' ? zh('import.storing') : zh('import.reading')}</b>
          <span className="muted import-file">{progress?.file ?? ''}</span>
          <span className="muted">
            {progress ? zh('import.count', { done: progress.done, total: progress.total }) : ''}
          </span>
          <span className="spacer" />
          <Button small isBusy={running.isCancelling} onClick={running.cancel}>
            {zh('import.cancel')}
          </Button>
        </div>
        <ProgressBar label={zh('import.title')} done={progress?.done ?? 0} total={progress?.total ?? 1} />
        <p className="field-hint">{zh('import.cancel.hint')}</p>
      </section>
    );
  }
  if (result === null) return null;
  if (result.state === 'classified') {
    return (
      <Classified
        result={result}
        onClose={running.putAway}
        onAccept={mayHoldClassified ? running.acceptClassified : null}
      />
    );
  }
  return (
    <section className="card import-panel" aria-label={zh('import.title')}>
      <div className="import-line" role="status">
        <b>{summary(result)}</b>
        <span className="spacer" />
        <Button small onClick={running.putAway}>
          {zh('action.putAway')}
        </Button>
      </div>
      {result.error ? (
        <p className="error-line">{codeText(result.error.code, result.error.details)}</p>
      ) : null}
      <FileResults result={result} />
      {result.classified.length > 0 ? (
        <p className="note-line tone-flaw">
          {zh('import.classified.kept', { count: result.classified.length })}
        </p>
      ) : null}
    </section>
  );
}

function summary(result: ImportResult): string {
  if (result.state === 'cancelled') return zh('import.cancelled');
  if (result.state === 'failed') return zh('import.failed');
  const bad = result.files.filter((file) => !file.ok).length;
  const done = zh('import.done', { cases: result.cases.length, files: result.files.length - bad });
  return bad === 0 ? done : `${done}${zh('import.bad', { count: bad })}`;
}

/** Bad files first: they are what somebody must do something about. */
function FileResults({ result }: { readonly result: ImportResult }) {
  const files = [...result.files].sort((a, b) => Number(a.ok) - Number(b.ok));
  return (
    <ul className="file-results" aria-label={zh('import.files')}>
      {files.map((file) => (
        <li key={file.file} className={file.ok ? 'is-ok' : 'is-bad'}>
          <Icon name={file.ok ? 'check' : 'warning'} />
          <span className="file-name">{file.file}</span>
          {file.ok ? (
            <span className="muted">{zh('import.pages', { pages: file.pages })}</span>
          ) : (
            <span>
              {codeText(file.code ?? 'internal', file.details)}
              <small className="muted">{zh('error.code', { code: file.code ?? 'internal' })}</small>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Papers marked secret were found: said before anything is stored. */
function Classified(props: {
  readonly result: ImportResult;
  readonly onClose: () => void;
  readonly onAccept: (() => void) | null;
}) {
  const { result, onClose, onAccept } = props;
  return (
    <Dialog
      isOpen
      title={zh('import.classified.title')}
      onClose={onClose}
      footer={
        <>
          {onAccept ? <Button onClick={onAccept}>{zh('import.classified.accept')}</Button> : null}
          <Button kind="primary" onClick={onClose}>
            {zh('import.classified.close')}
          </Button>
        </>
      }
    >
      <p>{zh('import.classified.text', { count: result.classified.length })}</p>
      <ul className="file-results is-narrow">
        {result.classified.map((mark) => (
          <li key={`${mark.file}:${mark.page}:${mark.mark}`} className="is-bad">
            <Icon name="lock" />
            <span className="file-name">{mark.file}</span>
            <span>
              {zh('import.classified.mark', {
                page: mark.page,
                mark: mark.mark,
                quote: shortQuote(mark.quote, 24),
              })}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted">{onAccept ? zh('import.classified.mayHold') : zh('import.classified.next')}</p>
    </Dialog>
  );
}
