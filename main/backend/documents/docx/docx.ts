/**
 * .docx → flow pages, one a section: everything a reviewer sees (automatic numbers, tables, text boxes, headers,
 * footers, footnotes) and what they should know of (comments; deleted, inserted and hidden text, marked).
 */
import { AppError } from '../../../../shared/errors.ts';
import type { BlockKind, FileText, FlowPage, PageWarning } from '../../../../shared/model/page.ts';
import { PageWriter, pathOf } from '../flow/page-writer.ts';
import type { Caps } from '../limits.ts';
import { readXml } from '../xml.ts';
import { openZip, type ZipArchive } from '../zip.ts';
import { type DocxBody, type DocxParagraph, type DocxSection, readBody } from './body.ts';
import { type Numbering, readNumbering } from './numbering.ts';
import { overlay, readStyles, type StyleSheet } from './styles.ts';

/** Writes one paragraph with what its style and its list add to it. */
function write(
  writer: PageWriter,
  paragraph: DocxParagraph,
  kind: BlockKind,
  path: string,
  { styles, numbering }: Parts,
): void {
  const format = overlay(styles.format(paragraph.styleId), paragraph.format);
  // Headers, footers and notes do not count with the body's lists.
  const isCounted = kind === 'paragraph' || kind === 'cell';
  const shownKind = kind === 'paragraph' && format.outlineLevel !== null ? 'heading' : kind;
  writer.add({
    runs: paragraph.runs,
    kind: paragraph.inTextBox ? 'text-box' : shownKind,
    path,
    number:
      isCounted && format.numberingId !== null
        ? numbering.next(format.numberingId, format.numberingLevel ?? 0)
        : '',
    style: {
      align: format.align ?? 'left',
      bold: format.bold ?? false,
      sizePt: format.sizePt,
      indent: format.indent ?? 0,
    },
    cell: paragraph.cell,
  });
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
    body?.paragraphs.forEach((paragraph, p) => write(writer, paragraph, kind, `${kind}${index}p${p}`, parts));
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
      write(writer, paragraph, kind === 'comment' ? 'comment' : 'footnote', `${kind}${id}p${p}`, parts);
    });
  }
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
      write(writer, paragraph, kind, pathOf(paragraph.cell, from + index), parts);
    });
    addMargin(parts, writer, footers, 'footer');
    addNotes(parts, writer, shown);
    from = section.afterParagraph;
    if (shown.length === 0 && pages.length > 0) continue;
    const page = pages.length + 1;
    if (page > caps.pages) throw new AppError('too-large', { pages: sections.length, limit: caps.pages });
    if (writer.hasHidden) warnings.push({ code: 'hidden-text', page });
    pages.push(writer.toPage(page));
  }
  if (pages.every((page) => page.textSource === 'none') && body.images === 0) throw new AppError('empty');
  if (body.images > 0) warnings.push({ code: 'image-missing', page: 1 });
  return { format: 'docx', pages, warnings };
}
