/** Runs the reader's code over one file spoilt by many seeds, in a process that may die, and tells what came of each. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../hostile/read-many.ts', import.meta.url));

export interface Spoilt {
  /** `pages`, a code, `unexpected …`, `died` or `hung`, by seed. */
  readonly outcomes: ReadonlyMap<number, string>;
}

interface Stretch {
  readonly reached: number;
  readonly end: 'done' | 'died' | 'hung';
}

/** Reads the seeds from `from` on until the end, a death, or one that takes longer than the cap. */
function runStretch(
  path: string,
  how: 'cut' | 'flip',
  from: number,
  to: number,
  capMs: number,
  outcomes: Map<number, string>,
): Promise<Stretch> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--no-warnings', '--max-old-space-size=768', ENTRY, path, how, String(from), String(to)],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    let next = from;
    let hung = false;
    let rest = '';
    const giveUp = (): void => {
      hung = true;
      child.kill('SIGKILL');
    };
    let timer = setTimeout(giveUp, capMs);
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = `${rest}${chunk.toString()}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [seed = '', ...outcome] = line.split(' ');
        outcomes.set(Number(seed), outcome.join(' '));
        next = Number(seed) + 1;
      }
      clearTimeout(timer);
      timer = setTimeout(giveUp, capMs);
    });
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      resolve({ reached: next, end: next >= to ? 'done' : hung ? 'hung' : 'died' });
    });
  });
}

/** Reads a file spoilt by the seeds 0 … count − 1. */
export async function readSpoilt(
  path: string,
  how: 'cut' | 'flip',
  count: number,
  capMs: number,
): Promise<Spoilt> {
  const outcomes = new Map<number, string>();
  for (let from = 0; from < count; ) {
    const { reached, end } = await runStretch(path, how, from, count, capMs, outcomes);
    from = reached;
    if (end === 'done') break;
    // An unexpected error is printed before the process ends: that seed is told already.
    if (outcomes.get(from - 1)?.startsWith('unexpected') && end === 'died') continue;
    outcomes.set(from, end);
    from += 1;
  }
  return { outcomes };
}
