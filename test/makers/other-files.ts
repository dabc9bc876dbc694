/** Files an office finds in a case folder and that are no documents. */
import { makeZip } from './zip.ts';

export function png(): Uint8Array {
  return new Uint8Array([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0,
    1,
  ]);
}

/** A moving picture: no paper of a case file. */
export function gif(): Uint8Array {
  return new Uint8Array([...new TextEncoder().encode('GIF89a'), 1, 0, 1, 0, 0, 0, 0, 0x3b]);
}

/** A Windows program. */
export function exe(): Uint8Array {
  const bytes = new Uint8Array(512);
  bytes.set([0x4d, 0x5a, 0x90, 0x00]);
  return bytes;
}

/** A zip with a picture in it. */
export function plainZip(): Uint8Array {
  return makeZip([{ name: '照片/1.png', data: png() }]);
}

/** Word 97 and older. */
export function oldDoc(): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return bytes;
}
