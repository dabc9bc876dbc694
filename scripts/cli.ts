/** The command line from the source tree: builds the backend when it is stale, then runs it in this process. */
import { ensureBuilt } from './build.ts';

await ensureBuilt(['backend']);
const entry = new URL('../dist/backend/cli.js', import.meta.url);
await import(entry.href);
