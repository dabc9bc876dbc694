/** OCR without models: an engine that reads what a test says stands on the page. */
import type { OcrEngine } from '../../main/backend/ocr/ocr-process.ts';
import type { OcrTask } from '../../main/backend/ocr/ocr-protocol.ts';
export interface ReadingOcr extends OcrEngine {
    /** Pages it was asked for. */
    readonly asked: () => number;
}
/** @param linesOf what stands on the page asked for, from the first (0) on */
export declare function ocrReading(linesOf: (index: number, task: OcrTask) => readonly string[] | Promise<readonly string[]>): ReadingOcr;
