/** What the worker of the checks can do: one check, whose work is bounded, after one breath: a replaced one never starts. */
import {
  checkOwnNumbers,
  type OwnAnswer,
  type OwnCheckId,
  type OwnField,
} from '../../engine/claims/consistency/index.ts';
import { createTaskApi } from '../core/api.ts';
import { inOneStep, type Task, type TaskApi } from '../core/task.ts';

export type OwnValues = Readonly<Partial<Record<OwnField, string>>>;

/** A type alias: an interface has no index signature. */
export type CheckTasks = {
  readonly check: Task<[id: OwnCheckId, values: OwnValues], OwnAnswer>;
};

export function createCheckApi(): TaskApi {
  const tasks: CheckTasks = {
    check: { steps: (...numbers) => inOneStep(() => checkOwnNumbers(...numbers)) },
  };
  return createTaskApi(tasks);
}
