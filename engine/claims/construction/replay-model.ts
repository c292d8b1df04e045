/**
 * The published code as a model whose inputs can be moved. Rows are kept, so that retrieval and risk scoring run as
 * released, though no figure looks at them: that they move nothing is then seen, not assumed.
 */
import {
  ALL_PILLARS,
  PUBLISHED_BASELINE,
  PUBLISHED_POLICIES,
  type ReplayOptions,
  type ReplayRequest,
  replaySteps,
} from '../../replay/index.ts';
import type { Model, Moves } from './model.ts';
import { type ReplayBaseline, type ReplaySetting, replayInputs } from './replay-inputs.ts';
import { replayQuantities } from './replay-numbers.ts';

export function replayModel(request: ReplayRequest): Model {
  return {
    inputs: replayInputs,
    draws: 'shifted',
    *run(moves) {
      const { options, baseline } = movedReplay(moves);
      return replayQuantities(yield* replaySteps(request, options), baseline);
    },
  };
}

interface MovedReplay {
  readonly options: ReplayOptions;
  readonly baseline: ReplayBaseline;
}

/** The options of a replay under moved inputs. */
export function movedReplay(moves: Moves): MovedReplay {
  const settings = replayInputs.flatMap(({ id, settings: own }) => (id in moves ? [own[moves[id]!]!] : []));
  return settings.reduce(withSetting, {
    options: { keep: 'rows', constants: {}, pillars: ALL_PILLARS, policies: PUBLISHED_POLICIES },
    baseline: PUBLISHED_BASELINE,
  });
}

function withSetting({ options, baseline }: MovedReplay, setting: ReplaySetting): MovedReplay {
  switch (setting.kind) {
    case 'constants':
      return { baseline, options: { ...options, constants: { ...options.constants, ...setting.changes } } };
    case 'baseline':
      return { options, baseline: { ...baseline, ...setting.changes } };
    case 'weights':
      return { baseline, options: { ...options, riskWeights: setting.weights } };
    case 'pillar-off':
      return { baseline, options: { ...options, pillars: { ...options.pillars, [setting.pillar]: false } } };
    case 'policy-out': {
      const policies = (options.policies ?? []).filter(({ name }) => name !== setting.policy);
      return { baseline, options: { ...options, policies } };
    }
  }
}
