/** The program's own addresses, `app://app/…`: which file of the built page one means, or which stored file
 * or picture of a stored file's page. */
import { extname, join, normalize, sep } from 'node:path';

export const SCHEME = 'app';
export const ORIGIN = 'app://app';
export const HOME = `${ORIGIN}/index.html`;

/** What an address asks for. */
export type Target =
  | { readonly kind: 'asset'; readonly path: string }
  | { readonly kind: 'file'; readonly id: string }
  /** A page (1-based) as a picture so many pixels wide. */
  | { readonly kind: 'picture'; readonly id: string; readonly page: number; readonly width: number }
  | null;

const STORED_FILE = /^\/file\/([\w-]{1,128})$/;

const PICTURE = /^\/picture\/([\w-]{1,128})\/([1-9]\d{0,4})\/([1-9]\d{0,3})$/;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

/** Reads an address. Null for everything that is not ours: another host, a folder outside, a hidden file. */
export function targetOf(address: string, root: string): Target {
  let url: URL;
  let path: string;
  try {
    url = new URL(address);
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (url.protocol !== `${SCHEME}:` || url.host !== 'app' || path.includes('\0') || path.includes('\\'))
    return null;
  const stored = STORED_FILE.exec(path);
  if (stored?.[1]) return { kind: 'file', id: stored[1] };
  const [, id, page, width] = PICTURE.exec(path) ?? [];
  if (id !== undefined) return { kind: 'picture', id, page: Number(page), width: Number(width) };
  if (path.split('/').some((part) => part.startsWith('.'))) return null;
  const wanted = normalize(join(root, path === '/' ? 'index.html' : path));
  return wanted.startsWith(root.endsWith(sep) ? root : root + sep) ? { kind: 'asset', path: wanted } : null;
}

/** Type of a shipped file by its name; what pdfjs fetches raw has none of its own. */
export function assetType(path: string): string {
  return TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/** A stored file is only ever shown as what the window can draw: never as a page or a script. */
export function storedType(mime: string): string {
  return /^(?:application\/pdf|image\/(?:png|jpeg|gif|webp|bmp))$/.test(mime)
    ? mime
    : 'application/octet-stream';
}

/** Whether a request may leave the page: our own scheme, and what a page makes in its own memory. */
export function isAllowed(address: string, withDevtools: boolean): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === SCHEME) return address.startsWith(`${ORIGIN}/`);
  // A blob's address names its maker: blob:app://app/…
  if (scheme === 'blob') return address.startsWith(`blob:${ORIGIN}/`);
  return scheme === 'data' || (withDevtools && scheme === 'devtools');
}
