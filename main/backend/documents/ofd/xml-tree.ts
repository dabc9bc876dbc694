/** An XML part as a tree of local names: OFD writers disagree on namespaces and prefixes, never on names. */
import { AppError } from '../../../../shared/errors.ts';
import type { Caps } from '../limits.ts';
import { readXml } from '../xml.ts';

export interface XmlNode {
  readonly name: string;
  readonly attribute: (name: string) => string | undefined;
  readonly children: readonly XmlNode[];
  /** Its own characters, without those of its children. */
  readonly text: string;
}

class OpenNode implements XmlNode {
  readonly name: string;
  readonly attribute: (name: string) => string | undefined;
  readonly children: OpenNode[] = [];
  text = '';

  constructor(name: string, attribute: (name: string) => string | undefined) {
    this.name = name;
    this.attribute = attribute;
  }
}

/** Reads a part. @throws AppError damaged, hostile, too-large */
export function readTree(bytes: Uint8Array, caps: Caps): XmlNode {
  const root = new OpenNode('', () => undefined);
  const open = [root];
  let count = 0;
  readXml(
    bytes,
    caps,
    {
      open: ({ local, attribute }) => {
        count += 1;
        if (count > caps.xmlNodes) throw new AppError('too-large', { elements: count, limit: caps.xmlNodes });
        const node = new OpenNode(local, attribute);
        open.at(-1)?.children.push(node);
        open.push(node);
      },
      close: () => {
        open.pop();
      },
      text: (text) => {
        const node = open.at(-1);
        if (node) node.text += text;
      },
    },
    { namespaces: false },
  );
  const [first] = root.children;
  if (!first) throw new AppError('damaged', { why: 'XML part without an element' });
  return first;
}

export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child) => child.name === name);
}

export function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

/** Trimmed text of a child; undefined when there is no such child or no text in it. */
export function textOf(node: XmlNode | undefined, name: string): string | undefined {
  const text = childOf(node, name)?.text.trim();
  return text === '' ? undefined : text;
}
