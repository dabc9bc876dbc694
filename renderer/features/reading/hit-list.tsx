/** The hits of a search by document, each with the words around it. */
import { memo, useEffect, useMemo, useRef } from 'react';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import type { Hit } from '../../../shared/contract/search.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import './find.css';

export interface HitListProps {
  readonly hits: readonly Hit[];
  readonly documents: readonly DocumentInfo[];
  readonly current: number;
  readonly isComplete: boolean;
  readonly onShow: (index: number) => void;
}

interface Group {
  readonly document: DocumentInfo;
  readonly hits: { readonly index: number; readonly hit: Hit }[];
}

function grouped(hits: readonly Hit[], documents: readonly DocumentInfo[]): Group[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const groups: Group[] = [];
  for (const [index, hit] of hits.entries()) {
    const document = byId.get(hit.documentId);
    if (!document) continue;
    const last = groups.at(-1);
    if (last?.document === document) last.hits.push({ index, hit });
    else groups.push({ document, hits: [{ index, hit }] });
  }
  return groups;
}

export function HitList({ hits, documents, current, isComplete, onShow }: HitListProps) {
  const groups = useMemo(() => grouped(hits, documents), [hits, documents]);
  return (
    <section className="hit-list" aria-label={zh('find.hits')}>
      {hits.length === 0 ? <p className="muted hit-hint">{zh('find.hint')}</p> : null}
      {isComplete ? null : <p className="muted hit-hint">{zh('find.more', { count: hits.length })}</p>}
      {groups.map(({ document, hits: own }) => (
        <section key={document.id}>
          <h4>
            <span className="hit-document">{document.title}</span>
            <em>{zh('find.inDocument', { count: own.length })}</em>
          </h4>
          {own.map(({ index, hit }) => (
            <Row
              key={`${hit.page}:${hit.start}`}
              hit={hit}
              page={hit.page - document.fromPage + 1}
              index={index}
              isCurrent={index === current}
              onShow={onShow}
            />
          ))}
        </section>
      ))}
    </section>
  );
}

interface RowProps {
  readonly hit: Hit;
  readonly page: number;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly onShow: (index: number) => void;
}

/** So much of what stands before is shown that the words found stay in sight. */
const BEFORE = 9;

const Row = memo(function Row({ hit, page, index, isCurrent, onShow }: RowProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <button
      ref={button}
      type="button"
      className="hit"
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => onShow(index)}
    >
      <small>{zh('find.page', { page })}</small>
      <span className="hit-words">
        {hit.before.slice(-BEFORE)}
        <mark>{hit.quote}</mark>
        {hit.after}
      </span>
    </button>
  );
});
