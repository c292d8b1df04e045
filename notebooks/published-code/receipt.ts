/** Replays of the published code as receipts: one run with its figures and what they say of each claim, and the sweep over seeds. */
import { replayedClaims } from '../../engine/claims/construction/index.ts';
import { replayReading } from '../../engine/claims/lenses/replay.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { MOST_DEPLOYMENTS } from '../../engine/limits.ts';
import { seedFromText } from '../../engine/replay/request.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import type { ReplayResult } from '../../workers/replay/steps.ts';
import type { Sweep } from '../../workers/replay/sweep.ts';
import { valueOf } from '../charts/variants.ts';
import { type Repeat, wholeIn } from '../receipt/kind.ts';
import type { Made } from '../receipt/receipt.ts';
import { type Findings, finiteAll, receiptClaim } from '../receipt/record.ts';

const page = 'published-code/';

async function replayFound(replay: ReplayResult, pool: ReplayPool, signal?: AbortSignal): Promise<Findings> {
  const {
    seed,
    deployments,
    rowsSha256,
    rows: _rows,
    canaryMetrics: _metrics,
    cycleTimeIntervals,
    ...figures
  } = replay;
  const traces = valueOf(await pool.trace({ seed, deployments }, signal === undefined ? {} : { signal }));
  const replayed = replayedClaims(traces, publishedClaims);
  const listed = Object.entries({ ...figures, ...cycleTimeIntervals }).map(([name, value]) => {
    const all = typeof value === 'number' ? [value] : 'lower' in value ? [value.lower, value.upper] : value;
    return [name, finiteAll(all)] as const;
  });
  return {
    claims: publishedClaims.map((claim) => {
      const { outcome, estimate } = replayReading(claim, replayed.get(claim.id) ?? null);
      return receiptClaim(claim, outcome, estimate, 'replay');
    }),
    values: Object.fromEntries(listed),
    auditHead: null,
    digest: rowsSha256 ?? '',
  };
}

export async function madeReplay(replay: ReplayResult): Promise<Made> {
  const [seed, deployments] = [String(replay.seed), replay.deployments];
  const pool = new ReplayPool();
  const findings = await replayFound(replay, pool);
  pool.close();
  return {
    kind: 'replay',
    what: `Replay of the published code: ${deployments} deployments, seed ${seed}`,
    command: `npm run replay -- --deployments ${deployments} --seed ${seed}`,
    page,
    query: `replay-seed=${seed}&replay-n=${deployments}`,
    task: { seed, deployments },
    findings,
  };
}

export const repeatReplay: Repeat = async (task, { signal, onProgress }) => {
  const seed = seedFromText(String(task['seed']));
  const deployments = wholeIn(task, 'deployments', MOST_DEPLOYMENTS);
  const pool = new ReplayPool();
  try {
    const replay = valueOf(await pool.replay({ seed, deployments }, {}, { signal, onProgress }));
    return await replayFound(replay, pool, signal);
  } finally {
    pool.close();
  }
};

const sweepFound = ({ columns }: Sweep): Findings => ({
  claims: [],
  values: Object.fromEntries(Object.entries(columns).map(([name, list]) => [name, finiteAll(list)])),
  auditHead: null,
});

/** @throws Error before it has ended */
export function madeSweep(sweep: Sweep): Made {
  const { firstSeed, seeds, deployments } = sweep.request;
  if (sweep.done < seeds) throw new Error('the sweep has to end first');
  const what = `Replays of the published code: ${deployments} deployments each, seeds ${firstSeed} to ${firstSeed + seeds - 1}`;
  return {
    kind: 'replay-seeds',
    what,
    command: null,
    page,
    query: '',
    task: { firstSeed, seeds, deployments },
    findings: sweepFound(sweep),
  };
}

export const repeatSweep: Repeat = async (task, { signal, onProgress }) => {
  const seeds = wholeIn(task, 'seeds', 100_000);
  const request = {
    firstSeed: wholeIn(task, 'firstSeed', 1_000_000_000),
    seeds,
    deployments: wholeIn(task, 'deployments', MOST_DEPLOYMENTS),
  };
  const pool = new ReplayPool();
  const onPartial = ({ done }: Sweep): void => onProgress({ done, total: seeds });
  const outcome = await pool.sweep(request, { signal, onPartial });
  pool.close();
  return sweepFound(valueOf(outcome));
};
