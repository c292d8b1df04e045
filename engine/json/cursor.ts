/** Reads plain JSON from front to back, token by token; any space may stand between. */
import { numberAt, numberEnd, plainTextEnd, spaceEnd, standsAt } from './plain-tokens.ts';

const QUOTE = 0x22;

/** Guards its place. What it does not take it leaves, its place perhaps after some space. */
export class JsonCursor {
  readonly bytes: Uint8Array;
  at: number;
  /** The plain text that was taken last is bytes[from..to). */
  from = 0;
  to = 0;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Takes one byte, such as a bracket. */
  take(byte: number): boolean {
    if (this.bytes[this.at] !== byte) {
      this.at = spaceEnd(this.bytes, this.at);
      if (this.bytes[this.at] !== byte) return false;
    }
    this.at += 1;
    return true;
  }

  /** Takes these bytes, such as a name in its quotes. */
  takeAll(part: Uint8Array): boolean {
    if (!standsAt(part, this.bytes, this.at)) {
      this.at = spaceEnd(this.bytes, this.at);
      if (!standsAt(part, this.bytes, this.at)) return false;
    }
    this.at += part.length;
    return true;
  }

  takePlainText(): boolean {
    if (!this.take(QUOTE)) return false;
    const end = plainTextEnd(this.bytes, this.at);
    if (end < 0) return false;
    this.from = this.at;
    this.to = end;
    this.at = end + 1;
    return true;
  }

  /** NaN where no number stands. */
  takeNumber(): number {
    const from = spaceEnd(this.bytes, this.at);
    const end = numberEnd(this.bytes, from);
    if (end < 0) return Number.NaN;
    this.at = end;
    return numberAt(this.bytes, from, end);
  }
}
