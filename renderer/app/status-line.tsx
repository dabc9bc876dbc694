/** The line at the foot: what was saved when, and that nothing leaves this machine. */
import { zh } from '../../shared/i18n/translate.ts';
import { failureText } from '../client/call-error.ts';
import { useCall } from '../client/queries.ts';
import { useSaved } from '../client/saved.ts';
import { Tip } from '../kit/tip.tsx';
import { clockTime } from '../words/instant.ts';
import { OcrTray } from './ocr-tray.tsx';

function SavedAt() {
  const { savedAt, pending, failed } = useSaved();
  if (failed !== null && pending === 0) {
    return (
      <span className="saved is-failed" data-testid="saved-at" role="status">
        {zh('saved.failed', { reason: failureText(failed) })}
      </span>
    );
  }
  const text =
    pending > 0
      ? zh('saved.pending')
      : savedAt === null
        ? zh('saved.none')
        : zh('saved.at', { time: clockTime(savedAt) });
  return (
    <span className={pending > 0 ? 'saved is-pending' : 'saved'} data-testid="saved-at" role="status">
      {text}
    </span>
  );
}

export function StatusLine({
  focus,
  workspace,
}: {
  readonly focus: string | undefined;
  readonly workspace: string;
}) {
  const about = useCall('shell.about', {});
  const runtime = about.data;
  return (
    <footer className="status-line">
      <SavedAt />
      <span>{zh('status.offline')}</span>
      <Tip text={zh('status.encrypted.why')}>
        <span>{zh('status.encrypted', { name: workspace })}</span>
      </Tip>
      <OcrTray />
      <span className="spacer" />
      {focus ? <span>{focus}</span> : null}
      {runtime ? (
        <span title={zh('status.runtime', { electron: runtime.electron, chrome: runtime.chrome })}>
          {zh('status.version', { version: runtime.version })}
          {runtime.developmentRuntime ? zh('status.development') : null}
        </span>
      ) : null}
    </footer>
  );
}
