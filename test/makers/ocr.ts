/** OCR without models: an engine that reads what a test says stands on the page. */
import type { OcrEngine } from '../../main/backend/ocr/ocr-process.ts';
import type { OcrTask } from '../../main/backend/ocr/ocr-protocol.ts';
import { AppError } from '../../shared/errors.ts';
import type { TextLine } from '../../shared/model/page.ts';

export interface ReadingOcr extends OcrEngine {
  /** Pages it was asked for. */
  readonly asked: () => number;
}

const LINE_POINTS = 24;
const CHAR_POINTS = 12;

/** @param linesOf what stands on the page asked for, from the first (0) on */
export function ocrReading(
  linesOf: (index: number, task: OcrTask) => readonly string[] | Promise<readonly string[]>,
): ReadingOcr {
  let asked = 0;
  let isClosed = false;
  return {
    asked: () => asked,
    read: async (task, signal) => {
      const index = asked;
      asked += 1;
      const lines = await linesOf(index, task);
      if (isClosed || signal?.aborted) throw new AppError('cancelled');
      return wordsOf(lines);
    },
    close: () => {
      isClosed = true;
    },
  };
}

function wordsOf(texts: readonly string[]) {
  let text = '';
  const lines: TextLine[] = [];
  const edges: number[] = [];
  texts.forEach((each, row) => {
    if (text !== '') {
      text += '\n';
      edges.push(0, 0);
    }
    const start = text.length;
    text += each;
    const top = 72 + row * LINE_POINTS;
    lines.push({
      start,
      end: text.length,
      box: [72, top, 72 + each.length * CHAR_POINTS, top + 16],
      confidence: 0.9,
    });
    for (let i = 0; i < each.length; i += 1)
      edges.push((72 + i * CHAR_POINTS) * 10, (72 + (i + 1) * CHAR_POINTS) * 10);
  });
  return { text, lines, edges: Uint16Array.from(edges), skew: 0 };
}
