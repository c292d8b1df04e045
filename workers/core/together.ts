/** Tasks of equal size at the same time, as one: results in the order given, progress summed, the first failure ends all. */
import type { Failure, Outcome, TaskHooks } from '../study/contract.ts';
import { tell } from './pool.ts';

/**
 * @param size deployments of each task, for progress
 * @param perform starts one; it must settle soon after its signal is aborted
 */
export async function together<Item, Value>(
  items: readonly Item[],
  size: number,
  perform: (item: Item, hooks: TaskHooks) => Promise<Outcome<Value>>,
  { signal, onProgress }: TaskHooks = {},
): Promise<Outcome<readonly Value[]>> {
  const all = new AbortController();
  const cancelAll = (): void => all.abort();
  if (signal?.aborted) cancelAll();
  signal?.addEventListener('abort', cancelAll, { once: true });
  const total = size * items.length;
  const doneByItem = items.map(() => 0);
  let done = 0;
  const report = (k: number, ofItem: number): void => {
    done += ofItem - doneByItem[k]!;
    doneByItem[k] = ofItem;
    tell(onProgress, { done, total });
  };
  let failure: Failure | undefined;
  const outcomes = await Promise.all(
    items.map(async (item, k) => {
      const outcome = await perform(item, {
        signal: all.signal,
        onProgress: (progress) => report(k, progress.done),
      });
      if (outcome.kind === 'done') {
        report(k, size);
        return [outcome.value];
      }
      // only the first: the others are cancelled because of it
      failure ??= outcome.failure;
      cancelAll();
      return [];
    }),
  );
  signal?.removeEventListener('abort', cancelAll);
  return failure ? { kind: 'failed', failure } : { kind: 'done', value: outcomes.flat() };
}
