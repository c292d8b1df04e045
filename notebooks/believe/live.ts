/** Draws made here, inside the reader's intervals: what is done so far, now and then, and all of them at the end. */
import type { BeliefDraws, BeliefPlan } from '../../engine/belief/belief.ts';
import type { BeliefPool } from '../../workers/belief/pool.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { failureText } from '../charts/variants.ts';

let pool: Promise<BeliefPool> | null = null;

/** @param every draws between two drawings, and before the first */
export async function* drawsHere(
  plan: BeliefPlan,
  total: number,
  every: number,
  { signal, report, ready }: SweepTicket,
): AsyncGenerator<BeliefDraws> {
  pool ??= import('../../workers/belief/pool.ts').then((module) => new module.BeliefPool());
  let [drawn, ended] = [0, false];
  let latest: BeliefDraws | null = null;
  let wake = (): void => {};
  const run = (await pool).draws(plan, total, {
    signal,
    ...(ready === undefined ? {} : { gate: ready }),
    onPartial: ({ draws, done }) => {
      report({ kind: 'running', done, total });
      latest = draws;
      if (done - drawn < every) return;
      drawn = done;
      wake();
    },
  });
  const end = async (): Promise<void> => {
    const outcome = await run;
    if (outcome.kind === 'failed') report({ kind: 'failed', message: failureText(outcome.failure) });
    else report({ kind: 'done', done: total });
    ended = true;
    wake();
  };
  void end();
  for (;;) {
    if (!ended) await new Promise<void>((resolve) => (wake = resolve));
    const isLast = ended; // it may end while the page draws what it got
    if (latest !== null) yield { ...(latest as BeliefDraws) }; // the same memory: a new object says that there is more in it
    if (isLast) return;
  }
}
