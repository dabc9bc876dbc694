/**
 * What draws the paper of a fixed page: one drawing a format, under our own text, selection, mark and search layers.
 * A drawing knows nothing of them, of rotation by the reader, or of when its page is near: it is mounted and unmounted.
 */
import type { ComponentType } from 'react';
import type { FixedPage } from '../../../shared/model/page.ts';

export interface DrawingProps {
  /** File whose page is drawn: `fileUrl(fileId)` has its bytes. */
  readonly fileId: string;
  readonly page: FixedPage;
  /**
   * CSS pixels of the place to fill: the page as its own `rotation` shows it. A drawing fills it (absolute, inset 0)
   * and keeps its last picture, stretched, while it draws anew for another size.
   */
  readonly width: number;
  readonly height: number;
}

export type PageDrawing = ComponentType<DrawingProps>;
