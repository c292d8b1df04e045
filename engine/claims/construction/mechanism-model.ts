/**
 * The study model as a model whose inputs can be moved. Its streams are named, and every change takes the same draws
 * from them whatever is set: a parameter that does not enter a quantity leaves it bit for bit.
 */
import type { StudyMeasures } from '../../simulator/measures/measures.ts';
import type { Parameter } from '../../simulator/parameters/index.ts';
import type { StudyConfig } from '../../simulator/scenario.ts';
import { parameterGroups, type Settings } from '../../simulator/settings.ts';
import type { Study } from '../../simulator/study.ts';
import { type QuantityName, quantityNames } from '../claim.ts';
import { quantityOf } from '../quantities.ts';
import type { InputRole, InputValue, Model, ModelInput, Moves, Numbers } from './model.ts';

// The study model's parameters as inputs: a number moves to both ends of its range, a choice to every other option, a
// switch to its other side.

type GroupTitle = (typeof parameterGroups)[number]['title'];

const roleOf: Readonly<Record<GroupTitle, InputRole>> = {
  Workload: 'change',
  Defects: 'change',
  'Traffic and noise': 'service',
  'Delivery and people': 'people',
  'Pillars and policies': 'policy',
  Canary: 'canary',
};

/** Of the pillars' group, what is no policy. */
const ownRoles: Readonly<Partial<Record<keyof Settings, InputRole>>> = {
  enableContextRag: 'pillar',
  enableRiskScoring: 'pillar',
  enableCanary: 'pillar',
  enableGovernance: 'pillar',
  similarityThreshold: 'context',
  neighbourCount: 'context',
  recordsPerService: 'context',
  priorFailures: 'context',
  priorSuccesses: 'context',
  weightServiceTier: 'risk',
  weightServiceHealth: 'risk',
  weightHistoricalFailureRate: 'risk',
  weightBlastRadius: 'risk',
  weightChangeComplexity: 'risk',
  weightTimingRisk: 'risk',
};

/** Deployments that a move is run with: a hundred parameters are two hundred runs. */
export const TRACED_DEPLOYMENTS = 1000;

/** The same study at the size that moves are run with. */
export function tracedConfig(config: StudyConfig): StudyConfig {
  return { ...config, deployments: Math.min(config.deployments, TRACED_DEPLOYMENTS) };
}

/** Every parameter of the study. @param settings where each stands; a value that it has already is no move */
export function mechanismInputs(settings: Settings): readonly ModelInput[] {
  return parameterGroups.flatMap(({ title, parameters }) =>
    (Object.entries(parameters) as [keyof Settings, Parameter][]).map(([id, parameter]): ModelInput => {
      const usual = settings[id];
      return {
        id,
        label: parameter.label,
        role: ownRoles[id] ?? roleOf[title],
        provenance: parameter.provenance.kind,
        unit: parameter.kind === 'number' ? parameter.unit : null,
        usual,
        others: valuesOf(parameter).filter((value) => value !== usual),
      };
    }),
  );
}

function valuesOf(parameter: Parameter): readonly InputValue[] {
  switch (parameter.kind) {
    case 'number':
      return parameter.range;
    case 'choice':
      return parameter.options;
    case 'switch':
      return [false, true];
  }
}

/** The settings with some of those inputs moved. */
export function movedSettings(settings: Settings, moves: Moves): Settings {
  const changes = mechanismInputs(settings).flatMap(({ id, others }) =>
    id in moves ? [[id, others[moves[id]!]] as const] : [],
  );
  return { ...settings, ...Object.fromEntries(changes) };
}

/** @param run a study of a config, in steps */
export function mechanismModel(
  config: StudyConfig,
  run: (config: StudyConfig) => Generator<unknown, Study, void>,
): Model {
  const { settings } = config;
  return {
    inputs: mechanismInputs(settings),
    draws: 'equal',
    *run(moves): Generator<unknown, Numbers, void> {
      const { measures } = yield* run({ ...config, settings: movedSettings(settings, moves) });
      return mechanismNumbers(measures);
    },
  };
}

/** Every quantity that a claim speaks of. */
function mechanismNumbers(measures: StudyMeasures): Readonly<Record<QuantityName, Numbers[string]>> {
  return Object.fromEntries(quantityNames.map((name) => [name, quantityOf(name, measures)])) as Record<
    QuantityName,
    Numbers[string]
  >;
}
