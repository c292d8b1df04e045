/** Seeds of the published code, replayed, as a receipt. */
import { MOST_DEPLOYMENTS } from '../../engine/limits.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import type { Sweep } from '../../workers/replay/sweep.ts';
import { valueOf } from '../charts/variants.ts';
import { type Repeat, wholeIn } from './kind.ts';
import type { Made } from './receipt.ts';
import { type Findings, finiteAll } from './record.ts';
import { listsOnly, withPool } from './sweep.ts';

const sweepFound = ({ columns }: Sweep): Findings =>
  listsOnly(Object.fromEntries(Object.entries(columns).map(([name, list]) => [name, finiteAll(list)])));

/** @throws Error before it has ended */
export function madeSweep(sweep: Sweep): Made {
  const { firstSeed, seeds, deployments } = sweep.request;
  if (sweep.done < seeds) throw new Error('the sweep has to end first');
  const what = `Replays of the published code: ${deployments} deployments each, seeds ${firstSeed} to ${firstSeed + seeds - 1}`;
  return {
    kind: 'replay-seeds',
    what,
    command: null,
    page: 'published-code/',
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
  const onPartial = ({ done }: Sweep): void => onProgress({ done, total: seeds });
  return withPool(new ReplayPool(), async (pool) =>
    sweepFound(valueOf(await pool.sweep(request, { signal, onPartial }))),
  );
};
