/** A screen for windows on a machine that has none: Xvfb on a display number it chooses itself. */
import { type ChildProcess, spawn } from 'node:child_process';

/** A place where windows can open. */
export interface Display {
  /** The present environment with the display in it. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether it was started here. */
  readonly virtual: boolean;
  /** Ends what was started. */
  readonly stop: () => Promise<void>;
}

const STARTED_WITHIN_MS = 10_000;

/** Whether windows would be seen by someone. Other systems than Linux always have a screen. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

function environment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  return env;
}

function numberFrom(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error('Xvfb did not start in time.')), STARTED_WITHIN_MS);
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      act();
    };
    server.stdio[3]?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) settle(() => resolve(text.trim()));
    });
    server.once('error', (error) => settle(() => reject(error)));
    server.once('exit', (code) =>
      settle(() => reject(new Error(`Xvfb ended with status ${code} before it was ready.`))),
    );
  });
}

/**
 * Gives the present display, or starts one of 1920×1080.
 * @param always  starts one even where there is a screen, so that tests do not open windows in front of someone
 */
export async function openDisplay(always = false): Promise<Display> {
  const env = environment();
  if (process.platform !== 'linux' || (hasDisplay() && !always)) {
    return { env, virtual: false, stop: () => Promise.resolve() };
  }
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const kill = (): boolean => server.kill('SIGTERM');
  process.once('exit', kill);
  try {
    env.DISPLAY = `:${await numberFrom(server)}`;
  } catch (error) {
    kill();
    throw error;
  }
  delete env.WAYLAND_DISPLAY;
  // A waiting server must not keep its starter alive.
  server.unref();
  (server.stdio[3] as { destroy?: () => void } | null)?.destroy?.();
  return {
    env,
    virtual: true,
    stop: () =>
      new Promise((resolve) => {
        process.off('exit', kill);
        if (server.exitCode !== null || server.signalCode !== null) return resolve();
        server.once('exit', () => resolve());
        server.ref();
        kill();
      }),
  };
}
