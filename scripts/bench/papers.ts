/** Made-up papers to measure with: full pages of Chinese. */
import { maker } from './makers.ts';

interface PdfMaker {
  readonly boundPdf: (pages: readonly (readonly string[])[]) => Uint8Array;
}

const WORDS =
  '当事人在未取得营业执照的情况下从事经营活动执法人员依法出示证件并制作现场检查笔录责令限期改正告知陈述申辩权利';
const LINES = 28;
const LINE = 30;

function line(seed: number): string {
  const from = (seed * 7) % WORDS.length;
  return (WORDS + WORDS + WORDS).slice(from, from + LINE - 6) + String(100_000 + (seed % 900_000));
}

/** A PDF of so many pages of 840 characters each. */
export async function longPdf(pages: number): Promise<Uint8Array> {
  const { boundPdf } = await maker<PdfMaker>('pdf');
  return boundPdf(
    Array.from({ length: pages }, (_, page) =>
      Array.from({ length: LINES }, (_, n) => line(page * LINES + n)),
    ),
  );
}
