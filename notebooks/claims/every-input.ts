/** Moves every input of the study model on demand, and says how far it has come. */
import type { StudyTraces } from '../../workers/study/trace.ts';
import type { StudyView } from '../authoring/define.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { failureText } from '../charts/variants.ts';

/** @returns null when the reader called it off, or it failed: the control says which */
export async function moveEveryInput(
  { study, client }: StudyView,
  ticket: SweepTicket,
  signal: AbortSignal,
): Promise<StudyTraces | null> {
  let runs = 0;
  const outcome = await client.trace(study.config, {
    signal: AbortSignal.any([signal, ticket.signal]),
    onProgress: ({ done, total }) => {
      runs = done;
      ticket.report({ kind: 'running', done, total });
    },
  });
  if (outcome.kind === 'failed') {
    ticket.report({ kind: 'failed', message: failureText(outcome.failure) });
    return null;
  }
  ticket.report({ kind: 'done', done: runs });
  return outcome.value;
}
