/** Ctrl and the wheel: larger or smaller, as every reader of documents does it. */
import { type RefObject, useEffect, useRef } from 'react';
import { boundedZoom, PX_PER_PT, type Zoom } from '../zoom.ts';

/** Zoom of one notch of a wheel (deltaY 100): ten per cent. */
const PER_DELTA = 0.001;

export function useWheelZoom(
  ref: RefObject<HTMLElement | null>,
  scale: number,
  onZoom: (zoom: Zoom) => void,
): void {
  const now = useRef({ scale, onZoom });
  now.current = { scale, onZoom };
  useEffect(() => {
    const pane = ref.current;
    if (!pane) return;
    let sum = 0;
    let frame = 0;
    const apply = (): void => {
      frame = 0;
      const { scale: shown, onZoom: tell } = now.current;
      tell(boundedZoom((shown / PX_PER_PT) * Math.exp(-sum * PER_DELTA)));
      sum = 0;
    };
    const turned = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      sum += event.deltaY;
      if (frame === 0) frame = window.requestAnimationFrame(apply);
    };
    pane.addEventListener('wheel', turned, { passive: false });
    return () => {
      window.cancelAnimationFrame(frame);
      pane.removeEventListener('wheel', turned);
    };
  }, [ref]);
}
