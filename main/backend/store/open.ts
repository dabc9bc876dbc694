/** Opens the encrypted database: key, settings, check after an unclean end, migrations. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import { migrate, requireKnownVersion } from './migrate.ts';

export type Db = Database.Database;

export interface OpenDatabase {
  readonly db: Db;
  /** True when the last program did not close the database and its check passed. */
  readonly wasUnclean: boolean;
  readonly close: () => void;
}

const FILE_NAME = 'workspace.db';
const APPLICATION_ID = 0x43525742;

const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  'trusted_schema = OFF',
  'secure_delete = ON',
  'cell_size_check = ON',
  'temp_store = MEMORY',
  // 32 MB: pages are decrypted once, and the search index stays at hand.
  'cache_size = -32000',
];

function damaged(cause: unknown): AppError {
  return new AppError('workspace-damaged', { file: FILE_NAME }, { cause });
}

/**
 * Opens (or with `create` makes) the database of a workspace.
 * @param key 32 bytes
 * @throws AppError workspace-damaged, workspace-missing, workspace-newer, storage
 */
export function openDatabase(folder: string, key: Buffer, create: boolean): OpenDatabase {
  const path = join(folder, FILE_NAME);
  if (!create && !existsSync(path)) throw new AppError('workspace-damaged', { file: FILE_NAME });
  const wasUnclean = create ? false : inspect(path, key);
  const db = connect(path, key, false);
  try {
    for (const pragma of PRAGMAS) db.pragma(pragma);
    if (create) db.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(db, path);
    db.prepare(
      "INSERT INTO settings (key, value) VALUES ('ended', 'open') ON CONFLICT (key) DO UPDATE SET value = 'open'",
    ).run();
    return { db, wasUnclean, close: () => closeDatabase(db) };
  } catch (cause) {
    db.close();
    if (cause instanceof AppError) throw cause;
    throw damaged(cause);
  }
}

function connect(path: string, key: Buffer, readonly: boolean): Db {
  let db: Db;
  try {
    db = new Database(path, { readonly });
  } catch (cause) {
    throw new AppError('storage', undefined, { cause });
  }
  db.pragma("cipher = 'sqlcipher'");
  db.pragma(`key = "x'${key.toString('hex')}'"`);
  return db;
}

/**
 * Looks before anything is touched: only a connection that cannot write leaves the log of a crash as it lies when the
 * database turns out to be damaged or newer than the program. @returns whether the last end was unclean
 */
function inspect(path: string, key: Buffer): boolean {
  const db = connect(path, key, true);
  try {
    const wasUnclean = requireKnownVersion(db) > 0 && markerOf(db) === 'open';
    if (wasUnclean && db.pragma('quick_check', { simple: true }) !== 'ok') throw damaged('quick_check');
    return wasUnclean;
  } catch (cause) {
    throw cause instanceof AppError ? cause : damaged(cause);
  } finally {
    db.close();
  }
}

function markerOf(db: Db): string {
  const row = db.prepare<[], { value: string }>("SELECT value FROM settings WHERE key = 'ended'").get();
  return row?.value ?? 'clean';
}

/** Never throws: what cannot be ended cleanly is left as an unclean end, and checked at the next start. */
function closeDatabase(db: Db): void {
  if (!db.open) return;
  try {
    db.pragma('optimize');
    db.prepare("UPDATE settings SET value = 'clean' WHERE key = 'ended'").run();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // Damaged, or the disk is full.
  } finally {
    db.close();
  }
}
