/**
 * One program per workspace. The lock is an exclusive SQLite transaction on a file of its own: the operating system
 * lets it go when the process dies, however it dies.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';

export interface WorkspaceLock {
  readonly release: () => void;
}

function holder(folder: string): string {
  try {
    return readFileSync(join(folder, 'workspace.pid'), 'utf8').trim();
  } catch {
    return '?';
  }
}

/** @throws AppError workspace-open-elsewhere with the holder's process id; storage */
export function lockWorkspace(folder: string): WorkspaceLock {
  let database: Database.Database;
  try {
    database = new Database(join(folder, 'workspace.lock'), { timeout: 200 });
  } catch (cause) {
    throw new AppError('storage', undefined, { cause });
  }
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    throw new AppError('workspace-open-elsewhere', { pid: holder(folder) }, { cause });
  }
  writeFileSync(join(folder, 'workspace.pid'), String(process.pid));
  return { release: () => database.close() };
}
