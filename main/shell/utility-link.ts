/** The backend as Electron's utility process: what the product uses. */
import { utilityProcess } from 'electron';
import type { FromBackend } from '../../shared/contract/define.ts';
import type { Link } from './backend-process.ts';

export function utilityLink(entry: string, args: readonly string[]): Link {
  const child = utilityProcess.fork(entry, [...args], {
    serviceName: 'case-review-backend',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on('message', (message: unknown) => listener(message as FromBackend));
    },
    onExit: (listener) => {
      child.once('exit', (code) => listener(`status ${code}`));
    },
    onErrorOutput: (listener) => {
      child.stderr?.on('data', (chunk: Buffer) => listener(chunk.toString()));
    },
    kill: () => {
      child.kill();
    },
  };
}
