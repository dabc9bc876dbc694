/** One page as a picture drawn by the backend's reader: photographs and scans, whatever their format. */
import { useEffect, useState } from 'react';
import { zh } from '../../../shared/i18n/translate.ts';
import { pictureUrl } from '../../client/client.ts';
import { useDensity } from './density.ts';
import type { DrawingProps } from './drawing.ts';

/** Pixels: widths are asked for in these steps, so that a window dragged wider does not draw at every pixel. */
const WIDTH_STEP = 400;
const MOST_WIDE = 4000;

/** Loads the picture; the last one stays, stretched, until the new one can be shown. */
function useLoaded(url: string): { readonly shown: string | null; readonly hasFailed: boolean } {
  const [shown, setShown] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const image = new Image();
    image.src = url;
    image.decode().then(
      () => {
        if (isCurrent) setShown(url);
      },
      () => {
        if (isCurrent) setFailed(url);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [url]);
  return { shown, hasFailed: failed === url };
}

export function PictureDrawing({ fileId, page, width }: DrawingProps) {
  const density = useDensity();
  const pixels = Math.min(MOST_WIDE, Math.ceil((width * density) / WIDTH_STEP) * WIDTH_STEP);
  const { shown, hasFailed } = useLoaded(pictureUrl(fileId, page.page, pixels));
  return (
    <>
      {shown === null ? null : <img className="page-picture" src={shown} alt="" draggable={false} />}
      {hasFailed ? <p className="page-failed">{zh('viewer.drawFailed')}</p> : null}
    </>
  );
}
