/** Numbered SQL steps, one transaction each, a backup first when there is something to lose. Released steps never change. */
import type Database from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import { STEPS } from './migrations.ts';

/** @throws AppError workspace-newer when a newer program made the database */
export function migrate(db: Database.Database, path: string): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > STEPS.length) throw new AppError('workspace-newer', { version });
  if (version > 0 && version < STEPS.length) db.prepare('VACUUM INTO ?').run(`${path}.before-${STEPS.length}`);
  for (let step = version; step < STEPS.length; step += 1) {
    const sql = STEPS[step] ?? '';
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${step + 1}`);
    })();
  }
}
