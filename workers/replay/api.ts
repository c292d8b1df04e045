/** What a replay worker can do: the tasks by name, as the pool on the page's side calls them. */
import type { Moves, Numbers } from '../../engine/claims/construction/index.ts';
import { replayModel } from '../../engine/claims/construction/replay-model.ts';
import type { Measured } from '../../engine/claims/multiverse/index.ts';
import { replayNumbers } from '../../engine/claims/multiverse/replay-numbers.ts';
import {
  type AuditEntry,
  auditHashCoverage,
  createRowDigest,
  type FieldCoverage,
  type ReplayOptions,
  type ReplayRequest,
  type RowDigest,
  replaySteps,
} from '../../engine/replay/index.ts';
import { createTaskApi } from '../core/api.ts';
import { numbersSteps } from '../core/survey.ts';
import { buffersIn, inOneStep, type Steps, type Task, type TaskApi } from '../core/task.ts';
import type { Experiment, ReplayResult } from './steps.ts';
import { experimentSteps, resultSteps, sweepSteps } from './steps.ts';
import type { SweepColumns, SweepRequest } from './sweep.ts';

/** A type alias: an interface has no index signature. */
export type ReplayTasks = {
  readonly replay: Task<[request: ReplayRequest, options: ReplayOptions], ReplayResult>;
  readonly experiment: Task<[request: ReplayRequest, options: ReplayOptions], Experiment>;
  readonly sweep: Task<[part: SweepRequest], SweepColumns>;
  readonly readings: Task<[request: ReplayRequest], readonly Measured[]>;
  readonly numbers: Task<[request: ReplayRequest, moves: readonly Moves[]], readonly Numbers[]>;
  readonly auditCoverage: Task<[entry: AuditEntry], readonly FieldCoverage[]>;
};

/** @param sliceMs work between two breaths; left out except in tests */
export function createReplayApi(sliceMs?: number): TaskApi {
  let making: Promise<RowDigest> | undefined;
  // One for all runs of this worker: it does one task at a time, and each replay resets it. A run that was cancelled
  // ends at a breath, before the next one starts.
  const rowDigest = (): Promise<RowDigest> => (making ??= createRowDigest());
  const tasks: ReplayTasks = {
    replay: {
      steps: async (request, options) => resultSteps(request, options, await rowDigest()),
      buffers: ({ rows }) => (rows === null ? [] : buffersIn(Object.values(rows))),
    },
    experiment: { steps: experimentSteps },
    sweep: { steps: sweepSteps, buffers: (columns) => buffersIn(Object.values(columns)) },
    readings: { steps: readingSteps },
    numbers: {
      steps: (request, moves) => numbersSteps(replayModel(request), moves),
    },
    auditCoverage: {
      steps: async (entry) => {
        const coverage = await auditHashCoverage(entry);
        return inOneStep(() => coverage);
      },
    },
  };
  return createTaskApi(tasks, sliceMs);
}

function* readingSteps(request: ReplayRequest): Steps<readonly Measured[]> {
  return replayNumbers(yield* replaySteps(request, { keep: 'rows' }));
}
