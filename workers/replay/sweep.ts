/** A sweep over seeds in parts, one task each, put together by place and not by time: any number of workers, same bits. No engine: pages put partial results together. */
import { type ColumnsOf, createColumns, float64, uint32 } from '../../engine/columns.ts';
import { tell } from '../core/pool.ts';
import type { Outcome } from '../core/task.ts';
import { inParts } from '../core/together.ts';

/** Consecutive seeds at one size. */
export interface SweepRequest {
  readonly firstSeed: number;
  readonly seeds: number;
  readonly deployments: number;
}

/** One entry a seed, the first seed's first. */
export const sweepColumns = {
  /** Deployments completed. */
  successful: uint32,
  rolledBack: uint32,
  /** Rolled back before full traffic. */
  caught: uint32,
  /** Minutes: total cycle time ÷ deployments, what the published code reports as its median. */
  meanCycle: float64,
};
export type SweepColumns = ColumnsOf<typeof sweepColumns>;

/** A sweep, finished or on its way. */
export interface Sweep {
  readonly request: SweepRequest;
  readonly columns: SweepColumns;
  /** 1 for each seed whose entries are there. */
  readonly known: Uint8Array<ArrayBuffer>;
  /** Seeds whose entries are there. */
  readonly done: number;
}

export interface SweepHooks {
  readonly signal?: AbortSignal;
  /** Called whenever more seeds are known. The columns are the same memory every time. */
  readonly onPartial?: (sweep: Sweep) => void;
}

/** Seeds a task: about 50 ms at 500 deployments, so that a slow worker takes fewer and partial results come often. */
const SEEDS_A_PART = 25;

/**
 * @param atOnce parts that are asked for at a time
 * @param perform does one part; it must settle soon after its signal is aborted
 */
export async function sweepInParts(
  request: SweepRequest,
  atOnce: number,
  perform: (part: SweepRequest, signal: AbortSignal) => Promise<Outcome<SweepColumns>>,
  { signal, onPartial }: SweepHooks = {},
): Promise<Outcome<Sweep>> {
  const { firstSeed, seeds, deployments } = request;
  const columns = createColumns(sweepColumns, seeds);
  const known = new Uint8Array(seeds);
  let done = 0;
  const failure = await inParts(Math.ceil(seeds / SEEDS_A_PART), atOnce, signal, async (k, own) => {
    const from = k * SEEDS_A_PART;
    const count = Math.min(SEEDS_A_PART, seeds - from);
    const outcome = await perform({ firstSeed: firstSeed + from, seeds: count, deployments }, own);
    if (outcome.kind === 'failed') return outcome.failure;
    if (own.aborted) return { kind: 'cancelled' };
    columns.successful.set(outcome.value.successful, from);
    columns.rolledBack.set(outcome.value.rolledBack, from);
    columns.caught.set(outcome.value.caught, from);
    columns.meanCycle.set(outcome.value.meanCycle, from);
    known.fill(1, from, from + count);
    done += count;
    tell(onPartial, { request, columns, known, done });
    return undefined;
  });
  if (failure) return { kind: 'failed', failure };
  return { kind: 'done', value: { request, columns, known, done } };
}
