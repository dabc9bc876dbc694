/** .rtf → flow pages, one a section, as Word shows them; deleted, inserted and hidden text marked. */
import { AppError } from '../../../../shared/errors.ts';
import type { FileText, FlowPage, PageWarning } from '../../../../shared/model/page.ts';
import { PageWriter, pathOf } from '../flow/page-writer.ts';
import { placeCells } from '../flow/table-places.ts';
import type { Caps } from '../limits.ts';
import { type RtfAside, RtfReader } from './reader.ts';
import { readTokens } from './tokens.ts';

function writeAsides(
  writer: PageWriter,
  asides: readonly RtfAside[],
  kinds: readonly RtfAside['kind'][],
): void {
  asides.forEach(({ kind, paragraphs }, n) => {
    if (!kinds.includes(kind)) return;
    paragraphs.forEach(({ runs, style, number, isRowEnd }, p) => {
      if (!isRowEnd) writer.add({ runs, kind, path: `${kind}${n}p${p}`, number, style, cell: null });
    });
  });
}

/** Sections as stretches of the body's paragraphs. */
function sectionsOf(reader: RtfReader): (readonly [from: number, to: number])[] {
  const ends = reader.body.flatMap((paragraph, index) => (paragraph.isSectionEnd ? [index + 1] : []));
  if (ends.at(-1) !== reader.body.length) ends.push(reader.body.length);
  return ends.map((end, index) => [ends[index - 1] ?? 0, end]);
}

/** Reads an .rtf held in memory. @throws AppError truncated, hostile, empty, too-large */
export function readRtf(bytes: Uint8Array, caps: Caps): FileText {
  const reader = new RtfReader();
  readTokens(bytes, caps, reader);
  reader.finish();
  const places = placeCells(reader.body);
  const sections = sectionsOf(reader);
  if (sections.length > caps.pages)
    throw new AppError('too-large', { pages: sections.length, limit: caps.pages });
  const warnings: PageWarning[] = [];
  /** Each kind's last ones hold until a section brings others. */
  const margins: Record<'header' | 'footer', readonly RtfAside[]> = { header: [], footer: [] };
  const pages = sections.map(([from, to], section): FlowPage => {
    const writer = new PageWriter();
    const isLast = section === sections.length - 1;
    const own = reader.asides.filter(({ at }) => at >= from && (at < to || isLast));
    for (const kind of ['header', 'footer'] as const) {
      const given = own.filter((aside) => aside.kind === kind && aside.paragraphs.length > 0);
      if (given.length > 0) margins[kind] = given;
    }
    writeAsides(writer, margins.header, ['header']);
    reader.body.slice(from, to).forEach(({ runs, style, number, isRowEnd, isHeading }, n) => {
      if (isRowEnd) return;
      const cell = places.get(from + n) ?? null;
      const kind = cell ? 'cell' : isHeading ? 'heading' : 'paragraph';
      writer.add({ runs, kind, path: pathOf(cell, from + n), number, style, cell });
    });
    writeAsides(writer, own, ['text-box']);
    writeAsides(writer, margins.footer, ['footer']);
    writeAsides(writer, own, ['footnote', 'comment']);
    if (writer.hasHidden) warnings.push({ code: 'hidden-text', page: section + 1 });
    return writer.toPage(section + 1);
  });
  if (pages.every((page) => page.textSource === 'none') && reader.images === 0) throw new AppError('empty');
  if (reader.images > 0) warnings.push({ code: 'image-missing', page: 1 });
  return { format: 'rtf', pages, warnings };
}
