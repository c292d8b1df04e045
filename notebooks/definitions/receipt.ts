/** Every reading of every claim as a receipt. */
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import { multiverseOf, type Readings, runReadings } from '../charts/specification-figure.ts';
import { valueOf } from '../charts/variants.ts';
import type { Repeat } from '../receipt/kind.ts';
import type { Made } from '../receipt/receipt.ts';
import type { Findings } from '../receipt/record.ts';
import { configOf } from '../receipt/run.ts';
import { columnsOf, listsOnly, runTask, withPool } from '../receipt/sweep.ts';

const readingsFound = (readings: Readings): Findings => {
  const columns = publishedClaims.map((claim) =>
    columnsOf(
      multiverseOf(claim, readings).map(({ choices, estimate: { value, lower, upper }, stance, fixed }) => ({
        reading: Object.values(choices).join(', '),
        value,
        lower,
        upper,
        stance,
        fixed,
      })),
      `${claim.id}: `,
    ),
  );
  return listsOnly(Object.assign({}, ...columns));
};

export function madeReadings(readings: Readings, query: string): Made {
  const { deployments, seed } = readings.config;
  return {
    kind: 'readings',
    what: `Every reading of every claim: our model at both baselines, ${deployments} deployments, seed ${seed}, and the published code with seed ${readings.replaySeed}`,
    command: null,
    page: 'definitions/',
    query,
    task: runTask(readings.config),
    findings: readingsFound(readings),
  };
}

export const repeatReadings: Repeat = async (task, { signal, onProgress }) => {
  const config = configOf(task);
  return withPool(new StudyPool(), (client) =>
    withPool(new ReplayPool(), async (pool) => {
      const asked = { config, client, replay: () => Promise.resolve(pool), claims: publishedClaims };
      return readingsFound(valueOf(await runReadings(asked, { signal, onProgress })));
    }),
  );
};
