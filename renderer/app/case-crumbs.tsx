/** Where one is inside a case: review / case number / cause, and what the recusal check said. */
import type { ReactNode } from 'react';
import { zh } from '../../shared/i18n/translate.ts';
import { useCall } from '../client/queries.ts';
import { Tag } from '../kit/tag.tsx';
import type { Crumb } from './frame.tsx';
import { go } from './routes.ts';

export interface CaseCrumbs {
  readonly crumbs: readonly Crumb[];
  readonly chips: ReactNode;
  /** Case number, or title where none was read. */
  readonly name: string;
}

export function useCaseCrumbs(caseId: string): CaseCrumbs {
  const detail = useCall('cases.get', { caseId });
  const summary = detail.data?.summary;
  const reviewId = summary?.reviewId ?? '';
  const review = useCall('reviews.get', { reviewId }, { enabled: reviewId !== '' });
  const gate = useCall('recusal.gate', { caseId });
  const name = summary?.caseNo ?? summary?.title ?? '';
  const searched = gate.data?.searched;
  const isClear = gate.data?.clearance === 'clear';
  const text =
    gate.data?.hits.length === 0
      ? zh('case.recusal.none', { people: searched?.people ?? 0, roles: searched?.roles ?? 0 })
      : zh('case.recusal.cleared');
  return {
    crumbs: [
      { text: review.data?.name ?? '', open: () => go({ screen: 'review', reviewId }) },
      { text: name, note: summary?.cause ?? undefined },
    ],
    chips: isClear ? <Tag tone="ok">{text}</Tag> : null,
    name,
  };
}
