/** Runs of the study with some settings moved, as a receipt: every quantity, and the digest of each run. */
import { addSeed, noSeeds } from '../../engine/claims/over-seeds.ts';
import type { StudyMeasures } from '../../engine/simulator/measures/measures.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { SettingChanges } from '../../engine/simulator/settings.ts';
import { valueOf } from '../charts/variants.ts';
import { listIn, type Repeat } from './kind.ts';
import type { Made } from './receipt.ts';
import type { Findings } from './record.ts';
import { configOf } from './run.ts';
import { listsOf, listsOnly, runTask, withPool } from './sweep.ts';

/** The study with some settings moved. */
export interface VariedRun {
  readonly changes: SettingChanges;
  readonly digest: string;
  readonly measures: StudyMeasures;
}

const MOST_RUNS = 100;

function runsFound(runs: readonly VariedRun[]): Findings {
  const columns = noSeeds();
  for (const { measures } of runs) addSeed(columns, measures);
  return listsOnly({
    'digest of each run': runs.map(({ digest }) => digest),
    ...listsOf(columns, runs.length),
  });
}

/** @param config the run before a setting is moved, of the size that all have */
export function madeRuns(
  what: string,
  config: StudyConfig,
  runs: readonly VariedRun[],
  page: string,
  query: string,
): Made {
  return {
    kind: 'runs',
    what: `${what}: ${runs.length} runs of ${config.deployments} deployments, seed ${config.seed}, scenario ${config.scenario}`,
    command: null,
    page,
    query,
    task: { ...runTask(config), moves: runs.map(({ changes }) => changes) },
    findings: runsFound(runs),
  };
}

export const repeatRuns: Repeat = async (task, { signal, onProgress }) => {
  const moves = listIn(task, 'moves', MOST_RUNS) as readonly SettingChanges[];
  const { settings } = configOf(task);
  const configs = moves.map((changes) =>
    configOf({ ...task, scenario: 'custom', settings: { ...settings, ...changes } }),
  );
  const { StudyPool } = await import('../../workers/study/pool.ts');
  let done = 0;
  return withPool(new StudyPool(), async (pool) =>
    runsFound(
      await Promise.all(
        configs.map(async (config, k) => {
          const { digest, measures } = valueOf(await pool.run(config, { signal }));
          onProgress({ done: ++done, total: configs.length });
          return { changes: moves[k]!, digest, measures };
        }),
      ),
    ),
  );
};
