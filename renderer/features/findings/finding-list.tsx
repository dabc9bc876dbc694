/** All findings of the case, to pick one from. */
import { useState } from 'react';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import type { FindingView } from '../../../shared/contract/findings.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { Button } from '../../kit/button.tsx';
import { SeverityTag, Tag, type Tone } from '../../kit/tag.tsx';
import { Panel } from '../../kit/tip.tsx';

const STATE_TONES: Readonly<Record<FindingView['state'], Tone>> = {
  open: 'accent',
  confirmed: 'ok',
  dismissed: 'neutral',
  later: 'flaw',
};

export interface FindingListProps {
  readonly findings: readonly FindingView[];
  readonly documents: readonly DocumentInfo[];
  readonly activeId: string | null;
  readonly onOpen: (finding: FindingView) => void;
}

export function isOpenFinding(finding: FindingView): boolean {
  return finding.state === 'open' || finding.state === 'later';
}

export function FindingList({ findings, documents, activeId, onOpen }: FindingListProps) {
  const [isOpen, setOpen] = useState(false);
  const titles = new Map(documents.map((document) => [document.id, document.title]));
  const open = findings.filter(isOpenFinding).length;
  const content = (
    <ul className="finding-list" aria-label={zh('finding.list')}>
      {findings.length === 0 ? <li className="muted">{zh('finding.none')}</li> : null}
      {findings.map((finding) => (
        <li key={finding.id}>
          <button
            type="button"
            aria-current={finding.id === activeId ? 'true' : undefined}
            onClick={() => {
              setOpen(false);
              onOpen(finding);
            }}
          >
            <SeverityTag severity={finding.severity} />
            <span className="finding-list-text">
              <b>{finding.title}</b>
              <small className="muted">
                {zh('finding.where', {
                  document: titles.get(finding.where[0]?.documentId ?? '') ?? '',
                  page: finding.where[0]?.page ?? '',
                })}
              </small>
            </span>
            <Tag tone={STATE_TONES[finding.state]}>{zh(`finding.state.${finding.state}`)}</Tag>
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <Panel isOpen={isOpen} onOpenChange={setOpen} content={content}>
      <span>
        <Button small kind="quiet" icon="list" label={zh('finding.list')} onClick={() => setOpen(true)}>
          {zh('toolbar.findings', { count: findings.length, open })}
        </Button>
      </span>
    </Panel>
  );
}
