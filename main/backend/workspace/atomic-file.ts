/** Writing a file so that after a crash it is the old one or the new one, never a half. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';

/** Turns the operating system's refusals into ours. */
export function storageError(cause: unknown): AppError {
  const code = (cause as { code?: string } | null)?.code;
  return new AppError(
    code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'storage',
    { cause: code ?? 'unknown' },
    { cause },
  );
}

/** @throws AppError storage, disk-full */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (cause) {
    throw storageError(cause);
  }
}

/** A folder's entry for a renamed file must reach the disk too; not every system lets a folder be synced. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Temp file, fsync, rename, fsync of the folder. @throws AppError storage, disk-full */
export function writeFileAtomic(path: string, bytes: Uint8Array): void {
  const temp = `${path}.${process.pid}.tmp`;
  try {
    const handle = openSync(temp, 'w', 0o600);
    try {
      let at = 0;
      while (at < bytes.length) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temp, path);
    syncFolder(dirname(path));
  } catch (cause) {
    rmSync(temp, { force: true });
    throw storageError(cause);
  }
}
