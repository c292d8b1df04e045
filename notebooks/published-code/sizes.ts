/** The seeds with a name at the demonstration's size and at the study's. */
import type { Claim } from '../../engine/claims/claim.ts';
import { canaryCatch } from '../../engine/claims/published/canary-catch.ts';
import { successGenops } from '../../engine/claims/published/success-genops.ts';
import {
  exactProbabilities,
  PUBLISHED_DEFAULTS,
  type Replay,
  type ReplayRequest,
} from '../../engine/replay/index.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import type { Sweep, SweepRequest } from '../../workers/replay/sweep.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { type FigureOptions, figure, numbers, stacked } from '../charts/figure.ts';
import { ownFlag } from '../charts/printed.ts';
import { type RowsChart, rowsChart } from '../charts/rows.ts';
import { roundDomain } from '../charts/svg.ts';
import { failureText, valueOf } from '../charts/variants.ts';
import { interval, withInterval } from '../format/estimate.ts';
import { count, outOf, percent } from '../format/number.ts';
import { rate, shortSeed } from './rates.ts';
import { namedSeeds } from './seeds.ts';

const STUDY = 15_847;
const sizes = [PUBLISHED_DEFAULTS.deployments, STUDY] as const;

/** Figures only, of each seed at each size. @throws Error when one fails, in the pool's words */
export function runSizes(client: ReplayClient, signal: AbortSignal): Promise<readonly Replay[]> {
  const requests = namedSeeds.flatMap((seed) => sizes.map((deployments) => ({ seed, deployments })));
  return replaysOf(client, requests, signal);
}

export function replaysOf(
  client: ReplayClient,
  requests: readonly ReplayRequest[],
  signal: AbortSignal,
): Promise<readonly Replay[]> {
  return Promise.all(
    requests.map(async (request) => valueOf(await client.replay(request, { keep: 'figures' }, { signal }))),
  );
}

export function sizesFigure(replays: readonly Replay[], options: FigureOptions): HTMLElement {
  const exact = exactProbabilities();
  const success = replays.map((replay) => ({
    replay,
    estimate: rate(replay.successful, replay.deployments),
  }));
  const caught = replays.map((replay) => ({
    replay,
    estimate: rate(replay.canaryCaught, replay.rolledBack + replay.failed),
  }));
  const large = success.filter(({ replay }) => replay.deployments === STUDY);
  return figure({
    ...options,
    label: 'Success rate and catch rate of two seeds at two sizes, with exact values and the printed figures',
    chart: stacked(
      rowsChart(
        chartOf('Success rate', success, successGenops, exact.completedPerDeployment, false),
        options,
      ),
      rowsChart(
        chartOf('Canary catch rate', caught, canaryCatch, exact.caughtPerRolledBackOrFailed, true),
        options,
      ),
    ),
    title: `At ${count(STUDY)} deployments, ${large.map(({ replay, estimate }) => `seed ${shortSeed(replay.seed)} completes ${withInterval('ratio', estimate)}`).join(' and ')}.`,
    caption: `The README prints ${successGenops.printed} for that size. The exact expected rate is ${percent(exact.completedPerDeployment, 3)} (solid line).`,
    run: `Seeds ${namedSeeds.join(' and ')}, n\u00a0=\u00a0${sizes.map((size) => count(size)).join(' and ')}; 95% Wilson intervals.`,
    table: {
      title: 'Two seeds at two sizes',
      columns: [
        'seed',
        ...numbers('deployments', 'completed', 'success rate', '95% interval', 'caught', 'catch rate'),
      ],
      rows: success.map(({ replay, estimate }, i) => [
        String(replay.seed),
        count(replay.deployments),
        count(replay.successful),
        percent(estimate.value, 2),
        interval('ratio', estimate.lower, estimate.upper),
        outOf(replay.canaryCaught, replay.rolledBack + replay.failed),
        percent(caught[i]?.estimate.value ?? Number.NaN, 1),
      ]),
    },
  });
}

function chartOf(
  heading: string,
  read: readonly { readonly replay: Replay; readonly estimate: Estimate }[],
  claim: Claim,
  exact: number,
  bars: boolean,
): RowsChart {
  return {
    groups: [
      {
        heading,
        rows: read.map(({ replay, estimate }) => ({
          label: `seed ${shortSeed(replay.seed)}, n = ${count(replay.deployments)}`,
          owner: 'genops',
          estimate,
          exact,
          value: withInterval('ratio', estimate),
        })),
      },
    ],
    domain: bars ? [0, 1] : roundDomain(read.flatMap(({ estimate }) => [estimate.lower, estimate.upper])),
    tick: (value) => percent(value, bars ? 0 : 1),
    bars,
    flags: ownFlag(claim),
  };
}

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
