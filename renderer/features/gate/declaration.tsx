/** The declaration: a few questions, yes or no, signed with the password. An answer that bars closes the case. */
import { useState } from 'react';
import type { Gate } from '../../../shared/contract/recusal.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { failureOf, failureText } from '../../client/call-error.ts';
import { useFormDraft } from '../../client/drafts.ts';
import { useCommand, useReplace } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { RadioField } from '../../kit/choice.tsx';
import { ErrorLine } from '../../kit/error.tsx';
import { PasswordField, TextField } from '../../kit/field.tsx';

interface Answer {
  readonly yes: boolean | null;
  readonly detail: string;
}
type Answers = Readonly<Record<string, Answer>>;

const NONE: Answers = {};
const UNANSWERED: Answer = { yes: null, detail: '' };

function useDeclaration(gate: Gate, onSigned: () => void) {
  const { caseId, questions } = gate;
  const replace = useReplace();
  const draft = useFormDraft<Answers>(`recusal.declare:${caseId}`, NONE);
  const [password, setPassword] = useState('');
  const declare = useCommand('recusal.declare', (changed) => {
    draft.clear();
    replace('recusal.gate', { caseId }, changed);
    if (changed.clearance === 'clear') onSigned();
  });
  const given = questions.map((question) => ({ ...question, ...(draft.value[question.id] ?? UNANSWERED) }));
  const missing = whatIsMissing(given, password);
  const sign = (): void => {
    if (missing !== undefined) return;
    const answers = given.map(({ id, yes, detail }) => ({ id, yes: yes === true, detail }));
    declare.mutate({ caseId, answers, password }, { onError: () => setPassword('') });
  };
  return { draft, given, password, setPassword, missing, sign, declare };
}

/** What must be done before the signature, in words; undefined when nothing. */
function whatIsMissing(given: readonly Answer[], password: string): string | undefined {
  const open = given.filter((answer) => answer.yes === null).length;
  if (open > 0) return zh('gate.declare.open', { count: open });
  if (given.some((answer) => answer.yes === true && answer.detail.trim() === '')) {
    return zh('gate.declare.detailNeeded');
  }
  return password === '' ? zh('gate.declare.passwordNeeded') : undefined;
}

export function Declaration({ gate, onSigned }: { readonly gate: Gate; readonly onSigned: () => void }) {
  const { draft, given, password, setPassword, missing, sign, declare } = useDeclaration(gate, onSigned);
  const bars = given.some((question) => question.bars && question.yes === true);
  const failure = declare.error ? failureOf(declare.error) : null;
  const isAboutPassword = failure?.code === 'wrong-password';
  return (
    <form
      className="card declaration"
      aria-label={zh('gate.declare')}
      onSubmit={(event) => {
        event.preventDefault();
        sign();
      }}
    >
      <h2>{zh('gate.declare')}</h2>
      <p className="muted">{zh('gate.declare.text')}</p>
      <ol className="questions">
        {given.map((question) => (
          <Question
            key={question.id}
            text={question.text}
            bars={question.bars}
            answer={question}
            disabled={!draft.isLoaded}
            onChange={(answer) => draft.set({ [question.id]: answer })}
          />
        ))}
      </ol>
      {bars ? <p className="note-line tone-error">{zh('gate.declare.bars')}</p> : null}
      {failure && !isAboutPassword ? <ErrorLine failure={failure} /> : null}
      <div className="sign-line">
        <PasswordField
          label={zh('sign.password')}
          value={password}
          error={isAboutPassword ? failureText(failure) : null}
          onChange={setPassword}
        />
        <Button
          kind="primary"
          submit
          disabled={missing !== undefined}
          why={missing}
          isBusy={declare.isPending}
        >
          {zh('gate.declare.sign')}
        </Button>
      </div>
    </form>
  );
}

function Question(props: {
  readonly text: string;
  readonly bars: boolean;
  readonly answer: Answer;
  readonly disabled: boolean;
  readonly onChange: (answer: Answer) => void;
}) {
  const { answer } = props;
  return (
    <li>
      <div className="question-line">
        <span>{props.text}</span>
        <RadioField
          label={props.text}
          value={answer.yes === null ? null : answer.yes ? 'yes' : 'no'}
          inline
          disabled={props.disabled}
          choices={[
            { value: 'no', label: zh('answer.no') },
            { value: 'yes', label: zh('answer.yes') },
          ]}
          onChange={(value) => props.onChange({ yes: value === 'yes', detail: answer.detail })}
        />
      </div>
      {answer.yes === true ? (
        <TextField
          label={zh('gate.declare.detail', { question: props.text })}
          hideLabel
          placeholder={props.bars ? zh('gate.declare.detail.bars') : zh('gate.declare.detail.hint')}
          value={answer.detail}
          maxLength={500}
          onChange={(detail) => props.onChange({ yes: answer.yes, detail })}
        />
      ) : null}
    </li>
  );
}
