/** The command line: the same backend as the window, without a window. */

import { type Command, EXIT, type Output, UsageError } from './arguments.ts';

/** Each is loaded when it is called: most of them need the law library, which takes longer to load than to extract a page. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).check,
  cite: async () => (await import('./cite.ts')).cite,
  extract: async () => (await import('./extract.ts')).extract,
  limits: async () => (await import('./limits.ts')).limits,
  statutes: async () => (await import('./statutes.ts')).statutes,
  rubric: async () => (await import('./rubric.ts')).rubric,
  demo: async () => (await import('./demo.ts')).demo,
};

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

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return [
    'case-review <command> …',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(9)}${command.summary}`),
    '',
    '<command> --help',
  ].join('\n');
}

/** Runs one command. @returns the exit status of interfaces.md §1 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    io.out(await overview());
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const command = Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]?.() : undefined;
  if (!command) {
    io.err(await overview());
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
