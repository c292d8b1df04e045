/** Work in parts: some at a time, the first failure ends all. And parts of the page's side that load when first asked for. */
import { tell } from './pool.ts';
import type { Failure, Outcome, TaskHooks } from './task.ts';

/**
 * Does parts 0 to `count` − 1, in order, `atOnce` at a time; the others leave the workers' queue to shorter work.
 *
 * @param part does one, and says why it failed; it must settle soon after its signal is aborted
 * @returns why not all are done: the first failure, since the others are cancelled because of it
 */
export async function inParts(
  count: number,
  atOnce: number,
  signal: AbortSignal | undefined,
  part: (k: number, signal: AbortSignal) => Promise<Failure | undefined>,
): Promise<Failure | undefined> {
  const all = new AbortController();
  const cancelAll = (): void => all.abort();
  if (signal?.aborted) cancelAll();
  signal?.addEventListener('abort', cancelAll, { once: true });
  let failure: Failure | undefined;
  let next = 0;
  let done = 0;
  const partAfterPart = async (): Promise<void> => {
    while (next < count && !all.signal.aborted) {
      const failed = await part(next++, all.signal);
      if (failed === undefined) {
        done += 1;
      } else {
        failure ??= failed;
        cancelAll();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, partAfterPart));
  signal?.removeEventListener('abort', cancelAll);
  return failure ?? (done < count ? { kind: 'cancelled' } : undefined);
}

/**
 * Tasks of equal size at the same time, as one: results in the order given, progress summed.
 *
 * @param size deployments of each task, for progress
 * @param perform starts one; it must settle soon after its signal is aborted
 */
export async function together<Item, Value>(
  items: readonly Item[],
  size: number,
  perform: (item: Item, hooks: TaskHooks) => Promise<Outcome<Value>>,
  { signal, onProgress }: TaskHooks = {},
): Promise<Outcome<readonly Value[]>> {
  const total = size * items.length;
  const doneByItem = items.map(() => 0);
  const values: Value[] = [];
  let done = 0;
  const report = (k: number, ofItem: number): void => {
    done += ofItem - doneByItem[k]!;
    doneByItem[k] = ofItem;
    tell(onProgress, { done, total });
  };
  const failure = await inParts(items.length, items.length, signal, async (k, own) => {
    const outcome = await perform(items[k]!, {
      signal: own,
      onProgress: (progress) => report(k, progress.done),
    });
    if (outcome.kind === 'failed') return outcome.failure;
    report(k, size);
    values[k] = outcome.value;
    return undefined;
  });
  return failure ? { kind: 'failed', failure } : { kind: 'done', value: values };
}

export interface OrderHooks {
  readonly signal?: AbortSignal;
  /** Waited for before each part: a pause. */
  readonly ready?: () => Promise<void>;
}

/**
 * Does parts 0 to `count` − 1, some at a time, and hands each over in its order. The first that `take` answers with false
 * ends all, so that the result does not depend on which worker was faster.
 *
 * @param part does one; it must settle soon after its signal is aborted
 * @returns how many were taken
 */
export async function inOrder<Value>(
  count: number,
  atOnce: number,
  part: (k: number, signal: AbortSignal) => Promise<Outcome<Value>>,
  take: (value: Value, k: number) => boolean,
  { signal, ready }: OrderHooks = {},
): Promise<Outcome<number>> {
  const enough = new AbortController();
  const either = signal === undefined ? enough.signal : AbortSignal.any([signal, enough.signal]);
  const early = new Map<number, Value>();
  let next = 0;
  const failure = await inParts(count, atOnce, either, async (k, own) => {
    await ready?.();
    const outcome = await part(k, own);
    if (outcome.kind === 'failed') return outcome.failure;
    early.set(k, outcome.value);
    for (let value = early.get(next); value !== undefined && !either.aborted; value = early.get(next)) {
      early.delete(next);
      if (!take(value, next++)) enough.abort();
    }
    return undefined;
  });
  return failure === undefined || enough.signal.aborted
    ? { kind: 'done', value: next }
    : { kind: 'failed', failure };
}

/** What loads when it is first asked for: not loading is a failure by value too. */
export async function lazily<T>(load: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await load();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', failure: { kind: 'fault', message: `${why}; reload the page` } };
  }
}
