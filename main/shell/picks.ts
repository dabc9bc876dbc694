/** Paths the user chose, known to the window by token and name only. */
import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { Pick } from '../../shared/contract/shell.ts';

export interface Picks {
  /** Gives paths tokens and tells the backend. */
  readonly add: (paths: readonly string[]) => Pick[];
  readonly pathOf: (token: string) => string | null;
}

/** @param tell  hands token and path to the backend */
export function createPicks(tell: (token: string, path: string) => void): Picks {
  const paths = new Map<string, string>();
  return {
    add: (chosen) =>
      chosen.map((path) => {
        const token = randomBytes(18).toString('base64url');
        paths.set(token, path);
        tell(token, path);
        return { token, name: basename(path) || path };
      }),
    pathOf: (token) => paths.get(token) ?? null,
  };
}
