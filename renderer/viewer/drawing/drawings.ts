/** Which drawing a format has. A format without one shows its pages' text alone. */
import type { FileFormat } from '../../../shared/model/page.ts';
import type { PageDrawing } from './drawing.ts';
import { OfdDrawing } from './ofd-drawing.tsx';
import { PdfDrawing } from './pdf-drawing.tsx';
import { PictureDrawing } from './picture-drawing.tsx';

export const DRAWINGS: Readonly<Partial<Record<FileFormat, PageDrawing>>> = {
  pdf: PdfDrawing,
  image: PictureDrawing,
  ofd: OfdDrawing,
};
