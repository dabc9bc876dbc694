/** Cells of our tables: words that can never become a formula, and how head and body look. */
import type { CellStyle, writeXlsx } from 'hucre/xlsx';
import { printable } from './printable.ts';

const EDGE = { style: 'thin', color: { rgb: 'FF999999' } } as const;
const BORDER = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };
export type CellMap = NonNullable<Parameters<typeof writeXlsx>[0]['sheets'][number]['cells']>;

export const HEADER_STYLE: CellStyle = {
  font: { name: '黑体', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFEAF0FB' } },
  border: BORDER,
  alignment: { vertical: 'center', horizontal: 'center', wrapText: true },
};

export function bodyStyle(center: boolean): CellStyle {
  return {
    font: { name: '宋体', size: 11 },
    border: BORDER,
    alignment: { vertical: 'top', horizontal: center ? 'center' : 'left', wrapText: true },
  };
}

/** A body cell, left-aligned. */
export const BODY_STYLE = bodyStyle(false);

/** The most characters a spreadsheet program takes in one cell. */
const LONGEST = 32_767;

/**
 * A cell of words. Given as rich text, because the writer makes an error value of plain words that read like one
 * (`#REF!`), whatever type it is told.
 */
export function wordCell(
  text: string,
  style: CellStyle,
): CellMap extends Map<string, infer Cell> ? Cell : never {
  const words = printable(text);
  const shown = words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
  return shown === ''
    ? { value: '', type: 'string', style }
    : { value: shown, type: 'richText', richText: [{ text: shown }], style };
}
