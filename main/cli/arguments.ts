/** Command-line arguments by Node's own parser, with our way of refusing. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

export const EXIT = { done: 0, usage: 1, someUnread: 2, nothing: 3, failOn: 4 } as const;

/** Wrong usage: exit status 1 and the command's help. */
export class UsageError extends Error {}

export interface Output {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly stdin: () => Promise<string>;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly help: string;
  readonly run: (args: readonly string[], io: Output) => Promise<number>;
}

/** @throws UsageError */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
