/** Pillar 1: retrieves past deployments that are near to a change. */
import type { DefectKind } from '../domain/change.ts';
import { expected } from '../errors.ts';
import { type Context, type Neighbour, noContext } from './context.ts';
import { type Embedding, HIGHEST_ACROSS_SERVICES, similarity } from './embedding.ts';

export interface RetrievalConfig {
  /** Least cosine similarity, ratio. */
  readonly threshold: number;
  /** Most neighbours returned. */
  readonly neighbours: number;
  /** How many of a service's latest records are searched. */
  readonly recordsPerService: number;
}

/** A finished deployment as retrieval remembers it. */
export interface PastDeployment {
  readonly index: number;
  readonly lines: number;
  readonly embedding: Embedding;
  readonly failed: boolean;
  readonly reason: DefectKind;
}

/** The latest records of one service: a ring, and the failures in it. */
interface Shelf {
  readonly records: PastDeployment[];
  oldest: number;
  failures: number;
}

/**
 * The memory of one arm. A class because it guards what the arm has lived through.
 *
 * With the threshold above .6 only records of the same service can reach it, and the search within the service is
 * exact; at .6 and below every service is searched (slower in proportion to their number).
 */
export class ContextIngestion {
  readonly #config: RetrievalConfig;
  readonly #shelves: readonly Shelf[];

  /** @throws ArgumentError when the threshold is outside [0, 1] or a count is below 1 */
  constructor(config: RetrievalConfig, services: number) {
    if (!(config.threshold >= 0 && config.threshold <= 1)) {
      throw expected('ContextIngestion: threshold', 'a ratio from 0 to 1', config.threshold);
    }
    if (!(config.neighbours >= 1))
      throw expected('ContextIngestion: neighbours', '1 or more', config.neighbours);
    this.#config = config;
    this.#shelves = Array.from({ length: services }, () => ({ records: [], oldest: 0, failures: 0 }));
  }

  /** Remembers a deployment that has finished; a full shelf forgets its oldest. */
  remember(past: PastDeployment): void {
    const shelf = this.#shelves[past.embedding.service]!;
    if (past.failed) shelf.failures += 1;
    if (shelf.records.length < this.#config.recordsPerService) {
      shelf.records.push(past);
      return;
    }
    if (shelf.records[shelf.oldest]!.failed) shelf.failures -= 1;
    shelf.records[shelf.oldest] = past;
    shelf.oldest = (shelf.oldest + 1) % shelf.records.length;
  }

  /** Share of the service's remembered deployments that failed, ratio; 0 without any. */
  recentFailureRate(service: number): number {
    const { records, failures } = this.#shelves[service]!;
    return records.length === 0 ? 0 : failures / records.length;
  }

  /** The nearest records, nearest first; of equally near ones the later first. */
  query(embedding: Embedding): Context {
    const nearest: Neighbour[] = [];
    if (this.#config.threshold > HIGHEST_ACROSS_SERVICES) this.#search(embedding.service, embedding, nearest);
    else
      for (let service = 0; service < this.#shelves.length; service++)
        this.#search(service, embedding, nearest);
    const found = nearest.length;
    if (found === 0) return noContext;
    let failures = 0;
    let sum = 0;
    for (const neighbour of nearest) {
      if (neighbour.failed) failures += 1;
      sum += neighbour.similarity;
    }
    return {
      neighbours: nearest,
      failures,
      failureRate: failures / found,
      confidence: Math.min(1, sum / this.#config.neighbours), // mean similarity × found / wanted
    };
  }

  /** Keeps `nearest` sorted and no longer than wanted, by insertion. */
  #search(service: number, embedding: Embedding, nearest: Neighbour[]): void {
    const { threshold, neighbours: wanted } = this.#config;
    for (const record of this.#shelves[service]!.records) {
      const near = similarity(embedding, record.embedding);
      if (near < threshold) continue;
      let place = nearest.length;
      while (place > 0 && isNearer(near, record.index, nearest[place - 1]!)) place -= 1;
      if (place === wanted) continue;
      const { index, lines, failed, reason } = record;
      nearest.splice(place, 0, { index, service, similarity: near, lines, failed, reason });
      if (nearest.length > wanted) nearest.pop();
    }
  }
}

function isNearer(near: number, index: number, than: Neighbour): boolean {
  return near > than.similarity || (near === than.similarity && index > than.index);
}
