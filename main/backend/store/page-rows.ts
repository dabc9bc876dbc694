/** A page as it lies in the database: its text and lines as JSON, its edges packed. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FixedPage, Page } from '../../../shared/model/page.ts';

export interface PackedPage {
  readonly body: string;
  readonly edges: Buffer;
}

export function packPage(page: Page): PackedPage {
  if (page.layout === 'flow') return { body: JSON.stringify(page), edges: Buffer.alloc(0) };
  const { edges, ...rest } = page;
  return {
    body: JSON.stringify(rest),
    edges: deflateRawSync(Buffer.from(edges.buffer, edges.byteOffset, edges.byteLength)),
  };
}

export function unpackPage({ body, edges }: PackedPage): Page {
  const page = JSON.parse(body) as Page | Omit<FixedPage, 'edges'>;
  if (page.layout === 'flow') return page;
  const bytes = edges.length === 0 ? Buffer.alloc(0) : inflateRawSync(edges);
  // A copy of its own: the buffer may be a view into a pool, at an odd offset.
  const own = new Uint8Array(bytes);
  return { ...page, edges: new Uint16Array(own.buffer, 0, own.byteLength >> 1) };
}
