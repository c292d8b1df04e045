/**
 * One sweep a ticket, whoever looks at it: a cell that follows it may come and go, as when the reader runs another replay,
 * without the sweep starting anew.
 */
import type { ReplayClient } from '../../workers/replay/pool.ts';
import type { Sweep, SweepRequest } from '../../workers/replay/sweep.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { failureText } from '../charts/variants.ts';

/** The seeds of the page. */
export const sweepRequest: SweepRequest = { firstSeed: 1, seeds: 10_000, deployments: 500 };

/** Between two pictures, milliseconds: often enough to see it tighten, seldom enough to leave the page free. */
const PICTURE = 200;

interface Running {
  latest: Sweep | null;
  ended: boolean;
  /** Those who wait for more; each is called once. */
  waiting: (() => void)[];
}

export interface Sweeps {
  /** The ticket's sweep as it stands, again and again until it has ended or nobody looks; null before the first seed. */
  follow(
    ticket: SweepTicket | null,
    client: ReplayClient,
    signal: AbortSignal,
  ): AsyncGenerator<Sweep | null, void, void>;
}

export function createSweeps(request: SweepRequest = sweepRequest): Sweeps {
  const known = new WeakMap<SweepTicket, Running>();

  const start = (ticket: SweepTicket, client: ReplayClient): Running => {
    const running: Running = { latest: null, ended: false, waiting: [] };
    const wake = (): void => {
      for (const resolve of running.waiting.splice(0)) resolve();
    };
    const perform = async (): Promise<void> => {
      const outcome = await client.sweep(request, {
        signal: ticket.signal,
        onPartial: (sweep) => {
          // a new object each time, the columns are the same memory
          running.latest = sweep;
          ticket.report({ kind: 'running', done: sweep.done, total: request.seeds });
          wake();
        },
      });
      running.ended = true;
      if (outcome.kind === 'done') ticket.report({ kind: 'done', done: outcome.value.done });
      else ticket.report({ kind: 'failed', message: failureText(outcome.failure) });
      wake();
    };
    void perform();
    return running;
  };

  return {
    async *follow(ticket, client, signal) {
      if (ticket === null) {
        yield null;
        return;
      }
      const running = known.get(ticket) ?? start(ticket, client);
      known.set(ticket, running);
      let shown: Sweep | null = null;
      yield running.latest;
      while (!signal.aborted) {
        if (running.latest !== null && running.latest !== shown) {
          shown = running.latest;
          yield shown;
          await new Promise((resolve) => setTimeout(resolve, PICTURE));
          continue;
        }
        if (running.ended) return;
        await new Promise<void>((resolve) => {
          running.waiting.push(resolve);
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      }
    },
  };
}
