/** How far words read are from the words that stand there. */

/** Widths and white space are not told apart on paper. */
function comparable(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1)
      row[j] = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** Characters wrong, missing or made up, as a share of those there (CER). */
export function misreadings(truth: string, read: string): number {
  const wanted = comparable(truth);
  return distance(wanted, comparable(read)) / wanted.length;
}
