/** OFD's abbreviated outlines (GB/T 33190, 9.1) → SVG path data: other letters, the same curves. */

/** How many numbers each command takes, and its letter in SVG. S sets the starting point, C closes, B is the cubic. */
const COMMANDS: Readonly<Record<string, readonly [numbers: number, letter: string]>> = {
  S: [2, 'M'],
  M: [2, 'M'],
  L: [2, 'L'],
  Q: [4, 'Q'],
  B: [6, 'C'],
  A: [7, 'A'],
  C: [0, 'Z'],
};
const WORD = /[SMLQBACZ]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/gi;
const FARTHEST = 1e6;

/** As short as five decimals allow: far finer than any screen. */
function short(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}

/** SVG's arc wants flags of 0 or 1 and radii that are not negative. */
function arc(numbers: readonly number[]): number[] {
  const [rx = 0, ry = 0, angle = 0, large = 0, sweep = 0, x = 0, y = 0] = numbers;
  return [Math.abs(rx), Math.abs(ry), angle, large === 0 ? 0 : 1, sweep === 0 ? 0 : 1, x, y];
}

/**
 * Translates an outline. Commands that lack numbers are left out, as are numbers without a command; numbers that follow a
 * complete command repeat it. An outline that does not begin with a move begins at the origin.
 */
export function svgPath(abbreviated: string): string {
  const words = abbreviated.match(WORD) ?? [];
  const out: string[] = [];
  let at = 0;
  let command = '';
  while (at < words.length) {
    const word = words[at] ?? '';
    const upper = word.toUpperCase();
    if (/^[A-Z]$/.test(upper)) {
      command = upper === 'Z' ? 'C' : upper;
      at += 1;
    }
    const [count, letter] = COMMANDS[command] ?? [0, ''];
    if (count === 0) {
      // Numbers without a command mean nothing.
      if (letter === '') at += 1;
      else if (out.length > 0 && out.at(-1) !== 'Z') out.push(letter);
      command = '';
      continue;
    }
    const numbers = words.slice(at, at + count).map(Number);
    if (numbers.length < count) break;
    const lacking = numbers.findIndex((value) => !(Math.abs(value) <= FARTHEST));
    if (lacking >= 0) {
      at += lacking + (/^[A-Z]$/i.test(words[at + lacking] ?? '') ? 0 : 1);
      command = '';
      continue;
    }
    if (out.length === 0 && letter !== 'M') out.push('M 0 0');
    out.push(`${letter} ${(letter === 'A' ? arc(numbers) : numbers).map(short).join(' ')}`);
    at += count;
    // A move that goes on draws lines, as in SVG.
    if (command === 'M' || command === 'S') command = 'L';
  }
  return out.join(' ');
}

/** A rectangle's outline. */
export function rectanglePath(x: number, y: number, width: number, height: number): string {
  const [left, top, right, bottom] = [x, y, x + width, y + height].map(short);
  return `M ${left} ${top} L ${right} ${top} L ${right} ${bottom} L ${left} ${bottom} Z`;
}
