/** Caps on what an untrusted file may cost (`resources/caps.json`, each with its unit and reason). */
import * as z from 'zod';
import { readResource } from '../resources.ts';

const Cap = z.strictObject({ value: z.number().positive(), unit: z.string(), why: z.string().min(10) });

export const CapsSchema = z.strictObject({
  schema: z.literal('case-review/caps@1'),
  fileBytes: Cap,
  readerMilliseconds: Cap,
  readerMegabytes: Cap,
  pages: Cap,
  zipEntries: Cap,
  zipTotalBytes: Cap,
  zipRatio: Cap,
  xmlPartBytes: Cap,
  xmlDepth: Cap,
  xmlNodes: Cap,
  drawnItems: Cap,
  textPieces: Cap,
  picturePixels: Cap,
  imagePixels: Cap,
  ocrMilliseconds: Cap,
  ocrMegabytes: Cap,
  ocrPagesPerProcess: Cap,
  caseFiles: Cap,
});

export interface Caps {
  readonly fileBytes: number;
  readonly readerMilliseconds: number;
  readonly readerMegabytes: number;
  readonly pages: number;
  readonly zipEntries: number;
  readonly zipTotalBytes: number;
  readonly zipRatio: number;
  readonly xmlPartBytes: number;
  readonly xmlDepth: number;
  readonly xmlNodes: number;
  readonly drawnItems: number;
  readonly textPieces: number;
  /** Pixels of a page as it is drawn. */
  readonly picturePixels: number;
  /** Pixels of an image file, known before it is decoded. */
  readonly imagePixels: number;
  readonly ocrMilliseconds: number;
  readonly ocrMegabytes: number;
  readonly ocrPagesPerProcess: number;
  readonly caseFiles: number;
}

let loaded: Caps | null = null;

export function caps(): Caps {
  if (loaded === null) {
    const file = readResource('caps.json', CapsSchema);
    loaded = Object.fromEntries(
      Object.entries(file).flatMap(([name, cap]) => (typeof cap === 'string' ? [] : [[name, cap.value]])),
    ) as unknown as Caps;
  }
  return loaded;
}
