/** What the worker of the canary designer can do. */
import {
  type CanaryDesign,
  type DesignedStage,
  type DesignJudge,
  designStages,
  type Peeking,
  peekingSteps,
} from '../../engine/canary-rollout/design.ts';
import { createTaskApi } from '../core/api.ts';
import { inOneStep, type Task, type TaskApi } from '../core/task.ts';

/** Rollouts of one stage, looked at repeatedly. */
export type PeekingPart = Parameters<typeof peekingSteps>[1];

/** A type alias: an interface has no index signature. */
export type CanaryTasks = {
  readonly stages: Task<[design: CanaryDesign, judge: DesignJudge], readonly DesignedStage[]>;
  readonly peek: Task<[design: CanaryDesign, part: PeekingPart], Peeking>;
};

export function createCanaryApi(): TaskApi {
  const tasks: CanaryTasks = {
    stages: { steps: (...asked) => inOneStep(() => designStages(...asked)) },
    peek: { steps: peekingSteps },
  };
  return createTaskApi(tasks);
}
