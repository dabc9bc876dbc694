/** A limit as counted days: start, the day it ended, the day it was done. */
import { isMessageKey, zh } from '../../../shared/i18n/translate.ts';
import type { FindingData } from '../../../shared/model/finding.ts';

type LimitData = Extract<FindingData, { readonly kind: 'limit' }>;

function how(data: LimitData): string {
  const key = `limit.how.${data.unit}`;
  return isMessageKey(key)
    ? zh(key, { from: data.from, to: data.to, due: data.due, used: data.used, allowed: data.allowed })
    : '';
}

export function LimitFigure({ data }: { readonly data: LimitData }) {
  const span = Math.max(data.used, data.allowed, 1);
  const allowed = `${(data.allowed / span) * 100}%`;
  const over = `${(Math.max(0, data.used - data.allowed) / span) * 100}%`;
  return (
    <div className="limit-figure">
      <div className="limit-scale" role="img" aria-label={how(data)}>
        <span className="limit-used" style={{ width: allowed }}>
          {zh('limit.allowed', { days: data.allowed })}
        </span>
        {data.over > 0 ? (
          <span className="limit-over" style={{ width: over }}>
            {zh('limit.overBy', { days: data.over })}
          </span>
        ) : null}
      </div>
      <div className="limit-dates">
        <span>{zh('limit.from', { date: data.from })}</span>
        <span style={{ left: allowed }}>{zh('limit.due', { date: data.due })}</span>
        <span className="limit-to">{zh('limit.to', { date: data.to })}</span>
      </div>
      <p className="muted">{how(data)}</p>
    </div>
  );
}
