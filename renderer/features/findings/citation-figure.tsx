/** A law's versions on a line with the decision's date, and the cited topic beside the one in force. */
import { zh } from '../../../shared/i18n/translate.ts';
import type { FindingData } from '../../../shared/model/finding.ts';

type CitationData = Extract<FindingData, { readonly kind: 'citation' }>;

interface Point {
  readonly key: string;
  readonly date: string;
  readonly label: string;
  readonly isDecision: boolean;
}

/** Versions around the date that matters: the two before it, the next one after. */
function pointsOf(data: CitationData): Point[] {
  const dated = data.versions
    .filter((version): version is { label: string; from: string } => version.from !== null)
    .sort((a, b) => a.from.localeCompare(b.from));
  const before = dated.filter((version) => version.from <= data.date);
  const after = dated.filter((version) => version.from > data.date);
  const named = new Set([data.citedVersion, data.inForceVersion]);
  const near = [...before.slice(-3), ...after.slice(0, 1)];
  const shown = dated.filter((version) => near.includes(version) || named.has(version.label)).slice(-4);
  const points = shown.map((version) => ({
    key: version.from,
    date: version.from,
    label: zh('citation.version', { from: version.from, label: version.label }),
    isDecision: false,
  }));
  const decision = {
    key: 'decision',
    date: data.date,
    label: zh('citation.decisionDate', { date: data.date }),
    isDecision: true,
  };
  return (data.date === '' ? points : [...points, decision]).sort((a, b) => a.date.localeCompare(b.date));
}

/** Points evenly apart: the order tells more than the years between, and nothing overlaps. */
function VersionLine({ data }: { readonly data: CitationData }) {
  const points = pointsOf(data);
  if (points.length < 2) return null;
  return (
    <ol className="version-line" aria-label={zh('citation.versions', { law: data.law })}>
      {points.map((point) => (
        <li key={point.key} className={point.isDecision ? 'is-decision' : undefined}>
          <span>{point.label}</span>
        </li>
      ))}
    </ol>
  );
}

export function CitationFigure({ data }: { readonly data: CitationData }) {
  const { suggestion } = data;
  const hasRight = suggestion !== null || data.inForceTopic !== null;
  return (
    <div className="citation-figure">
      <VersionLine data={data} />
      <div className="topic-boxes">
        <div className="topic-box">
          <b>{zh('citation.cited', { version: data.citedVersion ?? '', article: data.article })}</b>
          <span>{data.citedTopic ?? zh('citation.noTopic')}</span>
        </div>
        {hasRight ? (
          <div className="topic-box is-right">
            <b>
              {suggestion
                ? zh('citation.right', { version: data.inForceVersion ?? '', article: suggestion.article })
                : zh('citation.inForce', { version: data.inForceVersion ?? '', article: data.article })}
            </b>
            <span>{suggestion?.topic ?? data.inForceTopic ?? zh('citation.noTopic')}</span>
          </div>
        ) : null}
      </div>
    </div>
  );
}
