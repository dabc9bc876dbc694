/** The cases of a review as a table: what was found, how far the scoring is, what was concluded. */
import type { CaseSummary } from '../../../shared/contract/cases.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { LinkButton } from '../../kit/button.tsx';
import { type Column, DataTable } from '../../kit/table.tsx';
import { SeverityDot, Tag, type Tone } from '../../kit/tag.tsx';
import { totalText } from '../../words/numbers.ts';

const CLEARANCE_TONES: Readonly<Record<CaseSummary['clearance'], Tone>> = {
  'not-checked': 'neutral',
  ask: 'flaw',
  'awaiting-decision': 'flaw',
  declare: 'accent',
  clear: 'ok',
  blocked: 'error',
};

const DETERMINATION_TONES = { pass: 'ok', flawed: 'flaw', wrong: 'error' } as const;
const CONCLUSION_TONES = { none: 'neutral', draft: 'accent', signed: 'flaw', sealed: 'ok' } as const;
const DASH = '—';

export function Findings({ findings }: { readonly findings: CaseSummary['findings'] }) {
  const kinds = (['veto', 'error', 'flaw', 'hint'] as const).filter((kind) => findings[kind] > 0);
  if (kinds.length === 0) return <span className="faint">{DASH}</span>;
  return (
    <span className="finding-counts">
      {kinds.map((kind) => (
        <span key={kind}>
          <SeverityDot severity={kind} />
          {findings[kind]}
        </span>
      ))}
      {findings.open > 0 ? (
        <small className="muted">{zh('review.findingsOpen', { count: findings.open })}</small>
      ) : null}
    </span>
  );
}

/** Which case it is and what was found in it. */
function caseColumns(onOpen: (summary: CaseSummary) => void): Column<CaseSummary>[] {
  return [
    {
      key: 'case',
      title: zh('case.no'),
      compare: (a, b) => (a.caseNo ?? a.title).localeCompare(b.caseNo ?? b.title, 'zh'),
      render: (row) => (
        <span className="case-name">
          <LinkButton
            label={zh('review.openCase', { name: row.caseNo ?? row.title })}
            onClick={() => onOpen(row)}
          >
            {row.caseNo ?? row.title}
          </LinkButton>
          <small className="muted">{row.cause ?? row.title}</small>
        </span>
      ),
    },
    {
      key: 'organ',
      title: zh('case.organ'),
      width: 180,
      render: (row) => row.organ ?? <span className="faint">{zh('case.unread')}</span>,
    },
    {
      key: 'size',
      title: zh('case.size'),
      width: 110,
      align: 'right',
      render: (row) => zh('case.sizeOf', { files: row.files, pages: row.pages }),
      compare: (a, b) => a.pages - b.pages,
    },
    {
      key: 'findings',
      title: zh('case.findings'),
      width: 170,
      render: (row) => <Findings findings={row.findings} />,
      compare: (a, b) => a.findings.open - b.findings.open,
    },
  ];
}

/** How far it is scored, and what came of it. */
function resultColumns(): Column<CaseSummary>[] {
  return [
    {
      key: 'assessed',
      title: zh('case.assessed'),
      width: 84,
      align: 'right',
      render: (row) => zh('case.assessedOf', { done: row.assessed, total: row.applicable }),
    },
    {
      key: 'total',
      title: zh('case.total'),
      width: 110,
      align: 'right',
      compare: (a, b) => (a.total ?? -1) - (b.total ?? -1),
      render: (row) => (
        <span className="case-total">
          <b>{row.total === null || row.assessed === 0 ? DASH : totalText(row.total)}</b>
          <small className="muted">{row.assessed === 0 ? '' : (row.grade ?? '')}</small>
        </span>
      ),
    },
    {
      key: 'determination',
      title: zh('case.determination'),
      width: 76,
      render: (row) =>
        row.determination === null ? (
          <span className="faint">{DASH}</span>
        ) : (
          <Tag tone={DETERMINATION_TONES[row.determination]}>{zh(`determination.${row.determination}`)}</Tag>
        ),
    },
    {
      key: 'conclusion',
      title: zh('case.conclusion'),
      width: 90,
      render: (row) => (
        <Tag tone={CONCLUSION_TONES[row.conclusion]}>{zh(`conclusion.state.${row.conclusion}`)}</Tag>
      ),
    },
    {
      key: 'clearance',
      title: zh('case.clearance'),
      width: 116,
      render: (row) => <Tag tone={CLEARANCE_TONES[row.clearance]}>{zh(`clearance.${row.clearance}`)}</Tag>,
    },
  ];
}

export function CaseTable({
  cases,
  onOpen,
}: {
  readonly cases: readonly CaseSummary[];
  readonly onOpen: (summary: CaseSummary) => void;
}) {
  return (
    <DataTable
      label={zh('review.cases')}
      rows={cases}
      rowKey={(row) => row.id}
      columns={[...caseColumns(onOpen), ...resultColumns()]}
      onOpen={onOpen}
    />
  );
}
