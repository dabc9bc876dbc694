/** The tokens of an RTF file: groups, control words with their number, bytes of text. Nesting is capped, lengths are checked. */
import { AppError } from '../../../../shared/errors.ts';
import type { Caps } from '../limits.ts';

export interface RtfHandler {
  readonly open: () => void;
  readonly close: () => void;
  /** A control word or symbol; `*` marks a destination that may be skipped. */
  readonly word: (name: string, number: number | null) => void;
  /** A byte of text, as it stands or as `\'hh`. */
  readonly byte: (byte: number) => void;
}

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const LONGEST_WORD = 32;

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

class Tokens {
  private at = 0;
  private depth = 0;
  private readonly bytes: Uint8Array;
  private readonly handler: RtfHandler;
  private readonly deepest: number;

  constructor(bytes: Uint8Array, handler: RtfHandler, deepest: number) {
    this.bytes = bytes;
    this.handler = handler;
    this.deepest = deepest;
  }

  run(): void {
    const { bytes, handler } = this;
    while (this.at < bytes.byteLength) {
      const byte = bytes[this.at] ?? 0;
      this.at += 1;
      if (byte === OPEN) {
        this.depth += 1;
        if (this.depth > this.deepest) throw new AppError('hostile', { why: 'nesting', limit: this.deepest });
        handler.open();
      } else if (byte === CLOSE) {
        this.depth -= 1;
        handler.close();
        if (this.depth === 0) return;
      } else if (byte === BACKSLASH) this.control();
      else if (byte !== 0x0d && byte !== 0x0a && byte !== 0) handler.byte(byte);
    }
    throw new AppError('truncated');
  }

  private control(): void {
    const { bytes, handler } = this;
    const first = bytes[this.at] ?? 0;
    if (isLetter(first)) {
      this.word();
      return;
    }
    this.at += 1;
    if (first === 0x27) {
      const code = Number.parseInt(String.fromCharCode(bytes[this.at] ?? 0, bytes[this.at + 1] ?? 0), 16);
      this.at += 2;
      if (Number.isFinite(code)) handler.byte(code);
    } else if (first === BACKSLASH || first === OPEN || first === CLOSE) handler.byte(first);
    else if (first === 0x0a || first === 0x0d) handler.word('par', null);
    else handler.word(String.fromCharCode(first), null);
  }

  private word(): void {
    const { bytes, handler } = this;
    const from = this.at;
    while (this.at - from < LONGEST_WORD && isLetter(bytes[this.at] ?? 0)) this.at += 1;
    const name = String.fromCharCode(...bytes.subarray(from, this.at));
    const numberFrom = this.at;
    if (bytes[this.at] === 0x2d) this.at += 1;
    while (this.at - numberFrom < LONGEST_WORD && isDigit(bytes[this.at] ?? 0)) this.at += 1;
    const written = String.fromCharCode(...bytes.subarray(numberFrom, this.at));
    const number = written === '' || written === '-' ? null : Number(written);
    if (bytes[this.at] === 0x20) this.at += 1;
    if (name === 'bin' && number !== null && number > 0) {
      if (this.at + number > bytes.byteLength) throw new AppError('truncated');
      this.at += number;
    } else handler.word(name, number);
  }
}

/** @throws AppError hostile, truncated */
export function readTokens(bytes: Uint8Array, caps: Caps, handler: RtfHandler): void {
  new Tokens(bytes, handler, caps.xmlDepth).run();
}
