/** In the line at the foot: how far OCR of scanned pages is; opened, case by case, with pause, skip and again. */
import { useState } from 'react';
import type { OcrStatus } from '../../shared/contract/ocr.ts';
import { zh } from '../../shared/i18n/translate.ts';
import { useCall, useCommand } from '../client/queries.ts';
import { Button } from '../kit/button.tsx';
import { ProgressBar } from '../kit/progress.tsx';
import { Panel } from '../kit/tip.tsx';
import { useToast } from '../kit/toast.tsx';

const MINUTE = 60;

function headline(status: OcrStatus): string {
  const { state, waiting, secondsLeft } = status;
  if (state === 'idle') {
    const pages = status.cases.reduce((sum, each) => sum + each.skipped + each.failed, 0);
    return zh('ocr.tray.unread', { pages });
  }
  if (state === 'paused') return zh('ocr.tray.paused', { waiting });
  const words = zh('ocr.tray.running', { waiting });
  if (secondsLeft === null) return words;
  return [words, zh('ocr.tray.left', { minutes: Math.max(1, Math.round(secondsLeft / MINUTE)) })].join(
    zh('list.comma'),
  );
}

/** Nothing when no page waits and none was left unread. */
export function OcrTray() {
  const [isOpen, setOpen] = useState(false);
  const { data: status } = useCall('ocr.status', {});
  if (!status || status.cases.length === 0) return null;
  return (
    <Panel isOpen={isOpen} onOpenChange={setOpen} content={<Cases status={status} />}>
      <button type="button" className="link" data-testid="ocr-tray" aria-label={zh('ocr.title')}>
        {headline(status)}
      </button>
    </Panel>
  );
}

function Cases({ status }: { readonly status: OcrStatus }) {
  const toast = useToast();
  const failed = { onError: toast.failed };
  const pause = useCommand('ocr.pause');
  const resume = useCommand('ocr.resume');
  const skip = useCommand('ocr.skip');
  const retry = useCommand('ocr.retry');
  const isPaused = status.state === 'paused';
  return (
    <div role="dialog" aria-label={zh('ocr.title')}>
      <ProgressBar label={zh('ocr.title')} done={status.read} total={status.read + status.waiting} />
      {status.cases.map((each) => (
        <div key={each.caseId}>
          <p>
            <b>{each.title}</b>
            <br />
            {zh('ocr.case', {
              waiting: each.waiting,
              read: each.read,
              skipped: each.skipped,
              failed: each.failed,
            })}
          </p>
          {each.waiting > 0 ? (
            <Button small onClick={() => skip.mutate({ caseId: each.caseId }, failed)}>
              {zh('ocr.skip')}
            </Button>
          ) : null}
          {each.skipped + each.failed > 0 ? (
            <Button small onClick={() => retry.mutate({ caseId: each.caseId }, failed)}>
              {zh('ocr.retry')}
            </Button>
          ) : null}
        </div>
      ))}
      <p>
        <Button small onClick={() => (isPaused ? resume : pause).mutate({}, failed)}>
          {zh(isPaused ? 'ocr.resume' : 'ocr.pause')}
        </Button>
      </p>
    </div>
  );
}
