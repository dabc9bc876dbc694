/** Small things every table needs: sortable ids, and the errors of SQLite as ours. */
import { randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';

/** UUID version 7: sorts by the moment it was made. @param at milliseconds since 1970 */
export function newId(at: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
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
