/**
 * Stored files: encrypted, named by a keyed hash of their content, so that neither content nor a known file's presence
 * can be read from the disk. Written before the row that names them; what no row names is swept.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { makeFolder, writeFileAtomic } from './atomic-file.ts';

const MAGIC = Buffer.from('CRWB1');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

export interface BlobStore {
  /** Stores bytes; storing the same bytes again is free. @returns their SHA-256 */
  readonly put: (bytes: Uint8Array) => string;
  /** @throws AppError not-found, workspace-damaged */
  readonly get: (sha256: string) => Buffer;
  readonly remove: (sha256: string) => void;
  /** Removes what is not in `kept`. @returns how many */
  readonly sweep: (kept: ReadonlySet<string>) => number;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A key for one purpose, from the workspace's root key. */
export function deriveKey(rootKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', rootKey, Buffer.alloc(0), `case-review/${purpose}`, KEY_BYTES));
}

export function openBlobs(folder: string, rootKey: Buffer): BlobStore {
  const fileKey = deriveKey(rootKey, 'files');
  const nameKey = deriveKey(rootKey, 'file-names');
  const root = join(folder, 'files');
  makeFolder(root);
  const nameOf = (hash: string): string => createHmac('sha256', nameKey).update(hash).digest('hex');
  const pathOf = (hash: string): string => {
    const name = nameOf(hash);
    return join(root, name.slice(0, 2), name);
  };
  return {
    put: (bytes) => {
      const hash = sha256(bytes);
      const path = pathOf(hash);
      if (existsSync(path)) return hash;
      makeFolder(dirname(path));
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', fileKey, nonce);
      writeFileAtomic(
        path,
        Buffer.concat([MAGIC, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]),
      );
      return hash;
    },
    get: (hash) => {
      const path = pathOf(hash);
      if (!existsSync(path)) throw new AppError('not-found');
      const stored = readFileSync(path);
      const nonce = stored.subarray(MAGIC.length, MAGIC.length + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', fileKey, nonce);
      decipher.setAuthTag(stored.subarray(stored.length - TAG_BYTES));
      try {
        const body = stored.subarray(MAGIC.length + NONCE_BYTES, stored.length - TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]);
      } catch (cause) {
        throw new AppError('workspace-damaged', { file: nameOf(hash) }, { cause });
      }
    },
    remove: (hash) => rmSync(pathOf(hash), { force: true }),
    sweep: (kept) => {
      const names = new Set([...kept].map(nameOf));
      let removed = 0;
      for (const part of readdirSync(root)) {
        for (const name of readdirSync(join(root, part))) {
          if (names.has(name)) continue;
          rmSync(join(root, part, name), { force: true });
          removed += 1;
        }
      }
      return removed;
    },
  };
}
