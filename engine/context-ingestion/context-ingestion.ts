/** Pillar 1: retrieves past deployments that are near to a change. */
import { expected } from '../errors.ts';
import { type Embedding, HIGHEST_ACROSS_SERVICES } from './embedding.ts';
import { type Context, Nearest, noContext, type PastDeployment, Shelf } from './shelf.ts';

export interface RetrievalConfig {
  /** Least cosine similarity, ratio. */
  readonly threshold: number;
  /** Most neighbors returned. */
  readonly neighbours: number;
  /** How many of a service's latest records are searched. */
  readonly recordsPerService: number;
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
  readonly #nearest: Nearest;

  /** @throws ArgumentError when the threshold is outside [0, 1] or a count is no whole number of 1 or more */
  constructor(config: RetrievalConfig, services: number) {
    if (!(config.threshold >= 0 && config.threshold <= 1)) {
      throw expected('ContextIngestion: threshold', 'a ratio from 0 to 1', config.threshold);
    }
    for (const count of ['neighbours', 'recordsPerService'] as const) {
      if (!(Number.isInteger(config[count]) && config[count] >= 1)) {
        throw expected(`ContextIngestion: ${count}`, 'a whole number of 1 or more', config[count]);
      }
    }
    this.#config = config;
    this.#shelves = Array.from({ length: services }, () => new Shelf(config.recordsPerService));
    this.#nearest = new Nearest(config.neighbours);
  }

  /** Remembers a deployment that has finished; a full shelf forgets its oldest. */
  remember(past: PastDeployment): void {
    this.#shelves[past.embedding.service]!.add(past);
  }

  /** Share of the service's remembered deployments that failed, ratio; 0 without any. */
  recentFailureRate(service: number): number {
    const { records, failures } = this.#shelves[service]!;
    return records.length === 0 ? 0 : failures / records.length;
  }

  /** The nearest records, nearest first; of equally near ones the later first. */
  query(embedding: Embedding): Context {
    const { threshold, neighbours } = this.#config;
    const nearest = this.#nearest;
    nearest.clear();
    if (threshold > HIGHEST_ACROSS_SERVICES) {
      this.#shelves[embedding.service]!.search(embedding, embedding.service, threshold, nearest);
    } else {
      this.#shelves.forEach((shelf, service) => shelf.search(embedding, service, threshold, nearest));
    }
    if (nearest.size === 0) return noContext;
    const found = nearest.list();
    let failures = 0;
    let sum = 0;
    for (const neighbour of found) {
      if (neighbour.failed) failures += 1;
      sum += neighbour.similarity;
    }
    return {
      neighbours: found,
      failures,
      failureRate: failures / found.length,
      confidence: Math.min(1, sum / neighbours), // mean similarity × found / wanted
    };
  }
}
