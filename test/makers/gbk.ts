/** GBK bytes of a text, as Windows writes names into archives: Node only decodes, so the table is turned round once. */
let table: Map<string, readonly [number, number]> | null = null;

function turned(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const char = decoder.decode(new Uint8Array([lead, trail]));
      if (char.length === 1 && char !== '\u{fffd}') found.set(char, [lead, trail]);
    }
  }
  return found;
}

export function gbk(text: string): Uint8Array {
  table ??= turned();
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const pair = table?.get(char);
      if (pair) return [...pair];
      if (char.charCodeAt(0) > 0x7f) throw new Error(`not in GBK: ${char}`);
      return [char.charCodeAt(0)];
    }),
  );
}
