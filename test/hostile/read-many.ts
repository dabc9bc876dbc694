/**
 * A process of its own that reads one file spoilt in many ways, one after the other, by the reader's own code, and
 * prints a line for each: seed and outcome (`other pages` where it says something else). What would end a real reader ends this one; the test starts it again behind.
 */
import { readFileSync } from 'node:fs';
import { caps } from '../../main/backend/documents/limits.ts';
import { readBytes } from '../../main/backend/documents/read.ts';
import { AppError } from '../../shared/errors.ts';
import { cutShort, withFlippedBits } from '../makers/seeded.ts';

const [path = '', how = '', from = '', to = ''] = process.argv.slice(2);
const whole = new Uint8Array(readFileSync(path));
const spoil = how === 'cut' ? cutShort : withFlippedBits;

async function wordsOf(bytes: Uint8Array): Promise<string> {
  const { pages } = await readBytes(bytes, caps());
  return pages.map((page) => page.text).join('\f');
}

const said = await wordsOf(whole);
for (let seed = Number(from); seed < Number(to); seed += 1) {
  let outcome: string;
  try {
    outcome = (await wordsOf(spoil(whole, seed))) === said ? 'pages' : 'other pages';
  } catch (error) {
    outcome =
      error instanceof AppError
        ? error.code
        : `unexpected ${error instanceof Error ? error.name : typeof error}`;
  }
  process.stdout.write(`${seed} ${outcome}\n`);
  // After a trap the engine's memory is not to be trusted: a real reader ends here, too.
  if (outcome.startsWith('unexpected')) process.exit(3);
}
