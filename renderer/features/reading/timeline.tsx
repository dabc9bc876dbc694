/** 办案时间线: the events with their passages, the limits as bars with their verdict in words, what could not be told. */
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import { isMessageKey, zh } from '../../../shared/i18n/translate.ts';
import { SeverityDot } from '../../kit/tag.tsx';
import './reading.css';

type Event = CaseDetail['timeline'][number];
type Limit = CaseDetail['limits'][number];

export interface TimelineProps {
  readonly detail: CaseDetail;
  readonly onGo: (event: Event) => void;
}

function keyed(prefix: string, name: string): string {
  const key = `${prefix}.${name}`;
  return isMessageKey(key) ? zh(key) : name;
}

export function Timeline({ detail, onGo }: TimelineProps) {
  const { timeline, limits, undetermined } = detail;
  const titles = new Map(detail.documents.map((document) => [document.id, document.title]));
  return (
    <section aria-label={zh('timeline.title')} className="timeline">
      <h3>
        <span>{zh('timeline.title')}</span>
        <span>{timeline.length}</span>
      </h3>
      {limits.map((limit) => (
        <LimitBar key={`${limit.id}:${limit.from}:${limit.to}`} limit={limit} />
      ))}
      {timeline.length === 0 ? <p className="muted">{zh('timeline.empty')}</p> : null}
      <ol>
        {timeline.map((event) => (
          <li key={`${event.kind}:${event.documentId}:${event.page}:${event.start}`}>
            <button
              type="button"
              className="event"
              title={zh('timeline.where', {
                document: titles.get(event.documentId) ?? '',
                page: event.page,
                quote: event.quote,
              })}
              onClick={() => onGo(event)}
            >
              <time>{event.date}</time>
              <span>{keyed('event', event.kind)}</span>
              <small>{zh('page.short', { page: event.page })}</small>
            </button>
          </li>
        ))}
      </ol>
      {undetermined.length === 0 ? null : (
        <ul className="undetermined">
          {undetermined.map((entry) => (
            <li key={entry.fact}>
              <SeverityDot severity="hint" />
              {zh('timeline.undetermined', {
                fact: keyed('event', entry.fact),
                reason: keyed('undetermined', entry.reason),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function limitText(limit: Limit): string {
  const unit = keyed('unit', limit.unit);
  if (limit.verdict === 'undetermined' || limit.used === null) {
    const reason = limit.reason === null ? '' : reasonText(limit);
    return zh('timeline.limit.undetermined', { reason });
  }
  const over = limit.used - limit.allowed;
  if (limit.verdict === 'over')
    return zh('timeline.limit.over', { used: limit.used, allowed: limit.allowed, over, unit });
  return zh(limit.verdict === 'near' ? 'timeline.limit.near' : 'timeline.limit.within', {
    used: limit.used,
    allowed: limit.allowed,
    unit,
  });
}

function reasonText(limit: Limit): string {
  const key = `limit.reason.${limit.reason ?? ''}`;
  return isMessageKey(key) ? zh(key, { papers: limit.papers.join(zh('list.comma')) }) : (limit.reason ?? '');
}

/** Days used against days allowed; the mark stands where the limit ends. */
function LimitBar({ limit }: { readonly limit: Limit }) {
  const span = Math.max(limit.allowed, limit.used ?? 0, 1);
  const share = (days: number): string => `${Math.min(100, (days / span) * 100)}%`;
  const text = limitText(limit);
  return (
    <div className={`limit verdict-${limit.verdict}`}>
      <span className="limit-name">
        {limit.name}
        <b>{zh(`limit.verdict.${limit.verdict}`)}</b>
      </span>
      <span className="limit-bar" role="img" aria-label={text}>
        {limit.used === null ? null : (
          <span className="limit-used" style={{ width: share(Math.min(limit.used, limit.allowed)) }} />
        )}
        {limit.used !== null && limit.used > limit.allowed ? (
          <span
            className="limit-over"
            style={{ left: share(limit.allowed), width: share(limit.used - limit.allowed) }}
          />
        ) : null}
        <span className="limit-mark" style={{ left: share(limit.allowed) }}>
          {limit.allowed}
        </span>
      </span>
      <span className="limit-text">{text}</span>
    </div>
  );
}
