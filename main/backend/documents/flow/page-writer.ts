/** Paragraphs of a flowing document to a page's text and blocks: one for all Word formats. */
import type {
  Block,
  BlockKind,
  BlockMark,
  BlockMarkKind,
  BlockStyle,
  CellPlace,
  FlowPage,
} from '../../../../shared/model/page.ts';

export interface FlowRun {
  readonly text: string;
  readonly mark: BlockMarkKind | null;
  /** Null where the run does not say. */
  readonly bold: boolean | null;
  readonly sizePt: number | null;
}

export interface FlowParagraph {
  readonly runs: readonly FlowRun[];
  readonly kind: BlockKind;
  readonly path: string;
  /** The automatic number shown before its text. */
  readonly number: string;
  readonly style: BlockStyle;
  readonly cell: CellPlace | null;
}

export class PageWriter {
  text = '';
  readonly blocks: Block[] = [];
  /** Whether something deleted or hidden was written. */
  hasHidden = false;

  /** What is seen is one block; what is deleted or hidden stands behind it in blocks of its own, marked. */
  add(paragraph: FlowParagraph): void {
    const { kind, path, number, cell } = paragraph;
    const visible = paragraph.runs.filter((run) => run.mark === null || run.mark === 'inserted');
    const body = number + visible.map((run) => run.text).join('');
    const style: BlockStyle = {
      ...paragraph.style,
      bold: visible.length > 0 && visible.every((run) => run.bold ?? paragraph.style.bold),
      sizePt: visible.find((run) => run.sizePt !== null)?.sizePt ?? paragraph.style.sizePt,
    };
    if (body.trim() !== '' || cell !== null) {
      const start = this.push(body);
      const marks: BlockMark[] = [];
      let at = start + number.length;
      for (const run of visible) {
        if (run.mark === 'inserted') marks.push({ start: at, end: at + run.text.length, kind: 'inserted' });
        at += run.text.length;
      }
      this.blocks.push({ kind, style, cell, start, end: start + body.length, path, marks });
    }
    for (const mark of ['deleted', 'hidden'] as const) {
      const lost = paragraph.runs
        .filter((run) => run.mark === mark)
        .map((run) => run.text)
        .join('');
      if (lost.trim() === '') continue;
      this.hasHidden = true;
      const start = this.push(lost);
      const end = start + lost.length;
      const marks = [{ start, end, kind: mark }];
      this.blocks.push({ kind, style, cell, start, end, path: `${path}-${mark}`, marks });
    }
  }

  /** @param page 1-based */
  toPage(page: number): FlowPage {
    const textSource = this.text.trim() === '' ? 'none' : 'native';
    return { layout: 'flow', page, textSource, text: this.text, blocks: this.blocks };
  }

  private push(text: string): number {
    if (this.text !== '') this.text += '\n';
    const start = this.text.length;
    this.text += text;
    return start;
  }
}

/** Stable within the file: p12, t0r1c2p14. */
export function pathOf(cell: CellPlace | null, index: number): string {
  return cell === null ? `p${index}` : `t${cell.table}r${cell.row}c${cell.column}p${index}`;
}
