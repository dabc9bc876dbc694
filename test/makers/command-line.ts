/** The command line as a script runs it: a process, its status, what it printed where. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../main/cli/cli.ts', import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command to its end. */
export function runCli(args: readonly string[], stdin: string | Uint8Array = ''): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', ENTRY, ...args], { stdio: 'pipe' });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (status) =>
      resolve({
        status,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      }),
    );
    // A command that does not read its input may have ended before it is written.
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
  });
}

/** What a command printed as JSON: one line and nothing else. @throws Error otherwise */
export function jsonOf<T>(run: Run): T {
  const lines = run.stdout.split('\n');
  if (lines.length !== 2 || lines[1] !== '')
    throw new Error(`not one line of JSON: ${run.stdout.slice(0, 200)}`);
  return JSON.parse(lines[0] ?? '') as T;
}
