/** The piece table of a .doc (MS-DOC 2.4.1): its characters in order, and where in the file each lies. */
import { AppError } from '../../../../shared/errors.ts';
import { positions, TABLE, type Word } from './fib.ts';

export interface DocText {
  /** Every text of the file one after the other, one UTF-16 unit a character position. */
  readonly text: string;
  /** Offset in the stream of the character at a position: what properties are looked up by. */
  readonly offsetOf: (position: number) => number;
}

const PIECE_BYTES = 8;
const PIECES = 2;
const PROPERTIES = 1;
const COMPRESSED = 0x40000000;

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly width: 1 | 2;
}

/** The table of pieces behind the property groups of fast saves. */
function pieceTable(clx: DataView): DataView {
  let at = 0;
  while (at + 5 <= clx.byteLength) {
    const kind = clx.getUint8(at);
    if (kind === PIECES) {
      const size = clx.getUint32(at + 1, true);
      if (at + 5 + size > clx.byteLength) throw new AppError('damaged', { why: 'piece table' });
      return new DataView(clx.buffer, clx.byteOffset + at + 5, size);
    }
    if (kind !== PROPERTIES) break;
    at += 3 + clx.getUint16(at + 1, true);
  }
  throw new AppError('damaged', { why: 'no piece table' });
}

function readPieces(word: Word): Piece[] {
  const table = pieceTable(word.table(TABLE.pieces));
  const edges = positions(table, PIECE_BYTES);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? from;
    const packed = table.getUint32(edges.length * 4 + index * PIECE_BYTES + 2, true);
    const isCompressed = (packed & COMPRESSED) !== 0;
    const width = isCompressed ? 1 : 2;
    const plain = packed & 0x3fffffff;
    const offset = isCompressed ? plain >>> 1 : plain;
    if (to < from) throw new AppError('damaged', { why: 'pieces out of order' });
    if (offset + (to - from) * width > word.document.byteLength) throw new AppError('truncated');
    return { from, to, offset, width };
  });
}

/** @throws AppError damaged, truncated */
export function readPieceText(word: Word): DocText {
  const pieces = readPieces(word);
  const wide = new TextDecoder('utf-16le', { ignoreBOM: true });
  const narrow = new TextDecoder('windows-1252');
  // Pieces may lie over each other in a crafted file, but never give more characters than it has bytes.
  const total = pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0);
  if (total > word.document.byteLength) throw new AppError('damaged', { why: 'pieces overlap' });
  const text = pieces
    .map(({ from, to, offset, width }) =>
      (width === 1 ? narrow : wide).decode(word.document.subarray(offset, offset + (to - from) * width)),
    )
    .join('');
  const offsetOf = (position: number): number => {
    let [low, high] = [0, pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((pieces[middle]?.from ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    const piece = pieces[low];
    return piece ? piece.offset + (position - piece.from) * piece.width : 0;
  };
  return { text, offsetOf };
}
