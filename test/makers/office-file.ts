/** Office files opened again by other means than those that wrote them: unzipped by fflate, read by a strict XML parser. */
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Its own words and those below it, in order. */
  readonly text: string;
}

interface OpenNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: OpenNode[];
  text: string;
}

/** Reads XML. @throws Error where it is not well-formed */
export function parseXml(xml: string): XmlNode {
  const parser = new SaxesParser();
  const root: OpenNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const node: OpenNode = { name: tag.name, attributes: tag.attributes, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    for (const node of open) node.text += text;
  });
  parser.write(xml).close();
  return root;
}

/** All nodes of a name below a node, in order. */
export function nodesOf(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...nodesOf(child, name)]);
}

export interface OfficeFile {
  readonly names: readonly string[];
  /** A part, parsed. @throws Error when it is missing or not well-formed */
  readonly part: (name: string) => XmlNode;
  readonly raw: (name: string) => string;
}

export function openOfficeFile(bytes: Uint8Array): OfficeFile {
  const members = unzipSync(bytes);
  const raw = (name: string): string => {
    const member = members[name];
    if (!member) throw new Error(`${name} is missing`);
    return new TextDecoder('utf-8', { fatal: true }).decode(member);
  };
  return { names: Object.keys(members), raw, part: (name) => parseXml(raw(name)) };
}

export interface SheetCell {
  readonly place: string;
  readonly type: string;
  readonly text: string;
}

/** Cells of the first sheet, shared strings put in; the escapes of characters XML cannot hold are undone. */
export function cellsOf(file: OfficeFile): SheetCell[] {
  const strings = file.names.includes('xl/sharedStrings.xml')
    ? nodesOf(file.part('xl/sharedStrings.xml'), 'si').map((si) =>
        nodesOf(si, 't')
          .map((t) => t.text)
          .join(''),
      )
    : [];
  return nodesOf(file.part('xl/worksheets/sheet1.xml'), 'c').map((cell) => {
    const type = cell.attributes.t ?? 'n';
    const value = nodesOf(cell, 'v')[0]?.text ?? '';
    const text =
      type === 's'
        ? (strings[Number(value)] ?? '')
        : type === 'inlineStr'
          ? nodesOf(cell, 't')
              .map((t) => t.text)
              .join('')
          : value;
    return {
      place: cell.attributes.r ?? '',
      type,
      text: text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
    };
  });
}
