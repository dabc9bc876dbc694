/** XML of untrusted files, read as events: no document types, no entities beyond the five, depth capped. */
import { SaxesParser, type SaxesTagNS, type SaxesTagPlain } from 'saxes';
import { AppError } from '../../../shared/errors.ts';
import type { Caps } from './limits.ts';

export interface XmlElement {
  readonly local: string;
  readonly uri: string;
  /** Attribute by local name, whatever its namespace. */
  readonly attribute: (local: string) => string | undefined;
}

export interface XmlHandler {
  readonly open: (element: XmlElement) => void;
  readonly close: (local: string, uri: string) => void;
  readonly text?: (text: string) => void;
}

function elementOf(tag: SaxesTagNS): XmlElement {
  return {
    local: tag.local,
    uri: tag.uri,
    attribute: (local) => {
      const direct = tag.attributes[local];
      if (direct) return direct.value;
      for (const attribute of Object.values(tag.attributes))
        if (attribute.local === local) return attribute.value;
      return undefined;
    },
  };
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An element whose prefixes may be bound to nothing: names count, namespaces do not. */
function plainElementOf(tag: SaxesTagPlain): XmlElement {
  return {
    local: localOf(tag.name),
    uri: '',
    attribute: (local) => {
      if (Object.hasOwn(tag.attributes, local)) return tag.attributes[local];
      const name = Object.keys(tag.attributes).find((each) => localOf(each) === local);
      return name === undefined ? undefined : tag.attributes[name];
    },
  };
}

/** UTF-16 by its mark, GB18030 where the declaration names a Chinese encoding, else UTF-8. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 120));
  const isChinese = /^<\?xml[^>]*encoding\s*=\s*["']gb/i.test(head);
  return new TextDecoder(isChinese ? 'gb18030' : 'utf-8').decode(bytes);
}

export interface XmlOptions {
  /** False: prefixes are cut off and need not be declared. */
  readonly namespaces: boolean;
}

/** Runs the handler over one XML part. @throws AppError hostile (document type, depth), damaged (not well-formed) */
export function readXml(
  bytes: Uint8Array,
  caps: Caps,
  handler: XmlHandler,
  { namespaces }: XmlOptions = { namespaces: true },
): void {
  const parser = new SaxesParser({ xmlns: namespaces, position: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw new AppError('hostile', { why: 'document type in an office file' });
  });
  parser.on('error', (cause) => {
    throw new AppError('damaged', { why: 'XML is not well-formed' }, { cause });
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > caps.xmlDepth) throw new AppError('hostile', { why: 'XML nested too deep' });
    handler.open(namespaces ? elementOf(tag as SaxesTagNS) : plainElementOf(tag as SaxesTagPlain));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    if (namespaces) handler.close((tag as SaxesTagNS).local, (tag as SaxesTagNS).uri);
    else handler.close(localOf(tag.name), '');
  });
  const { text } = handler;
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  parser.write(decode(bytes)).close();
}
