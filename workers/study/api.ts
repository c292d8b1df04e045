/** What a study worker can do. The engine is a parameter, so that tests can put one in that fails on demand. */
import type { Moves, Numbers } from '../../engine/claims/construction/index.ts';
import { mechanismModel } from '../../engine/claims/construction/mechanism-model.ts';
import type { Measured, Option } from '../../engine/claims/multiverse/index.ts';
import { configFor, studyNumbers } from '../../engine/claims/multiverse/study-numbers.ts';
import { columnsOf, type Ledger } from '../../engine/simulator/ledger.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Explanation, Study } from '../../engine/simulator/study.ts';
import { createTaskApi } from '../core/api.ts';
import { numbersSteps } from '../core/survey.ts';
import { buffersIn, type Steps, type Task, type TaskApi } from '../core/task.ts';
import { growingSteps } from './growing.ts';
import { createHeadStart, type HeadStart } from './head-start.ts';

/** Only what a summary over seeds needs: the columns stay behind. */
export type StudySummary = Omit<Study, 'ledger' | 'deploymentTimes' | 'heads' | 'services'>;

/** What is asked of the engine; `Hash` is its SHA-256, which loads asynchronously and once. */
export interface StudyEngine<Hash> {
  readonly loadSha256: () => Promise<Hash>;
  readonly studySteps: (config: StudyConfig, sha256: Hash, watch?: (ledger: Ledger) => void) => Steps<Study>;
  readonly explainSteps: (config: StudyConfig, index: number, sha256: Hash) => Steps<Explanation>;
}

/** The tasks by name, as the pool on the page's side calls them. A type alias: an interface has no index signature. */
export type StudyTasks = {
  readonly run: Task<[config: StudyConfig], Study>;
  readonly summarise: Task<[config: StudyConfig], StudySummary>;
  readonly readings: Task<[config: StudyConfig, baseline: Option<'baseline'>], readonly Measured[]>;
  readonly numbers: Task<[config: StudyConfig, moves: readonly Moves[]], readonly Numbers[]>;
  readonly explain: Task<[config: StudyConfig, index: number], Explanation>;
};

export interface StudyApi extends TaskApi {
  /** Begins a study before anyone has asked for it. */
  readonly begin: HeadStart['begin'];
}

/** @param sliceMs work between two breaths; left out except in tests */
export function createStudyApi<Hash>(engine: StudyEngine<Hash>, sliceMs?: number): StudyApi {
  let loading: Promise<Hash> | undefined;
  const sha256 = (): Promise<Hash> =>
    (loading ??= engine.loadSha256().catch((cause: unknown) => {
      loading = undefined; // the next task tries again
      throw cause;
    }));
  const study = async (config: StudyConfig): Promise<Steps<Study>> =>
    engine.studySteps(config, await sha256());
  const shown = async (config: StudyConfig): Promise<Steps<Study>> => {
    const hash = await sha256();
    return growingSteps((watch) => engine.studySteps(config, hash, watch));
  };
  const headStart = createHeadStart(shown);
  const tasks: StudyTasks = {
    run: {
      steps: (config) => headStart.take(config) ?? shown(config),
      buffers: buffersOfStudy,
    },
    summarise: {
      steps: async (config) => summarySteps(await study(config)),
    },
    readings: {
      steps: async (config, baseline) =>
        readingSteps(engine.studySteps(configFor(config, baseline), await sha256()), baseline),
    },
    numbers: {
      steps: async (config, moves) => {
        const hash = await sha256();
        return numbersSteps(
          mechanismModel(config, (moved) => engine.studySteps(moved, hash)),
          moves,
        );
      },
    },
    explain: {
      steps: async (config, index) => engine.explainSteps(config, index, await sha256()),
    },
  };
  return { ...createTaskApi(tasks, sliceMs), begin: (run) => headStart.begin(run) };
}

/** The ledger's columns, the deployment times and the audit heads: all but a few kilobytes of a study. */
export function buffersOfStudy({ ledger, deploymentTimes, heads }: Study): ArrayBuffer[] {
  const { traditional, genops, genopsFinal } = deploymentTimes;
  return buffersIn([...columnsOf(ledger), traditional, genops, genopsFinal, heads]);
}

function* readingSteps(steps: Steps<Study>, baseline: Option<'baseline'>): Steps<readonly Measured[]> {
  return studyNumbers(yield* steps, baseline);
}

function* summarySteps(steps: Steps<Study>): Steps<StudySummary> {
  const { config, days, measures, digest } = yield* steps;
  return { config, days, measures, digest };
}
