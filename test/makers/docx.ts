/** Word files written by hand, part by part: small honest ones and ones Word would never write. */
import { makeZip, type ZipMemberSpec } from './zip.ts';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const NAMESPACES = [
  `xmlns:w="${WORD}"`,
  `xmlns:r="${OFFICE}"`,
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** One w:p per text. */
export function paragraphs(...texts: readonly string[]): string {
  return texts
    .map((text) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`)
    .join('');
}

/** A part's root element around its content. */
export function part(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${NAMESPACES}>${content}</w:${root}>`;
}

export interface DocxSpec {
  /** Inside w:body. */
  readonly body: string;
  /** The whole of word/document.xml, instead of `body`. */
  readonly document?: string;
  /** Relationship elements of the main part. */
  readonly relationships?: string;
  /** More parts by name. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Members added behind the others as they are. */
  readonly members?: readonly ZipMemberSpec[];
}

/** The members of a .docx, for tests that change one of them. */
export function docxMembers(spec: DocxSpec): ZipMemberSpec[] {
  return [
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      data: `<Relationships xmlns="${RELATIONSHIPS}">${spec.relationships ?? ''}</Relationships>`,
    },
    ...Object.entries(spec.parts ?? {}).map(([name, data]) => ({ name, data })),
    { name: 'word/document.xml', data: spec.document ?? part('document', `<w:body>${spec.body}</w:body>`) },
    ...(spec.members ?? []),
  ];
}

export function makeRawDocx(spec: DocxSpec): Uint8Array {
  return makeZip(docxMembers(spec));
}

/** A .docx of plain paragraphs. */
export function plainDocx(...texts: readonly string[]): Uint8Array {
  return makeRawDocx({ body: paragraphs(...texts) });
}
