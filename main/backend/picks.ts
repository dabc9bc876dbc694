/** Paths the user picked in the shell, by the token the window knows them by. */
import { AppError } from '../../shared/errors.ts';

export interface Picks {
  readonly add: (token: string, path: string) => void;
  /** @throws AppError not-found for a token nobody picked */
  readonly path: (token: string) => string;
}

export function createPicks(): Picks {
  const paths = new Map<string, string>();
  return {
    add: (token, path) => {
      paths.set(token, path);
    },
    path: (token) => {
      const path = paths.get(token);
      if (path === undefined) throw new AppError('not-found');
      return path;
    },
  };
}
