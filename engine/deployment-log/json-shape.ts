/** The shape of a record of JSON: all of it but the values. */
import { spaceEnd } from '../json/index.ts';
import type { KeyBranch, KeyTree } from './json-cells.ts';
import { ScalarReader } from './json-scalars.ts';

/** What stands before a value, since the one before or the record's beginning; and the value's column, null if nobody asks for it. */
export interface ShapeValue {
  readonly before: Uint8Array;
  readonly column: number | null;
}

export interface Shape {
  readonly values: readonly ShapeValue[];
  /** After the last value. */
  readonly end: Uint8Array;
}

/** The schema has two. */
const MOST_LEVELS = 16;
const NO_KEYS: KeyTree = new Map();
const COMMA = 0x2c;
const LIST = 0x5b;
const END_OF_LIST = 0x5d;
const RECORD = 0x7b;
const END_OF_RECORD = 0x7d;

/**
 * Null for a record of which a shape does not tell all: with values in lists, with a name twice, or two names of one column.
 *
 * @param record UTF-8 that `JSON.parse` reads as a record
 */
export function shapeOf(record: Uint8Array, keys: KeyTree): Shape | null {
  const walk = new Walk(record);
  if (!walk.record(0, keys, MOST_LEVELS)) return null;
  return { values: walk.values, end: record.slice(walk.taken, walk.end) };
}

/** Guards how much of the bytes the values so far have taken. */
class Walk {
  readonly values: ShapeValue[] = [];
  /** Place after the last value. */
  taken = 0;
  /** Place after what was walked last. */
  end = 0;
  readonly #bytes: Uint8Array;
  readonly #scalar = new ScalarReader();
  readonly #columns = new Set<number>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Walks the record that begins here. False where no shape tells all of it. */
  record(from: number, keys: KeyTree, levels: number): boolean {
    const names = new Set<string>();
    this.#space(from + 1);
    while (this.#bytes[this.end] !== END_OF_RECORD) {
      if (!this.#scalar.read(this.#bytes, this.end) || names.has(this.#scalar.cell)) return false;
      names.add(this.#scalar.cell);
      const branch = keys.get(this.#scalar.cell);
      this.#space(this.#scalar.end);
      this.#space(this.end + 1); // after the colon
      if (!this.#value(branch, levels)) return false;
      this.#space(this.end);
      if (this.#bytes[this.end] === COMMA) this.#space(this.end + 1);
    }
    this.end += 1;
    return true;
  }

  #value(branch: KeyBranch | undefined, levels: number): boolean {
    const at = this.end;
    const first = this.#bytes[at];
    if (first === RECORD) return levels > 1 && this.record(at, branch?.below ?? NO_KEYS, levels - 1);
    if (first === LIST) {
      this.#space(at + 1);
      this.end += 1;
      return this.#bytes[this.end - 1] === END_OF_LIST; // an empty one is as good as a name
    }
    const column = branch?.column ?? null;
    if (column !== null && this.#columns.has(column)) return false;
    if (column !== null) this.#columns.add(column);
    if (!this.#scalar.read(this.#bytes, at)) return false;
    this.values.push({ before: this.#bytes.slice(this.taken, at), column });
    this.end = this.#scalar.end;
    this.taken = this.end;
    return true;
  }

  #space(from: number): void {
    this.end = spaceEnd(this.#bytes, from);
  }
}
