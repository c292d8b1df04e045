/** The k nearest of what was seen so far. */
import type { Neighbour } from './context.ts';
import type { PastDeployment } from './shelf.ts';

/** A sorted list of bounded length, kept by insertion. A class because it guards its buffers, which are reused. */
export class Nearest {
  size = 0;
  readonly #wanted: number;
  readonly #similarity: Float64Array;
  readonly #records: (PastDeployment | undefined)[];

  constructor(wanted: number) {
    this.#wanted = wanted;
    this.#similarity = new Float64Array(wanted);
    this.#records = Array.from({ length: wanted });
  }

  clear(): void {
    this.size = 0;
  }

  /** Takes a record if it is among the nearest; of equally near ones the later (higher index) is nearer. */
  offer(near: number, record: PastDeployment): void {
    const similarity = this.#similarity;
    const records = this.#records;
    let place = this.size;
    while (place > 0) {
      const other = similarity[place - 1]!;
      if (near < other || (near === other && record.index < records[place - 1]!.index)) break;
      place -= 1;
    }
    if (place === this.#wanted) return;
    if (this.size < this.#wanted) this.size += 1;
    for (let k = this.size - 1; k > place; k--) {
      similarity[k] = similarity[k - 1]!;
      records[k] = records[k - 1];
    }
    similarity[place] = near;
    records[place] = record;
  }

  /** Nearest first. */
  list(): Neighbour[] {
    const found: Neighbour[] = [];
    for (let k = 0; k < this.size; k++) {
      const { index, embedding, lines, failed, reason } = this.#records[k]!;
      found.push({
        index,
        service: embedding.service,
        similarity: this.#similarity[k]!,
        lines,
        failed,
        reason,
      });
    }
    return found;
  }
}
