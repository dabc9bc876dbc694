/** Where one reads in a case and how its papers are turned: kept with the user's drafts, found again the next time. */
import { useEffect } from 'react';
import * as z from 'zod';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import { call } from '../../client/client.ts';
import { goTo, placeNow, usePanes } from './panes.ts';

const KeptSchema = z.object({
  turns: z.record(z.string(), z.literal([0, 90, 180, 270])),
  place: z.object({ documentId: z.string(), page: z.number().int(), at: z.number() }).nullable(),
});
type Kept = z.output<typeof KeptSchema>;

const SAVED_AFTER_MS = 1_000;
const keyOf = (caseId: string): string => `reading:${caseId}`;

function parse(text: string | undefined): Kept | null {
  if (!text) return null;
  try {
    return KeptSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

async function load(caseId: string): Promise<Kept | null> {
  const key = keyOf(caseId);
  const drafts = await call('drafts.load', { prefix: key });
  return parse(drafts.find((draft) => draft.key === key)?.text);
}

/** Nobody has gone anywhere yet. */
function isUntouched(): boolean {
  const { panes, trail } = usePanes.getState();
  return trail.back.length === 0 && panes.every((pane) => pane.target === null);
}

export function useKeptView(caseId: string, documents: readonly DocumentInfo[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up once a case
  useEffect(() => {
    let isCurrent = true;
    let stop = (): void => {};
    const begin = (kept: Kept | null): void => {
      if (!isCurrent) return;
      if (kept !== null) usePanes.setState(({ turns }) => ({ turns: { ...kept.turns, ...turns } }));
      const place = kept?.place;
      if (place && isUntouched() && documents.some((document) => document.id === place.documentId))
        goTo(place);
      stop = keepSaving(caseId);
    };
    load(caseId).then(begin, () => begin(null));
    return () => {
      isCurrent = false;
      stop();
    };
  }, [caseId]);
}

/** Writes place and turns a moment after the reader stopped moving. @returns stops, writing what waits */
function keepSaving(caseId: string): () => void {
  let timer = 0;
  let last = '';
  const save = (): void => {
    timer = 0;
    const { turns } = usePanes.getState();
    const here = placeNow();
    if (here === null) return;
    const { documentId, page, at } = here;
    const text = JSON.stringify({ turns, place: { documentId, page, at } } satisfies Kept);
    if (text === last) return;
    last = text;
    // A place that could not be kept costs a scroll, not work: nothing is said about it.
    void call('drafts.save', { key: keyOf(caseId), text }).catch(() => undefined);
  };
  const soon = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(save, SAVED_AFTER_MS);
  };
  const unsubscribe = usePanes.subscribe(soon);
  return () => {
    unsubscribe();
    window.clearTimeout(timer);
  };
}
