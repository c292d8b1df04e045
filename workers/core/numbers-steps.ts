/** A few runs of a model under moved inputs, one after another; progress counts runs. */
import type { Model, Moves, Numbers } from '../../engine/claims/construction/index.ts';
import type { Steps } from './task.ts';

export function* numbersSteps(model: Model, moves: readonly Moves[]): Steps<readonly Numbers[]> {
  const answers: Numbers[] = [];
  for (const each of moves) {
    const run = model.run(each);
    let step = run.next();
    for (; !step.done; step = run.next()) yield { done: answers.length, total: moves.length };
    answers.push(step.value);
  }
  return answers;
}
