/** The detector on the study model; loaded when it is first asked for. */
import { type Moves, type Numbers, survey, type Trace } from '../../engine/claims/construction/index.ts';
import { mechanismInputs, tracedConfig } from '../../engine/claims/construction/mechanism-model.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { surveyInParts } from '../core/survey.ts';

import type { Outcome, TaskHooks } from '../core/task.ts';

/** What every claim's number follows in the study model: every parameter moved over its range. */
export interface StudyTraces {
  /** As the moves were run: of 1,000 deployments at most. */
  readonly config: StudyConfig;
  /** One a quantity that this run has; named as in `quantityNames`. */
  readonly traces: readonly Trace[];
}

/** @param numbers does some runs on one worker */
export async function traceStudy(
  config: StudyConfig,
  atOnce: number,
  numbers: (
    config: StudyConfig,
    moves: readonly Moves[],
    hooks: TaskHooks,
  ) => Promise<Outcome<readonly Numbers[]>>,
  hooks: TaskHooks,
): Promise<Outcome<StudyTraces>> {
  const traced = tracedConfig(config);
  const outcome = await surveyInParts(
    survey({ inputs: mechanismInputs(traced.settings), draws: 'equal' }),
    atOnce,
    (part, signal) => numbers(traced, part, { signal }),
    hooks,
  );
  if (outcome.kind === 'failed') return outcome;
  return { kind: 'done', value: { config: traced, traces: outcome.value } };
}
