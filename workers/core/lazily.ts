/** Parts of the page's side that load when they are first asked for: not loading is a failure by value too. */
import type { Outcome } from '../study/contract.ts';

export async function lazily<T>(load: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await load();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', failure: { kind: 'fault', message: `${why}; reload the page` } };
  }
}
