/** What a figure of `npm run bench` is, and the two ways they are measured: a process's time and its memory. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Measured {
  readonly what: string;
  readonly ours: number;
  /** Measured in the same run; null where the goal is a plain figure. */
  readonly reference: { readonly name: string; readonly value: number } | null;
  readonly unit: string;
  /** Goal: a ratio to the reference, or in units where there is none. */
  readonly most: number;
}

export interface Figure {
  /** As it is called on the command line. */
  readonly name: string;
  readonly what: string;
  /** @param folder for its files, removed afterwards */
  readonly measure: (folder: string) => Promise<readonly Measured[]>;
}

const CLI = fileURLToPath(new URL('../../dist/backend/cli.js', import.meta.url));
const WATCH_MS = 10;

/** The command line as a process of its own: program and arguments. */
export function commandLine(...args: readonly string[]): readonly [string, ...string[]] {
  return [process.execPath, CLI, ...args];
}

export interface ProcessCost {
  readonly seconds: number;
  /** MiB of the largest process of the tree, and of all together at their largest. */
  readonly largest: number;
  readonly together: number;
}

function childrenOf(pid: number): number[] {
  try {
    const direct = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim().split(' ');
    return direct.filter((each) => each !== '').map(Number);
  } catch {
    return [];
  }
}

function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Runs a process to its end, its output thrown away. @throws Error when it fails */
export function run(
  [program, ...args]: readonly [string, ...string[]],
  isWatched = false,
): Promise<ProcessCost> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const peaks = new Map<number, number>();
    const watch = (): void => {
      for (const pid of [child.pid ?? 0, ...childrenOf(child.pid ?? 0)])
        peaks.set(pid, Math.max(peaks.get(pid) ?? 0, peakOf(pid)));
    };
    const timer = isWatched ? setInterval(watch, WATCH_MS) : undefined;
    child.once('error', reject);
    child.once('exit', (status) => {
      clearInterval(timer);
      if (status !== 0) return reject(new Error(`${program} ended with ${status}`));
      const found = [...peaks.values()];
      resolve({
        seconds: (performance.now() - started) / 1000,
        largest: Math.max(0, ...found),
        together: found.reduce((sum, peak) => sum + peak, 0),
      });
    });
  });
}

/** The best of several runs of each, taken in turn: what a computer can do, whatever else it did meanwhile. */
export async function bestInTurn(
  times: number,
  ...works: readonly (() => Promise<number>)[]
): Promise<readonly number[]> {
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let i = 0; i < times; i += 1)
    for (const [index, work] of works.entries()) best[index] = Math.min(best[index] ?? 0, await work());
  return best;
}
