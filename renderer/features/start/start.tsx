/** Before anybody is signed in: make a workspace, open one, sign in, or come back with the recovery code. */
import { useState } from 'react';
import { create } from 'zustand';
import type { WorkspaceStatus } from '../../../shared/contract/workspace.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { Button } from '../../kit/button.tsx';
import { ErrorPane } from '../../kit/error.tsx';
import { ChooseWorkspace } from './choose-workspace.tsx';
import { CreateWorkspace } from './create-workspace.tsx';
import { Recover } from './recover.tsx';
import { RecoveryCode } from './recovery-code.tsx';
import { SignIn } from './sign-in.tsx';
import './start.css';

/** The code just made. It is shown once and kept nowhere else. */
const useCode = create<{ readonly code: string | null }>(() => ({ code: null }));

export function useRecoveryCode(): string | null {
  return useCode((state) => state.code);
}

function showCode(code: string): void {
  useCode.setState({ code });
}

type Step = 'door' | 'create' | 'recover';

export interface StartProps {
  readonly status: WorkspaceStatus | null;
  readonly error: unknown;
  readonly onRetry: () => void;
}

export function Start({ status, error, onRetry }: StartProps) {
  const code = useRecoveryCode();
  const [step, setStep] = useState<Step>('door');
  return (
    <div className="start">
      <section className="start-card">
        <header className="start-head">
          <span className="app-mark" aria-hidden="true">
            {zh('app.mark')}
          </span>
          <div>
            <h1>{zh('app.title')}</h1>
            <p className="muted">{zh('app.subtitle')}</p>
          </div>
        </header>
        {code !== null ? (
          <RecoveryCode code={code} onTaken={() => useCode.setState({ code: null })} />
        ) : status === null ? (
          <ErrorPane error={error} onRetry={onRetry}>
            <ChooseWorkspace />
          </ErrorPane>
        ) : (
          <Steps status={status} step={step} onStep={setStep} />
        )}
      </section>
      <p className="start-foot muted">{zh('start.offline')}</p>
    </div>
  );
}

function Steps({
  status,
  step,
  onStep,
}: {
  readonly status: WorkspaceStatus;
  readonly step: Step;
  readonly onStep: (step: Step) => void;
}) {
  const back = (): void => onStep('door');
  if (step === 'create') return <CreateWorkspace status={status} onCode={showCode} onBack={back} />;
  if (status.state === 'none') {
    return (
      <div className="start-choice">
        <p>{zh('start.none')}</p>
        <ul className="start-steps">
          <li>{zh('start.first.1')}</li>
          <li>{zh('start.first.2')}</li>
          <li>{zh('start.first.3')}</li>
        </ul>
        <div className="start-actions">
          <ChooseWorkspace />
          <span className="spacer" />
          <Button kind="primary" onClick={() => onStep('create')}>
            {zh('start.create')}
          </Button>
        </div>
      </div>
    );
  }
  if (step === 'recover') return <Recover status={status} onCode={showCode} onBack={back} />;
  return <SignIn status={status} onRecover={() => onStep('recover')} onCreate={() => onStep('create')} />;
}
