/**
 * The shell's log, without case text: of an error only its kind, its code and where in our code it was raised. Messages
 * are left out because they may quote what was being read.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface Log {
  readonly folder: string;
  readonly write: (what: string, error?: unknown) => void;
}

const LARGEST_BYTES = 1_000_000;

/** A stack or a stream of error output, reduced to what cannot hold a user's text. */
export function withoutText(text: string): string[] {
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    const frame = /^\s+at (?:(?:async )?([\w.<>[\] ]+) \()?(.*?):(\d+):(\d+)\)?$/.exec(line);
    const kind = /^(?:Uncaught )?([A-Z]\w*(?:Error|Exception))\b/.exec(line);
    const code = /^\s*code: '([A-Z_0-9]+)'/.exec(line);
    const call = /^call [0-9a-f]+ [\w.]+$/.exec(line);
    if (call) kept.push(line);
    else if (frame) kept.push(`  at ${frame[1] ?? ''} ${basename(frame[2] ?? '')}:${frame[3]}:${frame[4]}`);
    else if (kind) kept.push(kind[1] ?? '');
    else if (code) kept.push(`  code ${code[1]}`);
  }
  return kept;
}

function describe(error: unknown): string[] {
  if (!(error instanceof Error)) return [typeof error];
  const code = (error as NodeJS.ErrnoException).code;
  return [
    `${error.name}${code ? ` ${code}` : ''}`,
    ...withoutText(error.stack ?? '').filter((line) => line.startsWith('  at')),
  ];
}

/** Opens a log of at most two files of a megabyte. Writing never fails: a full disk must not end the program. */
export function openLog(folder: string, name: string): Log {
  const path = join(folder, `${name}.log`);
  return {
    folder,
    write: (what, error) => {
      try {
        mkdirSync(folder, { recursive: true });
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES)
          renameSync(path, `${path}.old`);
        const lines = [what, ...(error === undefined ? [] : describe(error))];
        appendFileSync(path, `${new Date().toISOString()} ${lines.join('\n')}\n`);
      } catch {
        // Nowhere left to say it.
      }
    },
  };
}
