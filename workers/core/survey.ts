/**
 * A survey of a model spread over workers: it asks, they run, and the answers go back in its own order.
 * `numbersSteps` is the worker's side of it.
 */
import type { Model, Moves, Numbers, Survey, Trace } from '../../engine/claims/construction/index.ts';
import { retold } from '../../engine/steps.ts';
import { tell } from './pool.ts';
import type { Outcome, Steps, TaskHooks } from './task.ts';
import { inParts } from './together.ts';

/** Runs a task: long enough that messages cost nothing, short enough that a slow worker holds nobody up. */
const RUNS_A_PART = 4;

/**
 * @param atOnce parts that are asked for at a time
 * @param perform runs one part; it must settle soon after its signal is aborted
 */
export async function surveyInParts(
  survey: Survey,
  atOnce: number,
  perform: (part: readonly Moves[], signal: AbortSignal) => Promise<Outcome<readonly Numbers[]>>,
  { signal, onProgress }: TaskHooks = {},
): Promise<Outcome<readonly Trace[]>> {
  let done = 0;
  let asked = survey.next();
  while (!asked.done) {
    const questions = asked.value;
    const answers: Numbers[] = [];
    const total = done + questions.length;
    const parts = Math.ceil(questions.length / RUNS_A_PART);
    const failure = await inParts(parts, atOnce, signal, async (k, own) => {
      const from = k * RUNS_A_PART;
      const part = questions.slice(from, from + RUNS_A_PART);
      const outcome = await perform(part, own);
      if (outcome.kind === 'failed') return outcome.failure;
      for (const [i, numbers] of outcome.value.entries()) answers[from + i] = numbers;
      done += part.length;
      tell(onProgress, { done, total });
      return undefined;
    });
    if (failure !== undefined) return { kind: 'failed', failure };
    if (signal?.aborted) return { kind: 'failed', failure: { kind: 'cancelled' } };
    asked = survey.next(answers);
  }
  return { kind: 'done', value: asked.value };
}

/** A few runs of a model under moved inputs, one after another; progress counts runs. */
export function* numbersSteps(model: Model, moves: readonly Moves[]): Steps<readonly Numbers[]> {
  const answers: Numbers[] = [];
  for (const each of moves) {
    answers.push(yield* retold(model.run(each), () => ({ done: answers.length, total: moves.length })));
  }
  return answers;
}
