/** Finding words in the case: what is typed, the hits, the one that is shown, and the place to return to. */
import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import type { Hit } from '../../../shared/contract/search.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { useCall } from '../../client/queries.ts';
import type { Mark } from '../../viewer/mark.ts';
import { goTo, leaveHere, moveTo, placeNow, usePanes } from './panes.ts';

interface FindState {
  readonly isOpen: boolean;
  /** What stands in the field, and what of it is asked for: typing does not ask at every key. */
  readonly text: string;
  readonly asked: string;
  /** Index of the hit that is shown; -1 before the first. */
  readonly current: number;
  readonly from: ReturnType<typeof placeNow>;
  /** Raised to put the caret into the field. */
  readonly nonce: number;
}

const START: FindState = { isOpen: false, text: '', asked: '', current: -1, from: null, nonce: 0 };
const ASK_AFTER_MS = 150;
let asking = 0;

export const useFind = create<FindState>(() => START);

export function resetFind(): void {
  window.clearTimeout(asking);
  useFind.setState(START);
}

/** Opens the bar, or takes the caret back to it; selected words are looked for. */
export function openFind(selected: string): void {
  const { isOpen, nonce } = useFind.getState();
  if (!isOpen) leaveHere();
  useFind.setState({ isOpen: true, nonce: nonce + 1, ...(isOpen ? {} : { from: placeNow() }) });
  if (selected !== '') typeFind(selected);
}

export function typeFind(text: string): void {
  window.clearTimeout(asking);
  useFind.setState({ text });
  asking = window.setTimeout(() => useFind.setState({ asked: text.trim(), current: -1 }), ASK_AFTER_MS);
}

/** Closes the bar and stays where the last hit is. */
export function closeFind(): void {
  window.clearTimeout(asking);
  useFind.setState({ isOpen: false, current: -1 });
}

/** Closes the bar and goes back to where one was when it was opened. */
export function leaveFind(): void {
  const { from, isOpen } = useFind.getState();
  closeFind();
  if (isOpen && from !== null) goTo(from, from.pane);
}

export interface Found {
  readonly hits: readonly Hit[];
  readonly isComplete: boolean;
  readonly isAsking: boolean;
  readonly show: (index: number) => void;
  readonly step: (by: 1 | -1) => void;
}

const NO_HITS: readonly Hit[] = [];

/** The first hit at or after the place, in the order of the papers; the first of all when there is none. */
function firstFrom(
  hits: readonly Hit[],
  documents: readonly DocumentInfo[],
  from: FindState['from'],
): number {
  if (from === null) return 0;
  const order = new Map(documents.map((document, index) => [document.id, index]));
  const at = order.get(from.documentId) ?? 0;
  const index = hits.findIndex((hit) => {
    const rank = order.get(hit.documentId) ?? 0;
    return rank > at || (rank === at && hit.page >= from.page);
  });
  return Math.max(0, index);
}

export function useFound(caseId: string, documents: readonly DocumentInfo[]): Found {
  const { isOpen, text, asked, from } = useFind();
  const query = useCall('search.case', { caseId, text: asked }, { enabled: isOpen && asked !== '' });
  const hits = isOpen && asked !== '' ? (query.data?.hits ?? NO_HITS) : NO_HITS;
  useEffect(() => {
    if (hits.length === 0 || useFind.getState().current >= 0) return;
    const first = firstFrom(hits, documents, from);
    useFind.setState({ current: first });
    const hit = hits[first];
    if (hit) moveTo(hit);
  }, [hits, documents, from]);
  return useMemo(() => {
    const show = (index: number): void => {
      const hit = hits[index];
      if (!hit) return;
      useFind.setState({ current: index });
      moveTo(hit);
    };
    return {
      hits,
      isComplete: query.data?.isComplete ?? true,
      isAsking: text.trim() !== asked || query.isFetching,
      show,
      step: (by) => {
        if (hits.length === 0) return;
        const now = useFind.getState().current;
        show((Math.max(now, by === 1 ? -1 : 0) + by + hits.length) % hits.length);
      },
    };
  }, [hits, query.data, query.isFetching, text, asked]);
}

/** The hits as marks of the viewer. */
export function useHitMarks(hits: readonly Hit[]): readonly Mark[] {
  const current = useFind((state) => state.current);
  const marks = useMemo(
    () =>
      hits.map(({ documentId, page, start, end }, index): Mark => {
        const label = zh('find.hit', { index: index + 1 });
        return { id: `hit|${index}`, documentId, page, start, end, tone: 'hit', isActive: false, label };
      }),
    [hits],
  );
  return useMemo(
    () => marks.map((mark, index) => (index === current ? { ...mark, isActive: true } : mark)),
    [marks, current],
  );
}

/** Words selected on the page, short enough to be looked for. */
export function selectedWords(): string {
  const words = window.getSelection()?.toString().replace(/\s+/g, ' ').trim() ?? '';
  return words.length <= 40 && usePanes.getState().panes.length > 0 ? words : '';
}
