/**
 * The replay's pool, its latest answers kept: a claim's page asks for the same traces in three places, and again when
 * only the study's scenario has changed, which the published code knows nothing of.
 */
import type { Measured } from '../../engine/claims/multiverse/index.ts';
import type { ReplayRequest } from '../../engine/replay/index.ts';
import type { Outcome } from '../../workers/core/task.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import type { ReplayTraces } from '../../workers/replay/trace.ts';

/** Answers that are kept; each is some ten kilobytes. */
const KEPT = 12;

/** Cancelling is not passed on: who asks next may want what the one before gave up, and a trace takes a second at most. */
export class KeptReplays extends ReplayPool {
  readonly #traces = new Map<string, Promise<Outcome<ReplayTraces>>>();
  readonly #readings = new Map<string, Promise<Outcome<readonly Measured[]>>>();

  override trace(request: ReplayRequest): Promise<Outcome<ReplayTraces>> {
    return once(this.#traces, request, () => super.trace(request));
  }

  override readings(request: ReplayRequest): Promise<Outcome<readonly Measured[]>> {
    return once(this.#readings, request, () => super.readings(request));
  }
}

/** Oldest out first; a failure is not kept. */
function once<T>(
  kept: Map<string, Promise<Outcome<T>>>,
  { deployments, seed }: ReplayRequest,
  ask: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const key = `${deployments}/${seed}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const asked = ask();
  kept.set(key, asked);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  const forgetFailure = async (): Promise<void> => {
    const { kind } = await asked;
    if (kind === 'failed' && kept.get(key) === asked) kept.delete(key);
  };
  void forgetFailure();
  return asked;
}
