/**
 * The inputs of the published code, and where each is moved to: a probability from never to always, a draw pinned to
 * either end of what it is drawn from, another constant halved and doubled, weights to one factor alone, policies left
 * out one by one, pillars switched off. No value was picked for what it does. Files of the replay, not its door: pages
 * read this without the replay itself.
 */
import { type Bounds, PUBLISHED_CONSTANTS, type ReplayConstants } from '../../replay/constants.ts';
import { PUBLISHED_BASELINE } from '../../replay/figures.ts';
import { PUBLISHED_POLICIES } from '../../replay/policies.ts';
import type { ReplayPillars } from '../../replay/request.ts';
import { PUBLISHED_WEIGHTS, type ReplayRiskWeights } from '../../replay/risk.ts';
import type { Unit } from '../../simulator/parameters/parameter.ts';
import type { InputRole, InputValue, ModelInput } from './model.ts';

/** The two figures that the published code holds as constants. */
export type ReplayBaseline = Readonly<Record<keyof typeof PUBLISHED_BASELINE, number>>;

/** What one of an input's values changes about a replay. */
export type ReplaySetting =
  | { readonly kind: 'constants'; readonly changes: Partial<ReplayConstants> }
  | { readonly kind: 'baseline'; readonly changes: Partial<ReplayBaseline> }
  | { readonly kind: 'weights'; readonly weights: ReplayRiskWeights }
  | { readonly kind: 'pillar-off'; readonly pillar: keyof ReplayPillars }
  | { readonly kind: 'policy-out'; readonly policy: string };

/** An input, and the setting behind each of its `others`. */
export interface ReplayInput extends ModelInput {
  readonly settings: readonly ReplaySetting[];
}

type KeysOf<Value> = {
  [K in keyof ReplayConstants]: ReplayConstants[K] extends Value ? K : never;
}[keyof ReplayConstants];

function input(
  id: string,
  role: InputRole,
  label: string,
  unit: Unit | null,
  usual: InputValue,
  moved: readonly (readonly [InputValue, ReplaySetting])[],
): ReplayInput {
  const others = moved.map(([value]) => value);
  const settings = moved.map(([, setting]) => setting);
  return { id, label, role, provenance: 'artifact', unit, usual, others, settings };
}

const constants = (changes: Partial<ReplayConstants>): ReplaySetting => ({ kind: 'constants', changes });

function probability(key: KeysOf<number>, role: InputRole, label: string): ReplayInput {
  const ends = [0, 1].map((end) => [end, constants({ [key]: end })] as const);
  return input(key, role, label, 'ratio', PUBLISHED_CONSTANTS[key], ends);
}

function halvedAndDoubled(key: KeysOf<number>, role: InputRole, label: string, unit: Unit): ReplayInput {
  const usual = PUBLISHED_CONSTANTS[key];
  const ends = [usual / 2, usual * 2].map((end) => [end, constants({ [key]: end })] as const);
  return input(key, role, label, unit, usual, ends);
}

/** @param of in words, what its numbers count; empty for bare numbers */
function pinned(key: KeysOf<Bounds>, role: InputRole, label: string, of: string): ReplayInput {
  const [low, high] = PUBLISHED_CONSTANTS[key];
  const unit = of === '' ? '' : ` ${of}`;
  const ends = [low, high].map(
    (end) =>
      [
        `always ${end}${end === 1 ? unit.replace(/(file|line)s$/, '$1') : unit}`,
        constants({ [key]: [end, end] }),
      ] as const,
  );
  return input(key, role, label, null, `from ${low} to ${high}${unit}`, ends);
}

function baseline(
  key: keyof ReplayBaseline,
  label: string,
  unit: Unit,
  ends: readonly number[],
): ReplayInput {
  const moved = ends.map((end) => [end, { kind: 'baseline', changes: { [key]: end } }] as const);
  return input(`baseline-${key}`, 'baseline', label, unit, PUBLISHED_BASELINE[key], moved);
}

function pillar(key: keyof ReplayPillars, name: string): ReplayInput {
  return input(`pillar-${key}`, 'pillar', `switch of ${name}`, null, true, [
    [false, { kind: 'pillar-off', pillar: key }],
  ]);
}

const weightNames: Readonly<Record<keyof ReplayRiskWeights, string>> = {
  serviceTier: 'service tier',
  serviceHealth: 'service health',
  historicalFailureRate: 'history',
  blastRadius: 'blast radius',
  changeComplexity: 'complexity',
  timing: 'timing',
};
const noWeights: ReplayRiskWeights = {
  serviceTier: 0,
  serviceHealth: 0,
  historicalFailureRate: 0,
  blastRadius: 0,
  changeComplexity: 0,
  timing: 0,
};
const weights = input(
  'riskWeights',
  'risk',
  'risk weights',
  null,
  'as published',
  (Object.keys(PUBLISHED_WEIGHTS) as (keyof ReplayRiskWeights)[]).map(
    (factor) =>
      [`${weightNames[factor]} alone`, { kind: 'weights', weights: { ...noWeights, [factor]: 1 } }] as const,
  ),
);

const policies = PUBLISHED_POLICIES.map(({ name }) =>
  input(`policy-${name}`, 'policy', `policy ${name.replaceAll('_', ' ')}`, null, 'in force', [
    ['left out', { kind: 'policy-out', policy: name }],
  ]),
);

/** Every input that a replay can be given, in the order in which the published code comes to it. */
export const replayInputs: readonly ReplayInput[] = [
  pinned('deploymentsPerDay', 'service', 'deployments of a service per day', ''),
  pinned('recentFailureRate', 'service', 'a service’s recent failure rate', ''),
  pinned('errorBudgetLeft', 'service', 'a service’s error budget left', ''),
  pinned('latencyMs', 'service', 'a service’s latency', 'ms'),
  pinned('availabilityScatter', 'service', 'a service’s availability around its tier’s', ''),
  probability('historySuccess', 'context', 'probability that a past deployment succeeded'),
  probability('riskyProbability', 'change', 'probability of a long change'),
  pinned('lines', 'change', 'changed lines', 'lines'),
  pinned('riskyLines', 'change', 'changed lines of a long change', 'lines'),
  pinned('files', 'change', 'changed files', 'files'),
  pinned('riskyFiles', 'change', 'changed files of a long change', 'files'),
  probability('migrationProbability', 'change', 'probability of a migration'),
  probability('configProbability', 'change', 'probability of a configuration change'),
  probability('hotfixProbability', 'change', 'probability of a hotfix'),
  pinned('hour', 'change', 'hour of the day', ''),
  pinned('weekday', 'change', 'weekday, 0 for Monday', ''),
  probability('injectionProbability', 'outcome', 'probability of an injected fault'),
  weights,
  ...policies,
  probability('spikeProbability', 'outcome', 'probability of a spike at a stage'),
  halvedAndDoubled('thresholdScale', 'canary', 'canary thresholds', 'multiple'),
  halvedAndDoubled('stageSecondsScale', 'canary', 'recorded time of a canary stage', 'multiple'),
  pinned('firstMinutes', 'time', 'cycle time, first part', 'min'),
  pinned('secondMinutes', 'time', 'cycle time, second part', 'min'),
  pinned('minutesPerStage', 'time', 'cycle time, minutes per stage', 'min'),
  pinned('scatterMinutes', 'time', 'cycle time, scatter', 'min'),
  halvedAndDoubled('shortestMinutes', 'time', 'shortest cycle time', 'minutes'),
  halvedAndDoubled('longestMinutes', 'time', 'longest cycle time', 'minutes'),
  baseline('cycleTimeMinutes', 'baseline cycle time, a constant', 'minutes', [
    PUBLISHED_BASELINE.cycleTimeMinutes / 2,
    PUBLISHED_BASELINE.cycleTimeMinutes * 2,
  ]),
  baseline('completedPerDeployment', 'baseline success rate, a constant', 'ratio', [0, 1]),
  pillar('context', 'context ingestion'),
  pillar('risk', 'risk scoring'),
  pillar('canary', 'canary rollout'),
  pillar('governance', 'governance'),
];

/**
 * Deployments that a move is run with, whatever the size asked for: what a number follows is the code's doing, and a small
 * run would miss it. Ninety runs in about a second on two cores.
 */
export const TRACED_REPLAY_DEPLOYMENTS = 2000;
