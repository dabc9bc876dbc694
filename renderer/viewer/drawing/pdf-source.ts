/** PDF files for drawing, by pdfjs in a worker of our own origin. Nothing of a file is ever run, and none is kept long. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { getDocument, PDFWorker, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import { CallError } from '../../client/call-error.ts';
import { fileUrl } from '../../client/client.ts';

/** How long a file stays open after its last page went: going back to it is then instant. */
const KEEP_MS = 60_000;

const asset = (path: string): string => new URL(`pdfjs/${path}`, document.baseURI).href;

let worker: PDFWorker | null = null;

function theWorker(): PDFWorker {
  worker ??= new PDFWorker({ port: new Worker(asset('pdf.worker.min.mjs'), { type: 'module' }) } as never);
  return worker;
}

async function load(fileId: string): Promise<PDFDocumentProxy> {
  const response = await fetch(fileUrl(fileId));
  if (!response.ok) throw new CallError({ code: response.status === 404 ? 'not-found' : 'storage' });
  const data = await response.arrayBuffer();
  return getDocument({
    data,
    worker: theWorker(),
    cMapUrl: asset('cmaps/'),
    standardFontDataUrl: asset('standard_fonts/'),
    wasmUrl: asset('wasm/'),
    iccUrl: asset('iccs/'),
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
}

interface Open {
  readonly document: Promise<PDFDocumentProxy>;
  users: number;
  timer: number;
}

const openFiles = new Map<string, Open>();

function acquire(fileId: string): Promise<PDFDocumentProxy> {
  const known = openFiles.get(fileId);
  if (known) {
    known.users += 1;
    window.clearTimeout(known.timer);
    return known.document;
  }
  const opened: Open = { document: load(fileId), users: 1, timer: 0 };
  openFiles.set(fileId, opened);
  // A file that could not be read is asked for anew the next time.
  opened.document.catch(() => openFiles.delete(fileId));
  return opened.document;
}

function release(fileId: string): void {
  const known = openFiles.get(fileId);
  if (!known) return;
  known.users -= 1;
  if (known.users > 0) return;
  known.timer = window.setTimeout(() => {
    openFiles.delete(fileId);
    void known.document.then((document) => document.loadingTask.destroy());
  }, KEEP_MS);
}

/** An open PDF while something shows it; null for no file, or while it is read. */
export function usePdf(fileId: string | null): {
  readonly pdf: PDFDocumentProxy | null;
  readonly error: unknown;
} {
  const [state, setState] = useState<{ fileId: string | null; pdf: PDFDocumentProxy | null; error: unknown }>(
    { fileId: null, pdf: null, error: null },
  );
  useEffect(() => {
    if (fileId === null) return;
    let isCurrent = true;
    acquire(fileId).then(
      (pdf) => {
        if (isCurrent) setState({ fileId, pdf, error: null });
      },
      (error: unknown) => {
        if (isCurrent) setState({ fileId, pdf: null, error });
      },
    );
    return () => {
      isCurrent = false;
      release(fileId);
    };
  }, [fileId]);
  return state.fileId === fileId ? state : { pdf: null, error: null };
}
