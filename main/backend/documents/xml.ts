/** XML of untrusted files, read as events: no document types, no entities beyond the five, depth capped. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
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

/** Runs the handler over one XML part. @throws AppError hostile (document type, depth), damaged (not well-formed) */
export function readXml(bytes: Uint8Array, caps: Caps, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
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
    handler.open(elementOf(tag));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close(tag.local, tag.uri);
  });
  const { text } = handler;
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  parser.write(new TextDecoder(encoding).decode(bytes)).close();
}
