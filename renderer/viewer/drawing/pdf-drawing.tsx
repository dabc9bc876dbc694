/** One page of a PDF as pixels: at the screen's density, capped, drawn anew when the size changes, freed when it goes. */
import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { zh } from '../../../shared/i18n/translate.ts';
import { ErrorPane } from '../../kit/error.tsx';
import { useDensity } from './density.ts';
import type { DrawingProps } from './drawing.ts';
import { usePdf } from './pdf-source.ts';

/** 16.7 megapixels: what Chromium draws without dropping to software. */
const MOST_PIXELS = 4096 * 4096;

interface Drawing {
  readonly canvas: HTMLCanvasElement;
  readonly task: RenderTask;
}

function draw(page: PDFPageProxy, cssWidth: number, density: number): Drawing {
  const natural = page.getViewport({ scale: 1 });
  const wanted = (cssWidth / natural.width) * density;
  const cap = Math.sqrt(MOST_PIXELS / (natural.width * natural.height));
  const viewport = page.getViewport({ scale: Math.min(wanted, cap) });
  const canvas = document.createElement('canvas');
  // Whole pixels of the screen, as the browser lays the page out: nothing is drawn twice over a border.
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.round(viewport.height));
  return { canvas, task: page.render({ canvas, viewport }) };
}

function free(canvas: HTMLCanvasElement | null): void {
  if (canvas === null) return;
  canvas.remove();
  canvas.width = 0;
  canvas.height = 0;
}

export function PdfDrawing({ fileId, page, width }: DrawingProps) {
  const { pdf, error } = usePdf(fileId);
  if (error) return <ErrorPane error={error} />;
  return pdf ? <PageCanvas pdf={pdf} page={page.page} width={width} /> : null;
}

interface PageCanvasProps {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  /** CSS pixels. */
  readonly width: number;
}

function PageCanvas({ pdf, page, width }: PageCanvasProps) {
  const density = useDensity();
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLCanvasElement | null>(null);
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    let drawing: Drawing | null = null;
    const run = async (): Promise<void> => {
      const proxy = await pdf.getPage(page);
      if (!isCurrent) return;
      drawing = draw(proxy, width, density);
      await drawing.task.promise;
      if (!isCurrent || place.current === null) return free(drawing.canvas);
      // The old picture stays, stretched, until the new one is ready: no white flash while zooming.
      place.current.append(drawing.canvas);
      free(shown.current);
      shown.current = drawing.canvas;
      setFailed(false);
    };
    run().catch((error: unknown) => {
      if (isCurrent && (error as { name?: string }).name !== 'RenderingCancelledException') setFailed(true);
    });
    return () => {
      isCurrent = false;
      drawing?.task.cancel();
    };
  }, [pdf, page, width, density]);

  useEffect(
    () => () => {
      free(shown.current);
      shown.current = null;
      // Its pictures and instructions are read again when the page comes back: a scan holds megabytes a page.
      pdf.getPage(page).then(
        (proxy) => proxy.cleanup(),
        () => undefined,
      );
    },
    [pdf, page],
  );

  return (
    <div ref={place} className="page-canvas">
      {hasFailed ? <p className="page-failed">{zh('viewer.drawFailed')}</p> : null}
    </div>
  );
}
