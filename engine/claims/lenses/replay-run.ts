/**
 * The replay lens from scratch, on one thread: what the published code computes at a size, and what its figures follow. Pages
 * spread the same runs over workers.
 */
import type { ReplayRequest } from '../../replay/index.ts';
import { toItsEnd } from '../../steps.ts';
import { TRACED_REPLAY_DEPLOYMENTS } from '../construction/replay-inputs.ts';
import { replayModel } from '../construction/replay-model.ts';
import { traceSteps } from '../construction/survey.ts';
import { replayedClaims, type Trace } from '../construction/trace.ts';
import { publishedClaims } from '../published/index.ts';
import type { Replayed } from './replay.ts';

/** What figures follow does not depend on the size that is asked for: a seed is traced once. */
const traced = new Map<ReplayRequest['seed'], readonly Trace[]>();

/** What a replay has for each claim, by its id. */
export function replayedFor(request: ReplayRequest): ReadonlyMap<string, Replayed> {
  const estimates = toItsEnd(replayModel(request).run({}));
  const traces =
    traced.get(request.seed) ??
    toItsEnd(traceSteps(replayModel({ ...request, deployments: TRACED_REPLAY_DEPLOYMENTS })));
  traced.set(request.seed, traces);
  return replayedClaims({ estimates, traces }, publishedClaims);
}
