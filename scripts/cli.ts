/** The command line from the source tree: builds the backend when it is stale, then runs it in this process. */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Keeps what follows compiled and stripped of types from run to run: half of a short command's time.
enableCompileCache(fileURLToPath(new URL('../.cache/compile', import.meta.url)));
const { ensureBuilt } = await import('./build.ts');
await ensureBuilt(['backend']);
await import(new URL('../dist/backend/cli.js', import.meta.url).href);
