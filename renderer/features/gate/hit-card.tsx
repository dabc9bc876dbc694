/** One person of the file that matches the reviewer's profile: who, in which roles, where, and what follows. */
import type { RecusalHit } from '../../../shared/contract/recusal.ts';
import { isMessageKey, zh } from '../../../shared/i18n/translate.ts';
import { failureOf } from '../../client/call-error.ts';
import { useCommand, useReplace } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { ErrorLine } from '../../kit/error.tsx';
import { Tag, type Tone } from '../../kit/tag.tsx';
import { shortQuote } from '../../words/passage.ts';

const TONES: Readonly<Record<RecusalHit['strength'], Tone>> = {
  barred: 'error',
  decision: 'flaw',
  ask: 'hint',
};
const SHOWN_PLACES = 4;

function roleName(role: string): string {
  const key = `role.${role}`;
  return isMessageKey(key) ? zh(key) : role;
}

function matchedName(matched: string): string {
  const key = `gate.matched.${matched}`;
  return isMessageKey(key) ? zh(key) : matched;
}

export function HitCard({ hit, caseId }: { readonly hit: RecusalHit; readonly caseId: string }) {
  return (
    <article
      className={`card hit tone-${TONES[hit.strength]}`}
      aria-label={zh('gate.hit', { person: hit.person })}
    >
      <header>
        <Tag tone={TONES[hit.strength]}>{zh(`gate.strength.${hit.strength}`)}</Tag>
        <b>{hit.person}</b>
        <span className="muted">{hit.roles.map(roleName).join(zh('list.comma'))}</span>
        <span className="spacer" />
        <span className="faint">{hit.rule}</span>
      </header>
      <p>{zh('gate.matched', { what: matchedName(hit.matched), value: hit.value })}</p>
      <p className="muted">{zh(`gate.rule.${hit.rule}`)}</p>
      <ul className="hit-places">
        {hit.where.slice(0, SHOWN_PLACES).map((place, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one name may stand twice on a page; the list never changes
          <li key={`${place.file}:${place.page}:${index}`}>
            <span className="hit-place">{zh('gate.place', { file: place.file, page: place.page })}</span>
            <q>{shortQuote(place.quote, 40)}</q>
          </li>
        ))}
        {hit.where.length > SHOWN_PLACES ? (
          <li className="muted">{zh('gate.morePlaces', { count: hit.where.length - SHOWN_PLACES })}</li>
        ) : null}
      </ul>
      {hit.strength === 'ask' ? <NameAnswer hit={hit} caseId={caseId} /> : null}
    </article>
  );
}

/** Same name only: the program asks, it does not guess. */
function NameAnswer({ hit, caseId }: { readonly hit: RecusalHit; readonly caseId: string }) {
  const replace = useReplace();
  const answer = useCommand('recusal.answer', (gate) => replace('recusal.gate', { caseId }, gate));
  const give = (value: 'same-person' | 'other-person'): void =>
    answer.mutate({ caseId, hitId: hit.id, answer: value });
  return (
    <div className="hit-answer">
      <span>{zh('gate.name.question', { person: hit.person })}</span>
      <Button
        small
        pressed={hit.answer === 'same-person'}
        kind={hit.answer === 'same-person' ? 'danger' : 'plain'}
        isBusy={answer.isPending}
        onClick={() => give('same-person')}
      >
        {zh('gate.name.same')}
      </Button>
      <Button
        small
        pressed={hit.answer === 'other-person'}
        isBusy={answer.isPending}
        onClick={() => give('other-person')}
      >
        {zh('gate.name.other')}
      </Button>
      {hit.answer ? (
        <Tag tone={hit.answer === 'same-person' ? 'error' : 'ok'}>{zh(`gate.answered.${hit.answer}`)}</Tag>
      ) : null}
      {answer.error ? <ErrorLine failure={failureOf(answer.error)} /> : null}
    </div>
  );
}
