/** The command line: the same backend as the window, without a window. */

import { type Command, EXIT, type Output, UsageError } from './arguments.ts';
import { check } from './check.ts';
import { cite } from './cite.ts';
import { demo } from './demo.ts';
import { extract } from './extract.ts';
import { limits } from './limits.ts';
import { rubric } from './rubric.ts';
import { statutes } from './statutes.ts';

const COMMANDS: readonly Command[] = [check, cite, extract, limits, statutes, rubric, demo];

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const io: Output = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  stdin: readStdin,
};

function overview(): string {
  return [
    'case-review <command> …',
    '',
    ...COMMANDS.map((command) => `  ${command.name.padEnd(9)}${command.summary}`),
    '',
    '<command> --help',
  ].join('\n');
}

/** Runs one command. @returns the exit status of interfaces.md §1 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    io.out(overview());
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    io.err(overview());
    return EXIT.usage;
  }
  if (rest.includes('--help')) {
    io.out(`${command.summary}\n\n${command.help}`);
    return EXIT.done;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\n\n${command.help}`);
      return EXIT.usage;
    }
    io.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return EXIT.nothing;
  }
}

process.exitCode = await runCommandLine(process.argv.slice(2));
