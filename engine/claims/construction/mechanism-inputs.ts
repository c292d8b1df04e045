/**
 * The study model's parameters as inputs: a number to both ends of the range that a sceptic may set it to, a choice to
 * every other option, a switch to its other side.
 */
import type { Parameter } from '../../simulator/parameters/index.ts';
import type { StudyConfig } from '../../simulator/scenario.ts';
import { parameterGroups, type Settings } from '../../simulator/settings.ts';
import type { InputRole, InputValue, ModelInput, Moves } from './model.ts';

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
  let before = '';
  return parameterGroups.flatMap(({ title, parameters }) =>
    (Object.entries(parameters) as [keyof Settings, Parameter][]).map(([id, parameter]): ModelInput => {
      const usual = settings[id];
      const { label } = parameter;
      if (!label.startsWith(CONTINUED)) before = label;
      return {
        id,
        label: label.startsWith(CONTINUED) ? continued(before, label) : label,
        role: ownRoles[id] ?? roleOf[title],
        provenance: parameter.provenance.kind,
        unit: parameter.kind === 'number' ? parameter.unit : null,
        usual,
        others: valuesOf(parameter).filter((value) => value !== usual),
      };
    }),
  );
}

/** A label that goes on from the one before it in the list; alone, it must say of what. */
const CONTINUED = '… ';

function continued(before: string, label: string): string {
  return `${before.replace(/[:,] (intercept|median)$/, '')}: ${label.slice(CONTINUED.length)}`;
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
