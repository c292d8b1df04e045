/** The detector on the published code; loaded when it is first asked for. */
import { type Moves, type Numbers, survey } from '../engine/claims/construction/index.ts';
import { replayInputs } from '../engine/claims/construction/replay-inputs.ts';
import type { ReplayRequest } from '../engine/replay/request.ts';
import type { Outcome, TaskHooks } from './contract.ts';
import type { ReplayTraces } from './replay-contract.ts';
import { surveyInParts } from './trace.ts';

/** Deployments that a move is run with: ninety runs in under a second on two cores. */
const TRACED_DEPLOYMENTS = 2000;

/** @param numbers does some runs on one worker */
export async function traceReplay(
  request: ReplayRequest,
  atOnce: number,
  numbers: (
    request: ReplayRequest,
    moves: readonly Moves[],
    hooks: TaskHooks,
  ) => Promise<Outcome<readonly Numbers[]>>,
  hooks: TaskHooks,
): Promise<Outcome<ReplayTraces>> {
  const { deployments, seed } = request;
  const traced = { ...request, deployments: Math.min(deployments, TRACED_DEPLOYMENTS) };
  const { onProgress: _counted, ...unseen } = hooks; // one run of its own size is no part of the count
  const [whole, traces] = await Promise.all([
    numbers(request, [{}], unseen),
    surveyInParts(
      survey({ inputs: replayInputs, draws: 'shifted' }),
      atOnce,
      (part, signal) => numbers(traced, part, { signal }),
      hooks,
    ),
  ]);
  if (whole.kind === 'failed') return whole;
  if (traces.kind === 'failed') return traces;
  const [estimates = {}] = whole.value;
  return {
    kind: 'done',
    value: {
      deployments,
      seed: BigInt(seed),
      estimates,
      tracedAt: traced.deployments,
      traces: traces.value,
    },
  };
}
