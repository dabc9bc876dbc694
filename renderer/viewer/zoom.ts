/** How large pages are drawn. */
export const ZOOM_STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;

/** A fixed share of the natural size, or whatever fits. */
export type Zoom = 'fit-width' | 'fit-page' | number;

/** CSS pixels per point at 100 %. */
export const PX_PER_PT = 96 / 72;
const MARGIN = 24;
/** Wider than this a line of text is no longer read at a glance. */
const WIDEST_PX = 1120;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels per point for a page of `page` points in a room of `room` pixels. */
export function scaleFor(zoom: Zoom, page: Size, room: Size): number {
  if (typeof zoom === 'number') return zoom * PX_PER_PT;
  const across = Math.min(WIDEST_PX, Math.max(200, room.width - MARGIN * 2)) / page.width;
  if (zoom === 'fit-width') return across;
  return Math.min(across, Math.max(200, room.height - MARGIN * 2) / page.height);
}

/** The next step up or down from what is shown now. */
export function stepZoom(scale: number, up: boolean): number {
  const now = scale / PX_PER_PT;
  const steps = up
    ? ZOOM_STEPS.filter((step) => step > now + 0.01)
    : ZOOM_STEPS.filter((step) => step < now - 0.01);
  return (up ? steps[0] : steps.at(-1)) ?? now;
}

/** A share of the natural size within what is offered: 50–400 %. */
export function boundedZoom(share: number): number {
  return Math.min(ZOOM_STEPS[ZOOM_STEPS.length - 1] ?? 4, Math.max(ZOOM_STEPS[0], share));
}
