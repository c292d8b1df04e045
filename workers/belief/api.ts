/** What a worker of draws can do: consecutive draws of a plan, each by its number alone. */
import { type BeliefPlan, drawColumns, drawSteps, pointsOf } from '../../engine/belief/belief.ts';
import { createTaskApi } from '../core/api.ts';
import { buffersIn, type Steps, type Task, type TaskApi } from '../core/task.ts';

/** One array a column. */
type DrawColumns = Readonly<Record<string, Float64Array<ArrayBuffer>>>;

/** A type alias: an interface has no index signature. */
export type BeliefTasks = {
  readonly draws: Task<[plan: BeliefPlan, from: number, count: number], DrawColumns>;
};

function* drawsInSteps(plan: BeliefPlan, from: number, count: number): Steps<DrawColumns> {
  const points = pointsOf(plan);
  const columns = Object.fromEntries(drawColumns(plan).map(([name]) => [name, new Float64Array(count)]));
  for (let done = 0; done < count; done++) {
    const steps = drawSteps(plan, points, from + done);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) yield { done, total: count };
    for (const [name, column] of Object.entries(columns)) column[done] = step.value[name]!;
  }
  return columns;
}

export function createBeliefApi(): TaskApi {
  const tasks: BeliefTasks = {
    draws: { steps: drawsInSteps, buffers: (columns) => buffersIn(Object.values(columns)) },
  };
  return createTaskApi(tasks);
}
