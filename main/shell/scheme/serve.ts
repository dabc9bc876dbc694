/** Answers `app://app/…`: the built page from disk, stored files and their pages' pictures from the backend. Everything else is refused. */
import { readFile } from 'node:fs/promises';
import type { Session } from 'electron';
import type { Backend } from '../backend-process.ts';
import { FILE_POLICY, PAGE_POLICY, WORKER_POLICY } from '../security.ts';
import { assetType, SCHEME, storedType, targetOf } from './address.ts';

const COMMON = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

function refuse(status: number): Response {
  return new Response(null, { status, headers: { ...COMMON, 'Content-Security-Policy': FILE_POLICY } });
}

async function asset(path: string): Promise<Response> {
  let bytes: Buffer<ArrayBuffer>;
  try {
    bytes = await readFile(path);
  } catch {
    return refuse(404);
  }
  // A worker is ruled by the policy of its own script, not by the page's.
  const policy = /\.worker(?:\.min)?\.m?js$/.test(path) ? WORKER_POLICY : PAGE_POLICY;
  return new Response(bytes, {
    headers: { ...COMMON, 'Content-Security-Policy': policy, 'Content-Type': assetType(path) },
  });
}

function stored(reply: Awaited<ReturnType<Backend['bytes']>>): Response {
  if (!reply.ok) {
    if (reply.error.code === 'not-found') return refuse(404);
    return refuse(reply.error.code === 'internal' ? 500 : 403);
  }
  const { bytes, mime } = reply.value;
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...COMMON,
      'Content-Security-Policy': FILE_POLICY,
      'Content-Type': storedType(mime),
      'Content-Length': String(bytes.byteLength),
    },
  });
}

/** Serves the window's session. @param root folder of the built page */
export function serve(page: Session, root: string, backend: Backend): void {
  page.protocol.handle(SCHEME, (request) => {
    const target = request.method === 'GET' ? targetOf(request.url, root) : null;
    if (target === null) return refuse(403);
    if (target.kind === 'asset') return asset(target.path);
    const { id } = target;
    const reply = target.kind === 'file' ? backend.bytes(id) : backend.picture(id, target.page, target.width);
    return reply.then(stored);
  });
}
