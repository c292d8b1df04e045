/** A study and a client with nothing behind them: what the shell shows does not depend on how a study is made. */
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import type { Scenario, StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { Outcome, TaskHooks } from '../../workers/core/task.ts';
import type { StudyClient } from '../../workers/study/pool.ts';

export const scenarios: readonly Scenario[] = [
  {
    id: 'equal-changes',
    title: 'Equal changes',
    varies: 'Nothing.',
    changes: {},
    baseline: 0.89,
    solved: [],
    constructed: [],
  },
  {
    id: 'soak',
    title: 'Published soak',
    varies: 'Stages bake longer.',
    changes: { bakeScale: 1 },
    baseline: 0.89,
    solved: [],
    constructed: [],
  },
];

/** Only what the shell reads: which run it is, and its digest. */
export function studyOf(config: StudyConfig): Study {
  const digest = `${config.seed}/${config.deployments}/${config.settings.bakeScale}`;
  return { config, digest } as unknown as Study;
}

export const noRows: readonly LedgerRow[] = [];

export interface FakeRun {
  readonly config: StudyConfig;
  readonly hooks: TaskHooks;
  /** Ends the run: with its study, or with the failure that is given. */
  end(outcome?: Outcome<Study>): Promise<void>;
}

/** A client whose runs end when the test says so. */
export function fakeClient(): { readonly client: StudyClient; readonly runs: FakeRun[] } {
  const runs: FakeRun[] = [];
  const refuse = (): never => {
    throw new Error('not in this test');
  };
  const client: StudyClient = {
    run: (config, hooks = {}) =>
      new Promise((resolve) => {
        runs.push({
          config,
          hooks,
          end: async (outcome = { kind: 'done', value: studyOf(config) }) => {
            resolve(outcome);
            await settle();
          },
        });
      }),
    runSeeds: refuse,
    runEach: refuse,
    explain: refuse,
    readings: refuse,
    trace: refuse,
    close: () => {},
  };
  return { client, runs };
}

/** Lets what waits on promises come through. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
