/** A sweep over seeds in parts, one task each, put together by place and not by time: any number of workers, same bits. */
import type { Failure, Outcome } from '../study/contract.ts';
import { createColumns } from './columns.ts';
import type { Sweep, SweepColumns, SweepHooks, SweepRequest } from './contract.ts';

/** Seeds a task: about 50 ms at 500 deployments, so that a slow worker takes fewer and partial results come often. */
const SEEDS_A_PART = 25;

/**
 * @param atOnce parts that are asked for at a time; the others leave the workers' queue to shorter work
 * @param perform does one part; it must settle soon after its signal is aborted
 */
export async function sweepInParts(
  request: SweepRequest,
  atOnce: number,
  perform: (part: SweepRequest, signal: AbortSignal) => Promise<Outcome<SweepColumns>>,
  { signal, onPartial }: SweepHooks = {},
): Promise<Outcome<Sweep>> {
  const { firstSeed, seeds, deployments } = request;
  const columns = createColumns(seeds);
  const known = new Uint8Array(seeds);
  let done = 0;
  let failure: Failure | undefined;
  const all = new AbortController();
  const cancelAll = (): void => all.abort();
  if (signal?.aborted) cancelAll();
  signal?.addEventListener('abort', cancelAll, { once: true });

  const part = async (from: number): Promise<void> => {
    const count = Math.min(SEEDS_A_PART, seeds - from);
    const outcome = await perform({ firstSeed: firstSeed + from, seeds: count, deployments }, all.signal);
    if (outcome.kind === 'failed') {
      // only the first: the others are cancelled because of it
      failure ??= outcome.failure;
      cancelAll();
      return;
    }
    if (all.signal.aborted) return;
    columns.successful.set(outcome.value.successful, from);
    columns.rolledBack.set(outcome.value.rolledBack, from);
    columns.caught.set(outcome.value.caught, from);
    columns.meanCycle.set(outcome.value.meanCycle, from);
    known.fill(1, from, from + count);
    done += count;
    try {
      onPartial?.({ request, columns, known, done });
    } catch (error) {
      // a hook that throws is its owner's fault: it is reported on the page, and the sweep goes on
      reportError(error);
    }
  };
  let next = 0;
  const partAfterPart = async (): Promise<void> => {
    while (next < seeds && !all.signal.aborted) {
      const from = next;
      next += SEEDS_A_PART;
      await part(from);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, partAfterPart));
  signal?.removeEventListener('abort', cancelAll);
  if (failure) return { kind: 'failed', failure };
  if (done < seeds) return { kind: 'failed', failure: { kind: 'cancelled' } };
  return { kind: 'done', value: { request, columns, known, done } };
}
