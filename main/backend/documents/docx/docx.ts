/**
 * .docx → flow pages, one a section: everything a reviewer sees (automatic numbers, tables, text boxes, headers,
 * footers, footnotes) and what they should know of (comments; deleted, inserted and hidden text, marked).
 */
import { AppError } from '../../../../shared/errors.ts';
import type {
  Block,
  BlockKind,
  BlockMark,
  FileText,
  FlowPage,
  PageWarning,
} from '../../../../shared/model/page.ts';
import type { Caps } from '../limits.ts';
import { readXml } from '../xml.ts';
import { openZip, type ZipArchive } from '../zip.ts';
import { type DocxBody, type DocxParagraph, type DocxSection, readBody } from './body.ts';
import { type Numbering, readNumbering } from './numbering.ts';
import { overlay, readStyles, type StyleSheet } from './styles.ts';

class PageWriter {
  text = '';
  readonly blocks: Block[] = [];
  hasHidden = false;

  add(
    paragraph: DocxParagraph,
    kind: BlockKind,
    path: string,
    styles: StyleSheet,
    numbering: Numbering | null,
  ): void {
    const format = overlay(styles.format(paragraph.styleId), paragraph.format);
    const number =
      numbering && format.numberingId !== null
        ? numbering.next(format.numberingId, format.numberingLevel ?? 0)
        : '';
    const visible = paragraph.runs.filter((run) => run.mark === null || run.mark === 'inserted');
    const body = number + visible.map((run) => run.text).join('');
    const style = {
      align: format.align ?? 'left',
      bold: visible.length > 0 && visible.every((run) => run.bold ?? format.bold ?? false),
      sizePt: visible.find((run) => run.sizePt !== null)?.sizePt ?? format.sizePt,
      indent: format.indent ?? 0,
    } as const;
    const shownKind = kind === 'paragraph' && format.outlineLevel !== null ? 'heading' : kind;
    const base = {
      kind: paragraph.inTextBox ? ('text-box' as const) : shownKind,
      style,
      cell: paragraph.cell,
    };
    if (body.trim() !== '' || paragraph.cell !== null) {
      const start = this.push(body);
      const marks: BlockMark[] = [];
      let at = start + number.length;
      for (const run of visible) {
        if (run.mark === 'inserted') marks.push({ start: at, end: at + run.text.length, kind: 'inserted' });
        at += run.text.length;
      }
      this.blocks.push({ ...base, start, end: start + body.length, path, marks });
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
      this.blocks.push({ ...base, start, end, path: `${path}-${mark}`, marks: [{ start, end, kind: mark }] });
    }
  }

  private push(text: string): number {
    if (this.text !== '') this.text += '\n';
    const start = this.text.length;
    this.text += text;
    return start;
  }
}

interface Parts {
  readonly zip: ZipArchive;
  readonly caps: Caps;
  readonly styles: StyleSheet;
  readonly numbering: Numbering;
  /** Target of a relationship of the main part. */
  readonly target: (id: string) => string | null;
}

function mainPartName(zip: ZipArchive): string {
  for (const name of ['word/document.xml', 'word/document2.xml']) if (zip.members.has(name)) return name;
  const other = [...zip.members.keys()].find((name) => /^word\/document\d*\.xml$/.test(name));
  if (other === undefined) throw new AppError('damaged', { why: 'no word/document.xml' });
  return other;
}

function readRelationships(zip: ZipArchive, caps: Caps, main: string): (id: string) => string | null {
  const bytes = zip.read(main.replace(/([^/]+)$/, '_rels/$1.rels'));
  const targets = new Map<string, string>();
  if (bytes) {
    readXml(bytes, caps, {
      open: ({ local, attribute }) => {
        if (local !== 'Relationship' || attribute('TargetMode') === 'External') return;
        const target = attribute('Target') ?? '';
        targets.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `word/${target}`);
      },
      close: () => {},
    });
  }
  return (id) => targets.get(id) ?? null;
}

function optionalBody(parts: Parts, name: string | null): DocxBody | null {
  const bytes = name === null ? null : parts.zip.read(name);
  return bytes ? readBody(bytes, parts.caps) : null;
}

function addMargin(
  parts: Parts,
  writer: PageWriter,
  ids: readonly string[],
  kind: 'header' | 'footer',
): void {
  ids.forEach((id, index) => {
    const body = optionalBody(parts, parts.target(id));
    body?.paragraphs.forEach((paragraph, p) =>
      writer.add(paragraph, kind, `${kind}${index}p${p}`, parts.styles, null),
    );
  });
}

function addNotes(parts: Parts, writer: PageWriter, shown: readonly DocxParagraph[]): void {
  for (const [kind, file] of [
    ['footnote', 'word/footnotes.xml'],
    ['endnote', 'word/endnotes.xml'],
    ['comment', 'word/comments.xml'],
  ] as const) {
    const wanted = new Set(
      shown.flatMap((paragraph) =>
        paragraph.notes.filter((note) => note.kind === kind).map((note) => note.id),
      ),
    );
    if (wanted.size === 0) continue;
    const body = optionalBody(parts, file);
    body?.paragraphs.forEach((paragraph, p) => {
      const id = body.noteOf.get(p);
      if (id === undefined || !wanted.has(id)) return;
      writer.add(
        paragraph,
        kind === 'comment' ? 'comment' : 'footnote',
        `${kind}${id}p${p}`,
        parts.styles,
        null,
      );
    });
  }
}

function pathOf(paragraph: DocxParagraph, index: number): string {
  const { cell } = paragraph;
  return cell === null ? `p${index}` : `t${cell.table}r${cell.row}c${cell.column}p${index}`;
}

/** Reads a .docx held in memory. @throws AppError damaged, hostile, encrypted, too-large, empty, truncated */
export function readDocx(bytes: Uint8Array, caps: Caps): FileText {
  const zip = openZip(bytes, caps);
  const main = mainPartName(zip);
  const parts: Parts = {
    zip,
    caps,
    styles: readStyles(zip.read('word/styles.xml'), caps),
    numbering: readNumbering(zip.read('word/numbering.xml'), caps),
    target: readRelationships(zip, caps, main),
  };
  const bytesOfBody = zip.read(main);
  if (!bytesOfBody) throw new AppError('damaged', { why: 'main part is empty' });
  const body = readBody(bytesOfBody, caps);
  const sections: DocxSection[] = [...body.sections];
  if ((sections.at(-1)?.afterParagraph ?? -1) < body.paragraphs.length) {
    sections.push({ afterParagraph: body.paragraphs.length, headers: [], footers: [] });
  }
  const pages: FlowPage[] = [];
  const warnings: PageWarning[] = [];
  let from = 0;
  let headers: readonly string[] = [];
  let footers: readonly string[] = [];
  for (const section of sections) {
    const shown = body.paragraphs.slice(from, section.afterParagraph);
    if (section.headers.length > 0) headers = section.headers;
    if (section.footers.length > 0) footers = section.footers;
    const writer = new PageWriter();
    addMargin(parts, writer, headers, 'header');
    shown.forEach((paragraph, index) => {
      const kind = paragraph.cell === null ? 'paragraph' : 'cell';
      writer.add(paragraph, kind, pathOf(paragraph, from + index), parts.styles, parts.numbering);
    });
    addMargin(parts, writer, footers, 'footer');
    addNotes(parts, writer, shown);
    from = section.afterParagraph;
    if (shown.length === 0 && pages.length > 0) continue;
    const page = pages.length + 1;
    if (page > caps.pages) throw new AppError('too-large', { pages: sections.length, limit: caps.pages });
    if (writer.hasHidden) warnings.push({ code: 'hidden-text', page });
    const textSource = writer.text.trim() === '' ? 'none' : 'native';
    pages.push({ layout: 'flow', page, textSource, text: writer.text, blocks: writer.blocks });
  }
  if (pages.every((page) => page.textSource === 'none') && body.images === 0) throw new AppError('empty');
  if (body.images > 0) warnings.push({ code: 'image-missing', page: 1 });
  return { format: 'docx', pages, warnings };
}
