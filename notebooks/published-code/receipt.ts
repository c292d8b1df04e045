/** Replays of the published code as receipts: one run with its figures and what they say of each claim, and the sweep over seeds. */
import { replayedClaims } from '../../engine/claims/construction/index.ts';
import { replayReading } from '../../engine/claims/lenses/replay.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { MOST_DEPLOYMENTS } from '../../engine/limits.ts';
import type { Replay, ReplayRequest } from '../../engine/replay/index.ts';
import { seedFromText } from '../../engine/replay/request.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import type { Experiment, ReplayResult } from '../../workers/replay/steps.ts';
import { valueOf } from '../charts/variants.ts';
import { listIn, partIn, type Repeat, wholeIn } from '../receipt/kind.ts';
import type { Made } from '../receipt/receipt.ts';
import { type Findings, finiteAll, receiptClaim, type Task } from '../receipt/record.ts';
import { columnsOf, listsOnly, withPool } from '../receipt/sweep.ts';
import type { ExperimentSettings } from './experiment.ts';
import { replaysOf } from './sizes.ts';

const page = 'published-code/';

const requestIn = (task: Task): ReplayRequest => ({
  seed: seedFromText(String(task['seed'])),
  deployments: wholeIn(task, 'deployments', MOST_DEPLOYMENTS),
});

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
  const findings = await withPool(new ReplayPool(), (pool) => replayFound(replay, pool));
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
  const request = requestIn(task);
  return withPool(new ReplayPool(), async (pool) =>
    replayFound(valueOf(await pool.replay(request, {}, { signal, onProgress })), pool, signal),
  );
};

function experimentFound({ statuses, levels, ranking, ...rest }: Experiment): Findings {
  const { curve, ...area } = ranking ?? { curve: [] };
  const counts = { 'deployments by status': statuses, 'deployments by risk level': levels };
  return listsOnly({ ...columnsOf([{ ...rest, ...area }]), ...counts, ...columnsOf(curve, 'ROC curve: ') });
}

/** The release with weights, pillars or policies changed, against itself. @param changed in words */
export function madeExperiment(moved: Experiment, { options, changed }: ExperimentSettings): Made {
  const [seed, deployments] = [String(moved.seed), moved.deployments];
  return {
    kind: 'replay-change',
    what: `The published code with ${changed.join(', ') || 'nothing changed'}: ${deployments} deployments, seed ${seed}`,
    command: null,
    page,
    query: `replay-seed=${seed}&replay-n=${deployments}`,
    task: { seed, deployments, options },
    findings: experimentFound(moved),
  };
}

export const repeatExperiment: Repeat = async (task, { signal, onProgress }) => {
  const request = requestIn(task);
  const options = partIn(task, 'options');
  return withPool(new ReplayPool(), async (pool) =>
    experimentFound(valueOf(await pool.experiment(request, options, { signal, onProgress }))),
  );
};

const sizesFound = (replays: readonly Replay[]): Findings => listsOnly(columnsOf(replays));

export const madeSizes = (replays: readonly Replay[]): Made => ({
  kind: 'replays',
  what: `Replays of the published code: ${replays.map(({ seed, deployments }) => `seed ${seed} at ${deployments} deployments`).join(', ')}`,
  command: null,
  page,
  query: '',
  task: { replays: replays.map(({ seed, deployments }) => ({ seed: String(seed), deployments })) },
  findings: sizesFound(replays),
});

export const repeatSizes: Repeat = async (task, { signal }) => {
  const requests = listIn(task, 'replays', 10).map((each) => requestIn(each as Task));
  return withPool(new ReplayPool(), async (pool) => sizesFound(await replaysOf(pool, requests, signal)));
};
