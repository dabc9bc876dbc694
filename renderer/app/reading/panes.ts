/** What the one or two reading panes show, where their readers were before, and the way back and forward. */
import { create } from 'zustand';
import type { PlaceTeller, ReadingPlace } from '../../viewer/following/use-place.ts';
import type { Target } from '../../viewer/mark.ts';
import type { Turn } from '../../viewer/page-size.ts';
import type { Zoom } from '../../viewer/zoom.ts';

export interface Passage {
  readonly documentId: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

export interface Pane {
  readonly documentId: string | null;
  readonly target: Target | null;
  readonly zoom: Zoom;
  /** What the viewer tells: the page in the middle, CSS pixels per point. */
  readonly page: number;
  readonly scale: number;
}

interface Trail {
  readonly back: readonly Left[];
  readonly forward: readonly Left[];
}

/** A place that was left, and the pane it was in. */
interface Left extends ReadingPlace {
  readonly pane: number;
}

interface PanesState {
  readonly panes: readonly Pane[];
  readonly active: number;
  readonly turns: Readonly<Record<string, Turn>>;
  readonly trail: Trail;
  /** True for the moment in which the passage that was gone to pulses. */
  readonly isPulsing: boolean;
}

const EMPTY: Pane = { documentId: null, target: null, zoom: 'fit-width', page: 0, scale: 4 / 3 };
const START: PanesState = {
  panes: [EMPTY],
  active: 0,
  turns: {},
  trail: { back: [], forward: [] },
  isPulsing: false,
};

export const usePanes = create<PanesState>(() => START);

/** The viewers tell here where they are. */
export const tellers: readonly PlaceTeller[] = [{ current: null }, { current: null }];

/** Another case begins anew; how large pages are drawn stays. */
export function resetPanes(): void {
  const zoom = usePanes.getState().panes[0]?.zoom ?? 'fit-width';
  usePanes.setState({ ...START, panes: [{ ...EMPTY, zoom }] });
}

export function setPane(index: number, part: Partial<Pane>): void {
  usePanes.setState((state) => {
    const pane = state.panes[index];
    const keys = Object.keys(part) as (keyof Pane)[];
    if (!pane || keys.every((key) => pane[key] === part[key])) return state;
    return { panes: state.panes.map((each) => (each === pane ? { ...pane, ...part } : each)) };
  });
}

export function setActivePane(active: number): void {
  if (usePanes.getState().active !== active) usePanes.setState({ active });
}

/** The pane one reads in. */
export function activePane(): Pane {
  const { panes, active } = usePanes.getState();
  return panes[active] ?? EMPTY;
}

/** Where the reader of the active pane is now. */
export function placeNow(): Left | null {
  const { active } = usePanes.getState();
  const place = tellers[active]?.current?.() ?? null;
  return place === null ? null : { ...place, pane: active };
}

const LONGEST_TRAIL = 100;
/** Nearer than this share of a page, two places are one. */
const SAME = 0.05;

function isSame(a: Left | undefined, b: Left): boolean {
  return (
    a !== undefined &&
    a.pane === b.pane &&
    a.documentId === b.documentId &&
    a.page === b.page &&
    Math.abs(a.at - b.at) < SAME
  );
}

/** Notes the present place before a jump, so that Alt+← finds it. */
export function leaveHere(): void {
  const place = placeNow();
  if (place === null) return;
  usePanes.setState(({ trail }) => ({
    trail: {
      back: isSame(trail.back.at(-1), place) ? trail.back : [...trail.back, place].slice(-LONGEST_TRAIL),
      forward: [],
    },
  }));
}

const PULSE_MS = 900;
let pulse = 0;
let nonce = 0;

/** A target nobody was taken to yet. */
export function freshTarget(passage: Passage, at?: number): Target {
  nonce += 1;
  return { ...passage, at, nonce };
}

/** Goes to a place without noting the one that is left. */
export function goTo({ documentId, page, at }: ReadingPlace, pane = usePanes.getState().active): void {
  const { panes } = usePanes.getState();
  const index = pane < panes.length ? pane : 0;
  setPane(index, { documentId, target: freshTarget({ documentId, page, start: 0, end: 0 }, at) });
  usePanes.setState({ active: index, isPulsing: false });
}

/** Goes to a passage without noting the place that is left. */
export function moveTo(passage: Passage): void {
  const { documentId, page, start, end } = passage;
  setPane(usePanes.getState().active, {
    documentId,
    target: freshTarget({ documentId, page, start, end }),
  });
}

/** Opens the passage's document, scrolls to it and lets it pulse. */
export function showPassage(passage: Passage): void {
  leaveHere();
  window.clearTimeout(pulse);
  moveTo(passage);
  usePanes.setState({ isPulsing: true });
  pulse = window.setTimeout(() => usePanes.setState({ isPulsing: false }), PULSE_MS);
}

export function openDocument(documentId: string): void {
  if (activePane().documentId !== documentId) leaveHere();
  setPane(usePanes.getState().active, { documentId, target: null });
  usePanes.setState({ isPulsing: false });
}

/** To the top of a page of the document that is read. */
export function goToPage(documentId: string, page: number): void {
  leaveHere();
  goTo({ documentId, page, at: 0 });
}

function walk(from: 'back' | 'forward', to: 'back' | 'forward'): boolean {
  const { trail } = usePanes.getState();
  const place = trail[from].at(-1);
  if (place === undefined) return false;
  const here = placeNow();
  usePanes.setState({
    trail: {
      ...trail,
      [from]: trail[from].slice(0, -1),
      [to]: here === null ? trail[to] : [...trail[to], here],
    },
  });
  goTo(place, place.pane);
  return true;
}

/** @returns false when nothing was left before */
export function goBack(): boolean {
  return walk('back', 'forward');
}

export function goForward(): boolean {
  return walk('forward', 'back');
}

/** A second pane beside the first, at the very place; or back to one, the one that is read. */
export function toggleSplit(): void {
  const { panes, active } = usePanes.getState();
  if (panes.length > 1) {
    closePane(1 - active);
    return;
  }
  const [pane = EMPTY] = panes;
  const here = placeNow();
  const target = here === null ? null : freshTarget({ ...here, start: 0, end: 0 }, here.at);
  usePanes.setState({ panes: [pane, { ...pane, zoom: 'fit-width', target }], active: 1 });
}

/** Closes one of two panes; the other stays where it is. */
export function closePane(index: number): void {
  const { panes } = usePanes.getState();
  const kept = panes[1 - index];
  if (panes.length < 2 || !kept) return;
  const place = tellers[1 - index]?.current?.() ?? null;
  const target = place === null ? kept.target : freshTarget({ ...place, start: 0, end: 0 }, place.at);
  usePanes.setState({ panes: [{ ...kept, target }], active: 0 });
}

/** Turns a document by a quarter, clockwise. */
export function turnDocument(documentId: string): void {
  usePanes.setState(({ turns }) => ({
    turns: { ...turns, [documentId]: (((turns[documentId] ?? 0) + 90) % 360) as Turn },
  }));
}
