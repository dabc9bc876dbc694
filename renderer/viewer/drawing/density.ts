/** How many of the screen's pixels a CSS pixel has. */
import { useEffect, useState } from 'react';

/** The screen's density; changes when the window moves to another monitor. */
export function useDensity(): number {
  const [density, setDensity] = useState(window.devicePixelRatio);
  useEffect(() => {
    const query = window.matchMedia(`(resolution: ${density}dppx)`);
    const changed = (): void => setDensity(window.devicePixelRatio);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, [density]);
  return density;
}
