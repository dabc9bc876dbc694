/** Size and place of the window between two runs, kept inside the screens that are there now. */

/** A rectangle in screen points. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly width: number;
  readonly height: number;
  /** Null lets the system choose. */
  readonly place: { readonly x: number; readonly y: number } | null;
  readonly isMaximized: boolean;
}

export const SMALLEST = { width: 1100, height: 700 } as const;
export const FIRST: WindowState = { width: 1440, height: 900, place: null, isMaximized: false };

/** How much of the title bar must be on a screen for the window to be caught with the mouse. */
const CATCHABLE = 100;

function whole(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 100_000
    ? Math.round(value)
    : null;
}

/** What was kept, made to fit; the first state when nothing usable was. */
export function restoreWindowState(kept: string | null, screens: readonly Area[]): WindowState {
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(kept ?? 'null');
  } catch {
    return FIRST;
  }
  if (typeof parsed !== 'object' || parsed === null) return FIRST;
  const found = parsed as Readonly<Record<string, unknown>>;
  const width = whole(found.width);
  const height = whole(found.height);
  if (width === null || height === null) return FIRST;
  const x = whole(found.x);
  const y = whole(found.y);
  const isSeen =
    x !== null &&
    y !== null &&
    screens.some(
      (screen) =>
        x + width >= screen.x + CATCHABLE &&
        x <= screen.x + screen.width - CATCHABLE &&
        y >= screen.y - 1 &&
        y <= screen.y + screen.height - CATCHABLE,
    );
  return {
    width: Math.max(SMALLEST.width, width),
    height: Math.max(SMALLEST.height, height),
    place: isSeen ? { x, y } : null,
    isMaximized: found.isMaximized === true,
  };
}

export function keepWindowState(bounds: Area, isMaximized: boolean): string {
  return JSON.stringify({ ...bounds, isMaximized });
}
