/** The detector on the published code; loaded when it is first asked for. */
import { type Moves, type Numbers, survey, type Trace } from '../../engine/claims/construction/index.ts';
import { replayInputs, TRACED_REPLAY_DEPLOYMENTS } from '../../engine/claims/construction/replay-inputs.ts';
import type { ReplayRequest } from '../../engine/replay/request.ts';
import { surveyInParts } from '../core/survey.ts';
import type { Outcome, TaskHooks } from '../core/task.ts';

/** What every claim's number follows in the published code: every input moved over its range. */
export interface ReplayTraces {
  readonly deployments: number;
  readonly seed: bigint;
  /** What the code computes at that size, by `ReplayQuantity`. */
  readonly estimates: Numbers;
  /** Deployments that the moves were run with: always as many, so that a small run does not hide what it follows. */
  readonly tracedAt: number;
  /** One a quantity that the code computes. */
  readonly traces: readonly Trace[];
}

/** Traces by seed: they do not depend on the size that is asked for, so that another size costs one run. */
export type KnownTraces = Map<bigint, readonly Trace[]>;

/** Seeds whose traces are kept: 100 kB each. */
const MOST_KNOWN = 8;

/**
 * @param known what was traced before; grows
 * @param numbers does some runs on one worker
 */
export async function traceReplay(
  request: ReplayRequest,
  atOnce: number,
  known: KnownTraces,
  numbers: (
    request: ReplayRequest,
    moves: readonly Moves[],
    hooks: TaskHooks,
  ) => Promise<Outcome<readonly Numbers[]>>,
  hooks: TaskHooks,
): Promise<Outcome<ReplayTraces>> {
  const { deployments, seed } = request;
  const traced = { ...request, deployments: TRACED_REPLAY_DEPLOYMENTS };
  const { onProgress: _counted, ...unseen } = hooks; // one run of its own size is no part of the count
  const key = BigInt(seed);
  const found = known.get(key);
  const [whole, traces] = await Promise.all([
    numbers(request, [{}], unseen),
    found === undefined
      ? surveyInParts(
          survey({ inputs: replayInputs, draws: 'shifted' }),
          atOnce,
          (part, signal) => numbers(traced, part, { signal }),
          hooks,
        )
      : ({ kind: 'done', value: found } as const),
  ]);
  if (whole.kind === 'failed') return whole;
  if (traces.kind === 'failed') return traces;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, traces.value);
  const [estimates = {}] = whole.value;
  return {
    kind: 'done',
    value: {
      deployments,
      seed: key,
      estimates,
      tracedAt: traced.deployments,
      traces: traces.value,
    },
  };
}
