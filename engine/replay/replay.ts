/**
 * The replay itself: draws, pillars and figures of the first release in the order in which its code runs them.
 */
import { expected } from '../errors.ts';
import { CPythonRandom } from '../random/cpython.ts';
import type { StageMetrics } from './canary.ts';
import { type Deploy, deployWith } from './deploy.ts';
import { type ReplayFigures, Tally } from './figures.ts';
import { drawHistory } from './history.ts';
import { checkOptions, type ReplayOptions } from './options.ts';
import { checkRequest, type ReplayRequest } from './request.ts';
import { createRowDigest, type RowDigest } from './row-digest.ts';
import { createRows, type ReplayRows } from './rows.ts';
import { drawServices } from './world.ts';

/** Deployments between two reports of progress: about half a millisecond of work. */
const STEP = 256;

/** A replay, finished. */
export interface Replay extends ReplayFigures {
  readonly deployments: number;
  readonly seed: bigint;
  /** Every deployment, in columns; null when only the figures were kept. */
  readonly rows: ReplayRows | null;
  /** SHA-256 of the rows, 64 hexadecimal digits; null when it was not asked for. */
  readonly rowsSha256: string | null;
  /** What the canary measured, a list a deployment, for the first so many deployments. */
  readonly canaryMetrics: readonly (readonly StageMetrics[])[];
}

/** How far a replay has come. */
export interface ReplayProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Replays the first release of the published package (commit `0cca970`), bit for bit.
 *
 * @param request how many deployments (1 to `MOST_DEPLOYMENTS`), and the seed (any integer but 0)
 * @param options experiments, and what to keep; left out, everything is as released
 * @throws ArgumentError (as a rejection) for a request or an option that cannot be used
 */
export async function replayFirstRelease(
  request: ReplayRequest,
  options: ReplayOptions = {},
): Promise<Replay> {
  const digest = checkOptions(options).keep === 'digest' ? await createRowDigest() : null;
  const steps = replaySteps(request, options, digest);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same in steps: yields progress after the history is drawn and every 256 deployments, and returns the replay.
 * To cancel, stop asking.
 *
 * @param digest from `createRowDigest`; needed unless `options.keep` is `rows` or `figures`
 * @throws ArgumentError for a request or an option that cannot be used
 */
export function* replaySteps(
  request: ReplayRequest,
  options: ReplayOptions = {},
  digest: RowDigest | null = null,
): Generator<ReplayProgress, Replay, void> {
  const { deployments, seed } = checkRequest(request);
  const settings = checkOptions(options);
  if (settings.keep === 'digest' && digest === null) {
    throw expected(
      'replaySteps: digest',
      'a row digest',
      digest,
      'make one with createRowDigest, or keep "rows"',
    );
  }
  const random = new CPythonRandom(seed);
  const services = drawServices(random, settings.constants);
  const history = drawHistory(random, settings.constants.historySuccess);
  const deploy: Deploy = deployWith(random, services, history, settings);
  yield { done: 0, total: deployments };

  const rows = settings.keep === 'figures' ? null : createRows(deployments);
  const rowDigest = settings.keep === 'digest' ? digest : null;
  const tally = new Tally(deployments);
  const canaryMetrics: StageMetrics[][] = [];
  rowDigest?.reset();
  for (let from = 0; from < deployments; from += STEP) {
    const to = Math.min(from + STEP, deployments);
    for (let i = from; i < to; i++) {
      const log: StageMetrics[] | null = i < settings.canaryMetricsOfFirst ? [] : null;
      tally.add(deploy(rows, i, log));
      if (log !== null) canaryMetrics.push(log);
    }
    if (rows !== null) rowDigest?.add(rows, from, to);
    yield { done: to, total: deployments };
  }
  return {
    ...tally.figures(),
    deployments,
    seed,
    rows,
    rowsSha256: rowDigest?.hex() ?? null,
    canaryMetrics,
  };
}
