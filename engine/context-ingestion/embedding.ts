/**
 * The feature vector of a change, and the cosine of two of them.
 *
 * A unit vector of five blocks: service (one-hot, squared norm .4), size of change (an angle, .2), migration (one-hot,
 * .15), configuration (.15), working or off hours (.1): the weights with which the published retrieval adds up its
 * similarity, its 30-day age left out. The cosine of two unit vectors is their dot product, block by block.
 *
 * Two services share no direction of the service block, so the cosine across services is at most .6. With a threshold
 * above that, searching within the service is exact; below it the search must widen.
 */
import { cos, ln, sin } from '../random/distributions.ts';

export const SERVICE = 0.4;
export const SIZE = 0.2;
const MIGRATION = 0.15;
const CONFIG = 0.15;
const HOURS = 0.1;

/** The highest cosine of two changes of different services. */
export const HIGHEST_ACROSS_SERVICES = SIZE + MIGRATION + CONFIG + HOURS;

const LARGEST_LINES = 10_000; // sizes above it are all alike
const QUARTER_TURN = 1.5707963267948966;
const LN_LARGEST = 9.210340371976182;

/** What two changes are compared by. */
export interface Embedding {
  readonly service: number;
  /** Cosine and sine of the size angle: 0 for one line, a quarter turn for 10,000 and more. */
  readonly sizeX: number;
  readonly sizeY: number;
  /** Bits: 1 migration, 2 configuration, 4 working hours. */
  readonly traits: number;
}

/** @param lines 1 or more */
export function embed(
  service: number,
  lines: number,
  migration: boolean,
  config: boolean,
  workingHours: boolean,
): Embedding {
  const angle = (QUARTER_TURN * ln(Math.min(Math.max(lines, 1), LARGEST_LINES))) / LN_LARGEST;
  return {
    service,
    sizeX: Math.max(0, cos(angle)), // a quarter turn rounds to just beyond one
    sizeY: sin(angle),
    traits: (migration ? 1 : 0) | (config ? 2 : 0) | (workingHours ? 4 : 0),
  };
}

/** What equal traits add to the similarity, by the exclusive-or of the two sets of bits. */
export const TRAIT_SIMILARITY: readonly number[] = Array.from(
  { length: 8 },
  (_, differ) =>
    ((differ & 1) === 0 ? MIGRATION : 0) +
    ((differ & 2) === 0 ? CONFIG : 0) +
    ((differ & 4) === 0 ? HOURS : 0),
);

/** Cosine similarity in [0, 1]: symmetric, 1 for equal vectors. `Shelf.search` writes it out over columns. */
export function similarity(a: Embedding, b: Embedding): number {
  return (
    (a.service === b.service ? SERVICE : 0) +
    SIZE * (a.sizeX * b.sizeX + a.sizeY * b.sizeY) +
    TRAIT_SIMILARITY[a.traits ^ b.traits]!
  );
}
