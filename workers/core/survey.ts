/** A survey of a model spread over workers: it asks, they run, and the answers go back in its own order. */
import type { Moves, Numbers, Survey, Trace } from '../../engine/claims/construction/index.ts';
import type { Failure, Outcome, TaskHooks } from '../study/contract.ts';
import { tell } from './pool.ts';

/** Runs a task: long enough that messages cost nothing, short enough that a slow worker holds nobody up. */
const RUNS_A_PART = 4;

/**
 * @param atOnce parts that are asked for at a time; the others leave the workers' queue to shorter work
 * @param perform runs one part; it must settle soon after its signal is aborted
 */
export async function surveyInParts(
  survey: Survey,
  atOnce: number,
  perform: (part: readonly Moves[], signal: AbortSignal) => Promise<Outcome<readonly Numbers[]>>,
  { signal, onProgress }: TaskHooks = {},
): Promise<Outcome<readonly Trace[]>> {
  const all = new AbortController();
  const cancelAll = (): void => all.abort();
  if (signal?.aborted) cancelAll();
  signal?.addEventListener('abort', cancelAll, { once: true });
  let failure: Failure | undefined;
  let done = 0;

  const answersTo = async (questions: readonly Moves[]): Promise<readonly Numbers[]> => {
    const answers: Numbers[] = [];
    const total = done + questions.length;
    let next = 0;
    const partAfterPart = async (): Promise<void> => {
      while (next < questions.length && !all.signal.aborted) {
        const from = next;
        next += RUNS_A_PART;
        const part = questions.slice(from, next);
        const outcome = await perform(part, all.signal);
        if (outcome.kind === 'failed') {
          // only the first: the others are cancelled because of it
          failure ??= outcome.failure;
          cancelAll();
          return;
        }
        for (const [k, numbers] of outcome.value.entries()) answers[from + k] = numbers;
        done += part.length;
        tell(onProgress, { done, total });
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, atOnce) }, partAfterPart));
    return answers;
  };

  let asked = survey.next();
  while (!asked.done) {
    const answers = await answersTo(asked.value);
    if (failure !== undefined || all.signal.aborted) break;
    asked = survey.next(answers);
  }
  signal?.removeEventListener('abort', cancelAll);
  if (asked.done) return { kind: 'done', value: asked.value };
  return { kind: 'failed', failure: failure ?? { kind: 'cancelled' } };
}
