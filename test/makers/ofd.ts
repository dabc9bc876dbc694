/** OFD files (GB/T 33190) written by hand, part by part: ordinary ones, oddly written ones, and ones nobody would write. */
import { escapeXml } from './docx.ts';
import { makeZip, type ZipMemberSpec } from './zip.ts';

const NAMESPACE = 'http://www.ofdspec.org/2016';

export interface OfdPageSpec {
  /** Inside the page's one layer. */
  readonly objects?: string;
  /** Whole Content element's inside, instead of `objects`. */
  readonly content?: string;
  /** Before the content: Template, Area, PageRes. */
  readonly head?: string;
  /** Whole part, instead of all that. */
  readonly part?: string | null;
  /** Inside PageAnnot. */
  readonly annotations?: string;
}

export interface OfdSpec {
  readonly pages: readonly OfdPageSpec[];
  /** Inside CommonData, behind the page area and the resource parts. */
  readonly common?: string;
  /** Inside Res of PublicRes.xml. */
  readonly resources?: string;
  /** In DocBody, behind DocRoot. */
  readonly body?: string;
  /** Page area of the document. */
  readonly area?: string;
  /** Members added behind the others as they are. */
  readonly members?: readonly ZipMemberSpec[];
  /** Address of the document in OFD.xml. */
  readonly docRoot?: string;
  /** Where page parts lie, as the document writes it; `N` is the number. */
  readonly pageAddress?: string;
  /** Prefix of every element; empty for none. */
  readonly prefix?: string;
  /** Namespace the prefix stands for; null: it is not declared at all. */
  readonly namespace?: string | null;
}

const FONTS =
  '<ofd:Fonts><ofd:Font ID="3" FontName="宋体" FamilyName="宋体"/><ofd:Font ID="4" FontName="SimHei" Bold="true"/></ofd:Fonts>';

/** Turns the prefix `ofd:` of a part into what the spec asks for. */
function written(xml: string, { prefix = 'ofd', namespace = NAMESPACE }: OfdSpec): string {
  const colon = prefix === '' ? '' : `${prefix}:`;
  const named = xml.replace(/(<\/?)ofd:/g, `$1${colon}`);
  if (namespace === null) return named;
  return named.replace(/<([\w:]+)/, `<$1 xmlns${prefix === '' ? '' : `:${prefix}`}="${namespace}"`);
}

function pagePart({ objects = '', content, head = '', part }: OfdPageSpec): string | null {
  if (part !== undefined) return part;
  const inside = content ?? `<ofd:Layer ID="2">${objects}</ofd:Layer>`;
  return `<ofd:Page>${head}<ofd:Content>${inside}</ofd:Content></ofd:Page>`;
}

function documentPart(spec: OfdSpec): string {
  const { pages, common = '', area = '0 0 210 297', pageAddress = 'Pages/Page_N/Content.xml' } = spec;
  const list = pages.map(
    (_, index) => `<ofd:Page ID="${100 + index}" BaseLoc="${pageAddress.replace('N', String(index))}"/>`,
  );
  return [
    '<ofd:Document><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID>',
    `<ofd:PageArea><ofd:PhysicalBox>${area}</ofd:PhysicalBox></ofd:PageArea>`,
    `<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>${common}</ofd:CommonData>`,
    `<ofd:Pages>${list.join('')}</ofd:Pages>`,
    '<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations></ofd:Document>',
  ].join('');
}

/** The members of an OFD file, for tests that change one of them. */
export function ofdMembers(spec: OfdSpec): ZipMemberSpec[] {
  const { pages, resources = '', body = '', docRoot = 'Doc_0/Document.xml' } = spec;
  const member = (name: string, xml: string): ZipMemberSpec => ({ name, data: written(xml, spec) });
  const annotated = pages.flatMap(({ annotations }, index) =>
    annotations === undefined ? [] : [{ annotations, index }],
  );
  return [
    member(
      'OFD.xml',
      `<ofd:OFD Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocRoot>${docRoot}</ofd:DocRoot>${body}</ofd:DocBody></ofd:OFD>`,
    ),
    member('Doc_0/Document.xml', documentPart(spec)),
    member('Doc_0/PublicRes.xml', `<ofd:Res BaseLoc="Res">${FONTS}${resources}</ofd:Res>`),
    ...pages.flatMap((page, index) => {
      const part = pagePart(page);
      return part === null ? [] : [member(`Doc_0/Pages/Page_${index}/Content.xml`, part)];
    }),
    member(
      'Doc_0/Annots/Annotations.xml',
      `<ofd:Annotations>${annotated
        .map(
          ({ index }) =>
            `<ofd:Page PageID="${100 + index}"><ofd:FileLoc>Page_${index}/Annotation.xml</ofd:FileLoc></ofd:Page>`,
        )
        .join('')}</ofd:Annotations>`,
    ),
    ...annotated.map(({ annotations, index }) =>
      member(`Doc_0/Annots/Page_${index}/Annotation.xml`, `<ofd:PageAnnot>${annotations}</ofd:PageAnnot>`),
    ),
    ...(spec.members ?? []).map(({ data, ...rest }) => ({
      ...rest,
      ...(data === undefined ? {} : { data: typeof data === 'string' ? written(data, spec) : data }),
    })),
  ];
}

export function makeOfd(spec: OfdSpec): Uint8Array {
  return makeZip(ofdMembers(spec));
}

export interface OfdTextSpec {
  readonly text: string;
  /** Millimetres from the page's left and top to the base line's begin. */
  readonly x: number;
  readonly y: number;
  /** Millimetres. */
  readonly size?: number;
  /** More attributes of TextObject. */
  readonly attributes?: string;
  /** Attributes of TextCode instead of even steps of one font height. */
  readonly steps?: string;
  /** Elements before TextCode. */
  readonly before?: string;
}

/** A text object whose characters stand one font height apart, the halves of ASCII half of it. */
export function ofdText({ text, x, y, size = 5, attributes = '', steps, before = '' }: OfdTextSpec): string {
  const chars = [...text];
  const widths = chars.map((char) => ((char.codePointAt(0) ?? 0) < 0x80 ? size / 2 : size));
  const even = chars.length > 1 ? `DeltaX="${widths.slice(0, -1).join(' ')}"` : '';
  const width = widths.reduce((sum, each) => sum + each, 0);
  return [
    `<ofd:TextObject ID="9" Boundary="${x} ${y - size} ${width} ${size * 1.3}" Font="3" Size="${size}" ${attributes}>`,
    `${before}<ofd:TextCode X="0" Y="${size}" ${steps ?? even}>${escapeXml(text)}</ofd:TextCode></ofd:TextObject>`,
  ].join('');
}

/** A path object. @param data in OFD's own words */
export function ofdPath(boundary: string, data: string, attributes = '', inside = ''): string {
  return `<ofd:PathObject ID="8" Boundary="${boundary}" ${attributes}>${inside}<ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;
}

/** Lines of text under each other, 8 mm apart. */
export function ofdLines(...lines: readonly string[]): string {
  return lines.map((text, index) => ofdText({ text, x: 30, y: 30 + index * 8 })).join('');
}

/** An OFD file of plain lines, one list a page. */
export function plainOfd(...pages: readonly (readonly string[])[]): Uint8Array {
  return makeOfd({ pages: pages.map((lines) => ({ objects: ofdLines(...lines) })) });
}

function der(tag: number, content: Uint8Array): Buffer {
  const length = content.byteLength;
  const head = length < 0x80 ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
}

/** A seal as signatures carry it (GB/T 38540), with nothing true in it but its picture. */
export function ofdSeal(kind: string, picture: Uint8Array): Uint8Array {
  const word = (text: string): Buffer => der(0x16, Buffer.from(text));
  const image = der(0x30, Buffer.concat([word(kind), der(0x04, picture), der(0x02, Buffer.from([40]))]));
  return der(0x30, Buffer.concat([der(0x30, word('ES')), word('no-1'), image]));
}

/** The parts of one signature that stamps pages; the body element that leads to them is `ofdSignatures`. */
export function signatureMembers(seal: Uint8Array, stamps: string): ZipMemberSpec[] {
  return [
    {
      name: 'Doc_0/Signs/Signatures.xml',
      data: '<ofd:Signatures><ofd:Signature ID="1" BaseLoc="/Doc_0/Signs/Sign_0/Signature.xml"/></ofd:Signatures>',
    },
    {
      name: 'Doc_0/Signs/Sign_0/Signature.xml',
      data: `<ofd:Signature><ofd:SignedInfo><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal>${stamps}</ofd:SignedInfo></ofd:Signature>`,
    },
    { name: 'Doc_0/Signs/Sign_0/Seal.esl', data: seal },
  ];
}

export const ofdSignatures = '<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>';
