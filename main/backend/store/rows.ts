/** Small things every table needs: sortable ids, and the errors of SQLite as ours. */
import { randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';

const LARGEST_COUNT = 0xfff;
let last = { at: 0, count: 0 };

/**
 * UUID version 7: sorts by the moment it was made; ids of one millisecond sort in the order they were made, by the
 * counter of RFC 9562 §6.2, so that rows made together keep their order.
 */
export function newId(): string {
  const now = Date.now();
  const bytes = randomBytes(16);
  if (now > last.at) last = { at: now, count: bytes.readUInt16BE(6) & (LARGEST_COUNT >> 1) };
  else if (last.count < LARGEST_COUNT) last = { at: last.at, count: last.count + 1 };
  else last = { at: last.at + 1, count: 0 };
  bytes.writeUIntBE(last.at, 0, 6);
  bytes.writeUInt16BE(0x7000 | last.count, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A database error as a failure a person understands. */
export function databaseError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = (cause as { code?: string } | null)?.code ?? '';
  if (code === 'SQLITE_FULL') return new AppError('disk-full', undefined, { cause });
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB')
    return new AppError('workspace-damaged', undefined, { cause });
  if (code.startsWith('SQLITE_CONSTRAINT')) return new AppError('conflict', undefined, { cause });
  if (code.startsWith('SQLITE_')) return new AppError('storage', undefined, { cause });
  return new AppError('internal', undefined, { cause });
}
