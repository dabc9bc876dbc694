/** What is left before the signature; each line leads to where it is mended. */
import type { ConclusionView } from '../../../shared/contract/conclusions.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { LinkButton } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';

/** Where an unfinished thing is: an item or veto of the sheet, or a finding. */
export interface Jump {
  readonly itemId?: string;
  readonly findingId?: string;
}

type Entry = ConclusionView['unfinished'][number];

function jumpOf(entry: Entry): Jump | null {
  const [id] = entry.ids;
  if (id === undefined || id === '') return null;
  if (entry.code === 'findings-open') return { findingId: id };
  return entry.code === 'evidence-missing' || entry.code === 'items-open' ? { itemId: id } : null;
}

export function Unfinished({
  view,
  onJump,
}: {
  readonly view: ConclusionView;
  readonly onJump: (jump: Jump) => void;
}) {
  const { unfinished } = view;
  return (
    <section className="card side-card" aria-label={zh('conclusion.unfinished')}>
      <h2>{zh('conclusion.unfinished')}</h2>
      {unfinished.length === 0 ? (
        <p className="note-line tone-ok">
          <Icon name="check" />
          {zh('conclusion.allDone')}
        </p>
      ) : (
        <ul className="unfinished">
          {unfinished.map((entry) => {
            const jump = jumpOf(entry);
            const isHint = entry.code === 'findings-open' && !entry.blocks;
            const text = zh(isHint ? 'unfinished.hints-open' : `unfinished.${entry.code}`, {
              count: entry.count,
            });
            return (
              <li key={`${entry.code}:${entry.blocks}`} className={entry.blocks ? 'is-blocking' : undefined}>
                <Icon name={entry.blocks ? 'warning' : 'list'} />
                <span>
                  {text}
                  <small className="muted">
                    {entry.blocks ? zh('unfinished.blocks') : zh('unfinished.may')}
                  </small>
                </span>
                {jump === null ? null : (
                  <LinkButton label={zh('unfinished.go.to', { what: text })} onClick={() => onJump(jump)}>
                    {zh('unfinished.go')}
                  </LinkButton>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
