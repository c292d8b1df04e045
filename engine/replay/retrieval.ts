/**
 * Pillar 1 as the first release has it: the ten earlier deployments most like this one (step 3 of part C; no draws).
 *
 * The published code scores all 5,000 records and sorts them. Two facts bound the work without changing a bit: a record
 * of another service reaches .6 at most, so only records of the same service can pass the threshold of .75; and the score
 * takes 24 values, so a stable sort is a count for each distinct value. What is found depends on service, lines, migration
 * and config alone, and is remembered: a million deployments ask at most 48,000 different questions.
 */
import { HISTORY_LENGTH, HISTORY_SERVICES, type History } from './history.ts';
import { SERVICE_TABLE } from './services.ts';

/** The least similarity that is kept. */
export const SIMILARITY_THRESHOLD = 0.75;

/** How many records are kept at most. */
export const MOST_SIMILAR = 10;

/** What retrieval hands on. */
export interface Retrieved {
  /** Records kept, 0–10. */
  readonly similar: number;
  /** How many of them failed. */
  readonly similarFailures: number;
  /** min(mean similarity + .2, .98), or .3 when nothing was kept; NaN with the pillar off. */
  readonly confidence: number;
}

/** With the pillar switched off both counts stay 0; the specification says nothing of a confidence. */
export const NOTHING_RETRIEVED: Retrieved = { similar: 0, similarFailures: 0, confidence: Number.NaN };

/** Similarity of a record to a change, a ratio up to 1; added in this order, on which the last bit depends. */
export function similarity(
  sameService: boolean,
  lineGap: number,
  sameMigration: boolean,
  sameConfig: boolean,
  ageDays: number,
): number {
  let sum = 0;
  if (sameService) sum += 0.4;
  if (lineGap < 100) sum += 0.2;
  else if (lineGap < 500) sum += 0.1;
  if (sameMigration) sum += 0.15;
  if (sameConfig) sum += 0.15;
  if (ageDays < 30) sum += 0.1;
  return sum;
}

/** A record's or a query's flags: migration 4, config 2, younger than 30 days 1. Differing bits come from an xor. */
const MIGRATION = 4;
const CONFIG = 2;
const YOUNG = 1;
const FLAGS = 8;

/** Similarity within one service by gap class (0: < 100 lines, 1: < 500, 2: more) and xor of the flags. */
const SCORES: readonly number[] = [0, 100, 500].flatMap((gap) =>
  Array.from({ length: FLAGS }, (_, differing) =>
    similarity(true, gap, (differing & MIGRATION) === 0, (differing & CONFIG) === 0, differing & YOUNG ? 0 : 30),
  ),
);

/** The distinct similarities that pass the threshold, best first. */
const LEVELS: readonly number[] = [...new Set(SCORES)]
  .filter((score) => score >= SIMILARITY_THRESHOLD)
  .toSorted((a, b) => b - a);

/** For each entry of `SCORES` its place in `LEVELS`; −1 below the threshold. */
const LEVEL_OF = Int8Array.from(SCORES, (score) => LEVELS.indexOf(score));

interface Bucket {
  readonly lines: Uint16Array;
  readonly flags: Uint8Array;
  readonly failed: Uint8Array;
}

/** Answers what retrieval finds for a change: service as an index into `SERVICE_TABLE`. */
export type Retrieve = (service: number, lines: number, migration: boolean, config: boolean) => Retrieved;

/** Prepares retrieval over one history. */
export function createRetrieval(history: History): Retrieve {
  const buckets = SERVICE_TABLE.map(({ name }) => bucketOf(history, HISTORY_SERVICES.indexOf(name)));
  const remembered = new Map<number, Retrieved>();
  return (service, lines, migration, config) => {
    const flags = (migration ? MIGRATION : 0) + (config ? CONFIG : 0);
    const question = (service * 2048 + lines) * FLAGS + flags;
    let answer = remembered.get(question);
    if (answer === undefined) {
      answer = search(buckets[service] as Bucket, lines, flags);
      remembered.set(question, answer);
    }
    return answer;
  };
}

/** The records of one service in the order of the history. */
function bucketOf(history: History, service: number): Bucket {
  const of: number[] = [];
  for (let i = 0; i < HISTORY_LENGTH; i++) if (history.service[i] === service) of.push(i);
  return {
    lines: Uint16Array.from(of, (i) => history.lines[i] as number),
    flags: Uint8Array.from(
      of,
      (i) =>
        (history.migration[i] ? MIGRATION : 0) +
        (history.config[i] ? CONFIG : 0) +
        ((history.ageDays[i] as number) < 30 ? YOUNG : 0),
    ),
    failed: Uint8Array.from(of, (i) => 1 - (history.succeeded[i] as number)),
  };
}

function search(bucket: Bucket, lines: number, flags: number): Retrieved {
  const counts = new Uint8Array(LEVELS.length);
  const failures = new Uint16Array(LEVELS.length); // bit k: the k-th record of the level failed
  for (let i = 0; i < bucket.lines.length && (counts[0] as number) < MOST_SIMILAR; i++) {
    const gap = Math.abs((bucket.lines[i] as number) - lines);
    const gapClass = gap < 100 ? 0 : gap < 500 ? 1 : 2;
    const level = LEVEL_OF[gapClass * FLAGS + ((bucket.flags[i] as number) ^ flags)] as number;
    if (level < 0) continue;
    const count = counts[level] as number;
    if (count === MOST_SIMILAR) continue;
    failures[level] = (failures[level] as number) | ((bucket.failed[i] as number) << count);
    counts[level] = count + 1;
  }

  let similar = 0;
  let similarFailures = 0;
  let sum = 0;
  for (const [level, score] of LEVELS.entries()) {
    const taken = Math.min(counts[level] as number, MOST_SIMILAR - similar);
    for (let k = 0; k < taken; k++) {
      sum += score;
      similarFailures += ((failures[level] as number) >> k) & 1;
    }
    similar += taken;
  }
  return { similar, similarFailures, confidence: similar === 0 ? 0.3 : Math.min(sum / similar + 0.2, 0.98) };
}
