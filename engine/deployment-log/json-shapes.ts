/**
 * Records of JSON whose shape came before, read without parsing them. The records of a log differ in their values and share
 * what stands between: once a parsed record has shown that, it is looked for, and only values are read. Whatever differs in
 * any other way is not read here: `JSON.parse` alone decides what else is JSON.
 */
import { standsAt } from '../json/index.ts';
import type { KeyTree } from './json-cells.ts';
import { ScalarReader } from './json-scalars.ts';
import { type Shape, type ShapeValue, shapeOf } from './json-shape.ts';

/** What may stand at one place: all before a value, and what follows the value; or the record's end. */
interface Step extends ShapeValue {
  /** The longest first, since one may begin another; null at the record's end. */
  readonly next: Step[] | null;
}

/** A log has few shapes: so many steps may follow one value, and so many there may be in all. */
const MOST_BRANCHES = 16;
const MOST_STEPS = 2000;
/** Records that showed no new shape: what is not read in them here are their values, and there is nothing to learn. */
const MOST_IN_VAIN = 1000;

/** Guards the shapes that came before. */
export class RecordShapes {
  /** Place after the record that was read last. */
  end = 0;
  readonly #keys: KeyTree;
  readonly #blank: readonly string[];
  readonly #scalar = new ScalarReader();
  readonly #first: Step[] = [];
  #steps = 0;
  #inVain = 0;

  constructor(keys: KeyTree, columns: number) {
    this.#keys = keys;
    this.#blank = Array.from({ length: columns }, () => '');
  }

  /** By column, the cells of the record that begins here; null where its shape is not known or it does not end. */
  read(bytes: Uint8Array, from: number): readonly string[] | null {
    const cells = this.#blank.slice();
    const scalar = this.#scalar;
    let steps = this.#first;
    for (let at = from; ; ) {
      const step = stepAt(steps, bytes, at);
      if (step === null) return null;
      at += step.before.length;
      if (step.next === null) {
        this.end = at;
        return cells;
      }
      if (!scalar.read(bytes, at)) return null;
      if (step.column !== null) cells[step.column] = scalar.cell;
      at = scalar.end;
      steps = step.next;
    }
  }

  /** @param record that `JSON.parse` reads as a record */
  learn(record: Uint8Array): void {
    if (this.#inVain >= MOST_IN_VAIN) return;
    const before = this.#steps;
    const shape = shapeOf(record, this.#keys);
    if (shape !== null) this.#plant(shape);
    if (this.#steps === before) this.#inVain += 1;
  }

  #plant({ values, end }: Shape): void {
    let steps: Step[] | null = this.#first;
    for (const value of values) {
      steps = this.#planted(steps, { ...value, next: [] });
      if (steps === null) return;
    }
    this.#planted(steps, { before: end, column: null, next: null });
  }

  /** Adds a step unless it is there. @returns what follows it; null for nothing, and where there is no room */
  #planted(steps: Step[], step: Step): Step[] | null {
    const { length } = step.before;
    const known = steps.find(({ before }) => before.length === length && standsAt(before, step.before, 0));
    if (known !== undefined) return known.next;
    if (steps.length >= MOST_BRANCHES || this.#steps >= MOST_STEPS) return null;
    this.#steps += 1;
    steps.push(step);
    steps.sort((a, b) => b.before.length - a.before.length);
    return step.next;
  }
}

function stepAt(steps: readonly Step[], bytes: Uint8Array, at: number): Step | null {
  for (const step of steps) if (standsAt(step.before, bytes, at)) return step;
  return null;
}
