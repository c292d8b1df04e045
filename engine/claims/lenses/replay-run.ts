/**
 * The replay lens from scratch, on one thread: what the published code computes at a size, and what its figures follow. Pages
 * spread the same runs over workers.
 */
import type { ReplayRequest } from '../../replay/index.ts';
import { TRACED_REPLAY_DEPLOYMENTS } from '../construction/replay-inputs.ts';
import { replayModel } from '../construction/replay-model.ts';
import { traceSteps } from '../construction/survey.ts';
import { replayedClaims } from '../construction/trace.ts';
import { publishedClaims } from '../published/index.ts';
import type { Replayed } from './replay.ts';

/** What a replay has for each claim, by its id. */
export function replayedFor(request: ReplayRequest): ReadonlyMap<string, Replayed> {
  const estimates = finished(replayModel(request).run({}));
  const traces = finished(traceSteps(replayModel({ ...request, deployments: TRACED_REPLAY_DEPLOYMENTS })));
  return replayedClaims({ estimates, traces }, publishedClaims);
}

function finished<T>(steps: Generator<unknown, T, void>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
