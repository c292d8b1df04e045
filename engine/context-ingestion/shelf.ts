/** The latest records of one service, and the k nearest of what was seen so far. */
import type { DefectKind } from '../domain/change.ts';
import { type Embedding, SERVICE, SIZE, TRAIT_SIMILARITY } from './embedding.ts';

// What context ingestion returns.

/** One past deployment of the arm, near to the change. */
export interface Neighbour {
  /** Position in the study; negative for the warm-up. */
  readonly index: number;
  readonly service: number;
  /** Cosine similarity, ratio. */
  readonly similarity: number;
  readonly lines: number;
  readonly failed: boolean;
  /** What was seen to be wrong; `none` when it did not fail. */
  readonly reason: DefectKind;
}

export interface Context {
  /** Nearest first. */
  readonly neighbours: readonly Neighbour[];
  readonly failures: number;
  /** Failures over neighbors; 0 when there are none. */
  readonly failureRate: number;
  /** How many neighbors there are and how near, ratio: mean similarity × found / wanted. */
  readonly confidence: number;
}

export const noContext: Context = Object.freeze({
  neighbours: [],
  failures: 0,
  failureRate: 0,
  confidence: 0,
});

/** Why the neighbors failed, most frequent first; ties in the order of the reasons' names. */
export function commonReasons(context: Context): { readonly reason: DefectKind; readonly count: number }[] {
  const counts = new Map<DefectKind, number>();
  for (const { failed, reason } of context.neighbours) {
    if (failed) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

/** A finished deployment as retrieval remembers it. */
export interface PastDeployment {
  readonly index: number;
  readonly lines: number;
  readonly embedding: Embedding;
  readonly failed: boolean;
  readonly reason: DefectKind;
}

/** A ring of records, with their vectors in columns: searching objects took three times as long. */
export class Shelf {
  readonly records: PastDeployment[] = [];
  /** Failures among the records. */
  failures = 0;
  readonly #capacity: number;
  readonly #sizeX: Float64Array;
  readonly #sizeY: Float64Array;
  readonly #traits: Uint8Array;
  #oldest = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#sizeX = new Float64Array(capacity);
    this.#sizeY = new Float64Array(capacity);
    this.#traits = new Uint8Array(capacity);
  }

  /** Puts a record in the place of the oldest, once the shelf is full. */
  add(past: PastDeployment): void {
    let place = this.records.length;
    if (place === this.#capacity) {
      place = this.#oldest;
      this.#oldest = (place + 1) % this.#capacity;
      if (this.records[place]!.failed) this.failures -= 1;
    }
    this.records[place] = past;
    this.#sizeX[place] = past.embedding.sizeX;
    this.#sizeY[place] = past.embedding.sizeY;
    this.#traits[place] = past.embedding.traits;
    if (past.failed) this.failures += 1;
  }

  /** Offers every record at least as near as the threshold. @param service the shelf's own */
  search(
    { service: wanted, sizeX, sizeY, traits }: Embedding,
    service: number,
    threshold: number,
    nearest: Nearest,
  ): void {
    const { records } = this;
    const xs = this.#sizeX;
    const ys = this.#sizeY;
    const sets = this.#traits;
    const same = wanted === service ? SERVICE : 0;
    let least = nearest.least(threshold);
    for (let k = 0; k < records.length; k++) {
      const near = same + SIZE * (sizeX * xs[k]! + sizeY * ys[k]!) + TRAIT_SIMILARITY[traits ^ sets[k]!]!;
      if (near < least) continue; // most records, once the list is full
      nearest.offer(near, records[k]!);
      least = nearest.least(threshold);
    }
  }
}

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

  /** What a record must reach to be taken: the threshold, or the last of a full list. */
  least(threshold: number): number {
    return this.size === this.#wanted ? Math.max(threshold, this.#similarity[this.#wanted - 1]!) : threshold;
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
