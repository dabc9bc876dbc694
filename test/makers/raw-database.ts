/** The database of a workspace opened past the program, with the key its password unwraps: to look and to tamper. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { deriveKey } from '../../main/backend/workspace/blobs.ts';
import { openSlot, readKeyFile } from '../../main/backend/workspace/key-file.ts';
import { PASSWORD } from './workspace.ts';

/** The workspace's root key. */
export async function rootKeyOf(folder: string, userId: string): Promise<Buffer> {
  const { rootKey } = await openSlot(readKeyFile(folder), userId, PASSWORD);
  return rootKey;
}

/** Opens `workspace.db` with the right key and nothing else set. */
export async function openWithKey(folder: string, userId: string): Promise<Database.Database> {
  const key = deriveKey(await rootKeyOf(folder, userId), 'database');
  const db = new Database(join(folder, 'workspace.db'));
  db.pragma("cipher = 'sqlcipher'");
  db.pragma(`key = "x'${key.toString('hex')}'"`);
  return db;
}
