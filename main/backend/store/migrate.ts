/** Numbered SQL steps, one transaction each, a backup first when there is something to lose. Released steps never change. */
import type Database from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import { STEPS } from './migrations.ts';

/** @returns the database's version. @throws AppError workspace-newer when a newer program made it */
export function requireKnownVersion(db: Database.Database): number {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > STEPS.length) throw new AppError('workspace-newer', { version });
  return version;
}

/** @throws AppError workspace-newer */
export function migrate(db: Database.Database, path: string): void {
  const version = requireKnownVersion(db);
  if (version > 0 && version < STEPS.length)
    db.prepare('VACUUM INTO ?').run(`${path}.before-${STEPS.length}`);
  for (let step = version; step < STEPS.length; step += 1) {
    const sql = STEPS[step] ?? '';
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${step + 1}`);
    })();
  }
}
