/** What the worker of the checks can do: one check, whose work is bounded, after one breath: a replaced one never starts. */
import { checkOwnNumbers, type OwnAnswer, type OwnCheckId } from '../../engine/claims/consistency/index.ts';
import { createTaskApi } from '../core/api.ts';
import { noBuffers, type Steps, type Task, type TaskApi } from '../core/task.ts';
import type { OwnValues } from './contract.ts';

/** A type alias: an interface has no index signature. */
export type CheckTasks = {
  readonly check: Task<[id: OwnCheckId, values: OwnValues], OwnAnswer>;
};

export function createCheckApi(): TaskApi {
  const tasks: CheckTasks = { check: { steps: checkSteps, buffers: noBuffers } };
  return createTaskApi(tasks);
}

function* checkSteps(id: OwnCheckId, values: OwnValues): Steps<OwnAnswer> {
  yield { done: 0, total: 1 };
  return checkOwnNumbers(id, values);
}
