/** Entry of the backend process: messages in, messages out. No logic. */
import { mkdirSync } from 'node:fs';
import { inspect } from 'node:util';
import type { BytesReplyMessage, FromBackend, ToBackend } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/errors.ts';
import { createBackend } from './backend.ts';

interface Port {
  readonly send: (message: FromBackend) => void;
  readonly listen: (receive: (message: ToBackend) => void) => void;
}

/** Electron's utility process talks through parentPort, a forked Node through process. */
function openPort(): Port {
  const { parentPort } = process as NodeJS.Process & {
    parentPort?: {
      postMessage: (message: unknown) => void;
      on: (event: 'message', listen: (event: { data: unknown }) => void) => void;
    };
  };
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      listen: (receive) => parentPort.on('message', (event) => receive(event.data as ToBackend)),
    };
  }
  return {
    send: (message) => void process.send?.(message),
    listen: (receive) => void process.on('message', (message) => receive(message as ToBackend)),
  };
}

function argument(name: string): string {
  const found = process.argv.find((part) => part.startsWith(`--${name}=`));
  if (found === undefined) throw new Error(`--${name}= is missing`);
  return found.slice(name.length + 3);
}

const userData = argument('user-data');
const port = openPort();
mkdirSync(userData, { recursive: true });
const backend = createBackend({
  userData,
  emit: (name, payload) => port.send({ type: 'event', name, payload }),
  // The shell reads it and keeps what cannot hold case text.
  log: (heading, error) => process.stderr.write(`${heading}\n${inspect(error, { depth: 0 })}\n`),
});

async function close(): Promise<void> {
  await backend.close();
  port.send({ type: 'closed' });
  process.exit(0);
}

type Bytes = Extract<BytesReplyMessage['reply'], { ok: true }>['value'];

async function sendBytes(id: number, read: () => Promise<Bytes>): Promise<void> {
  let reply: BytesReplyMessage['reply'];
  try {
    reply = { ok: true, value: await read() };
  } catch (error) {
    reply = { ok: false, error: { code: error instanceof AppError ? error.code : 'internal' } };
  }
  port.send({ type: 'bytes-reply', id, reply });
}

port.listen((message) => {
  switch (message.type) {
    case 'call':
      void backend
        .route(message.name, message.input)
        .then((reply) => port.send({ type: 'reply', id: message.id, reply }));
      break;
    case 'pick':
      backend.picks.add(message.token, message.path);
      break;
    case 'bytes':
      void sendBytes(message.id, async () => backend.fileBytes(message.fileId));
      break;
    case 'picture':
      void sendBytes(message.id, () => backend.picture(message.fileId, message.page, message.width));
      break;
    case 'close':
      void close();
      break;
  }
});
process.on('disconnect', () => void close());
port.send({ type: 'ready' });
