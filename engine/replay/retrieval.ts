/**
 * Pillar 1 as the first release has it: the ten earlier deployments most like this one (step 3 of part C; no draws).
 *
 * The published code scores all 5,000 records and sorts them. Two facts bound the work without changing a bit: a record
 * of another service reaches .6 at most, so only records of the same service can pass the threshold of .75; and seven
 * distinct values do, so that a stable sort is a walk through seven levels, best first, ended by the tenth record found. What is found depends on service, lines, migration
 * and config alone, and is remembered: a million deployments ask at most 48,000 different questions.
 */
import { HISTORY_LENGTH, HISTORY_SERVICES, type History } from './history.ts';
import { SERVICE_TABLE } from './world.ts';

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
export function replaySimilarity(
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

/** The gaps in lines that score alike, from ≤ gap < to. */
const GAPS = [
  { from: 0, to: 100 },
  { from: 100, to: 500 },
  { from: 500, to: Infinity },
] as const;

/** Records of one service that have one similarity: a range of gaps, and the flags by which they differ. */
interface Cell {
  readonly from: number;
  readonly to: number;
  readonly differing: number;
  readonly score: number;
}

/** A query's flags have no `YOUNG`, so that its bit in `differing` says that the record is young. */
const CELLS: readonly Cell[] = GAPS.flatMap((gap) =>
  Array.from({ length: FLAGS }, (_, differing) => {
    const [migration, config, ageDays] = [
      differing & MIGRATION,
      differing & CONFIG,
      differing & YOUNG ? 0 : 30,
    ];
    return {
      ...gap,
      differing,
      score: replaySimilarity(true, gap.from, migration === 0, config === 0, ageDays),
    };
  }),
);

/** The distinct similarities that pass the threshold, best first, each with its one or two cells. */
const LEVELS: readonly { readonly score: number; readonly cells: readonly Cell[] }[] = [
  ...new Set(CELLS.map(({ score }) => score)),
]
  .filter((score) => score >= SIMILARITY_THRESHOLD)
  .toSorted((a, b) => b - a)
  .map((score) => ({ score, cells: CELLS.filter((cell) => cell.score === score) }));

/** The records of one service with the same flags, in the order of the history. */
interface Group {
  readonly lines: Uint16Array;
  /** 2 × place in the history, + 1 for a failure: sorts by place. */
  readonly placeAndFailed: Uint16Array;
}

/** Answers what retrieval finds for a change: service as an index into `SERVICE_TABLE`. */
export type Retrieve = (service: number, lines: number, migration: boolean, config: boolean) => Retrieved;

/** Prepares retrieval over one history. */
export function createRetrieval(history: History): Retrieve {
  const groups = groupsOf(history);
  const offsets = SERVICE_TABLE.map(({ name }) => HISTORY_SERVICES.indexOf(name) * FLAGS);
  const remembered = new Map<number, Retrieved>();
  return (service, lines, migration, config) => {
    const flags = (migration ? MIGRATION : 0) + (config ? CONFIG : 0);
    const question = (service * 2048 + lines) * FLAGS + flags;
    let answer = remembered.get(question);
    if (answer === undefined) {
      answer = search(groups, offsets[service] as number, lines, flags);
      remembered.set(question, answer);
    }
    return answer;
  };
}

/** The groups, at service × 8 + flags. */
function groupsOf(history: History): readonly Group[] {
  const members: number[][] = Array.from({ length: HISTORY_SERVICES.length * FLAGS }, () => []);
  for (let i = 0; i < HISTORY_LENGTH; i++) {
    const young = (history.ageDays[i] as number) < 30;
    const flags =
      (history.migration[i] ? MIGRATION : 0) + (history.config[i] ? CONFIG : 0) + (young ? YOUNG : 0);
    members[(history.service[i] as number) * FLAGS + flags]?.push(i);
  }
  return members.map((places) => ({
    lines: Uint16Array.from(places, (i) => history.lines[i] as number),
    placeAndFailed: Uint16Array.from(places, (i) => 2 * i + 1 - (history.succeeded[i] as number)),
  }));
}

/** Level by level until ten are found; a service without a history has a negative offset, and finds nothing. */
function search(groups: readonly Group[], offset: number, lines: number, flags: number): Retrieved {
  let similar = 0;
  let similarFailures = 0;
  let sum = 0;
  for (const { score, cells } of LEVELS) {
    const found: number[] = [];
    for (const cell of cells) {
      const group = groups[offset + (flags ^ cell.differing)];
      if (group !== undefined) take(group, cell, lines, MOST_SIMILAR - similar, found);
    }
    if (cells.length > 1) found.sort((a, b) => a - b).splice(MOST_SIMILAR - similar);
    for (const record of found) {
      similarFailures += record & 1;
      sum += score;
    }
    similar += found.length;
    if (similar === MOST_SIMILAR) break;
  }
  return { similar, similarFailures, confidence: similar === 0 ? 0.3 : Math.min(sum / similar + 0.2, 0.98) };
}

/** Appends the first records of a group, `room` at most, whose gap lies in the cell's range. */
function take(group: Group, cell: Cell, lines: number, room: number, found: number[]): void {
  const { from, to } = cell;
  const { lines: recordLines, placeAndFailed } = group;
  let left = room;
  for (let i = 0; i < recordLines.length && left > 0; i++) {
    const gap = Math.abs((recordLines[i] as number) - lines);
    if (gap < from || gap >= to) continue;
    found.push(placeAndFailed[i] as number);
    left--;
  }
}
