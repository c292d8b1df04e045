/** The controls of the experiment: six weights, four pillars, the policies. Its value is what a worker can be given. */
import {
  PUBLISHED_POLICIES,
  PUBLISHED_WEIGHTS,
  type ReplayOptions,
  type ReplayPillars,
  type ReplayPolicy,
  type ReplayRiskWeights,
} from '../../engine/replay/index.ts';
import { element } from '../authoring/html.ts';
import { decimal } from '../format/number.ts';

type WeightName = keyof ReplayRiskWeights;
type PillarName = keyof ReplayPillars;

const weightLabels: Readonly<Record<WeightName, string>> = {
  serviceTier: 'service tier',
  serviceHealth: 'service health',
  historicalFailureRate: 'historical failure rate',
  blastRadius: 'blast radius',
  changeComplexity: 'change complexity',
  timing: 'timing',
};

const pillarLabels: Readonly<Record<PillarName, string>> = {
  context: '1 context retrieval',
  risk: '2 risk scoring',
  canary: '3 canary rollout',
  governance: '4 governance',
};

const always: ReplayPolicy['when'] = [{ kind: 'atLeast', fact: 'lines', value: 0 }];
const thursdays: ReplayPolicy = {
  name: 'no_thursday_deployments',
  action: 'block',
  when: [{ kind: 'atLeast', fact: 'weekday', value: 3 }],
};

/** Sets of policies to try. */
const policySets: Readonly<Record<string, readonly ReplayPolicy[]>> = {
  'as released': PUBLISHED_POLICIES,
  'approval for every deployment': [{ name: 'approve_all', action: 'approval', when: always }],
  'released, and none on Thursdays': [...PUBLISHED_POLICIES, thursdays],
};

export interface ExperimentSettings {
  readonly options: ReplayOptions;
  /** In words, what differs from the release; empty when nothing does. */
  readonly changed: readonly string[];
}

export type ExperimentControl = HTMLElement & { value: ExperimentSettings };

export function experimentControl(): ExperimentControl {
  const weights = entries(weightLabels).map(([name, label]) => weightField(name, label));
  const pillars = entries(pillarLabels).map(([name, label]) => pillarField(name, label));
  const policies =
    element`<select class="input">${Object.keys(policySets).map((name) => element`<option>${name}</option>`)}</select>` as HTMLSelectElement;
  const reset =
    element`<button class="button" type="button" disabled>Back to the release</button>` as HTMLButtonElement;
  const root = element`<form class="experiment card ui no-print" aria-label="Change the published code and see what moves">
    <fieldset class="field"><legend>Weights of the risk score</legend><div class="stack gap-4">${weights.map(({ root: field }) => field)}</div></fieldset>
    <fieldset class="field"><legend>Pillars</legend><div class="experiment__pillars">${pillars.map(({ root: field }) => field)}</div></fieldset>
    <div class="field experiment__policies cluster"><label class="experiment__stacked stack gap-4"><span class="field-label">Policies</span>${policies}</label>${reset}</div>
  </form>`;

  const read = (): ExperimentSettings => ({
    options: {
      riskWeights: fromEntries(weights.map(({ name, input }) => [name, Number(input.value)])),
      pillars: fromEntries(pillars.map(({ name, input }) => [name, input.checked])),
      policies: policySets[policies.value] ?? PUBLISHED_POLICIES,
    },
    changed: [
      ...weights
        .filter(({ name, input }) => Number(input.value) !== PUBLISHED_WEIGHTS[name])
        .map(({ label, input }) => `${label} ${decimal(Number(input.value), 2)}`),
      ...pillars.filter(({ input }) => !input.checked).map(({ label }) => `${label.slice(2)} off`),
      ...(policies.selectedIndex === 0 ? [] : [`policies: ${policies.value}`]),
    ],
  });
  const draw = (): void => {
    for (const { input, output } of weights) output.textContent = decimal(Number(input.value), 2);
    reset.disabled = read().changed.length === 0;
  };
  root.addEventListener('submit', (event) => event.preventDefault());
  root.addEventListener('input', draw);
  reset.addEventListener('click', () => {
    for (const { name, input } of weights) input.value = String(PUBLISHED_WEIGHTS[name]);
    for (const { input } of pillars) input.checked = true;
    policies.selectedIndex = 0;
    weights[0]?.input.focus();
    root.dispatchEvent(new Event('input', { bubbles: true }));
  });
  draw();
  return Object.defineProperty(root, 'value', { get: read }) as ExperimentControl;
}

function weightField(name: WeightName, label: string) {
  const id = `weight-${name}`;
  const published = decimal(PUBLISHED_WEIGHTS[name], 2);
  const input =
    element`<input type="range" id="${id}" min="0" max="1" step="0.05" value="${PUBLISHED_WEIGHTS[name]}" aria-describedby="${id}-default">` as HTMLInputElement;
  const output = element`<output for="${id}">${published}</output>`;
  const root = element`<div class="weight"><label for="${id}">${label}</label>${input}${output}<span class="field-note muted" id="${id}-default">released ${published}</span></div>`;
  return { name, label, input, output, root };
}

function pillarField(name: PillarName, label: string) {
  const input =
    element`<input class="switch flush" type="checkbox" role="switch" checked>` as HTMLInputElement;
  const root = element`<label class="pillar">${input}<span>${label}</span></label>`;
  return { name, label, input, root };
}

function entries<K extends string, V>(record: Readonly<Record<K, V>>): readonly (readonly [K, V])[] {
  return Object.entries(record) as [K, V][];
}

function fromEntries<K extends string, V>(pairs: readonly (readonly [K, V])[]): Readonly<Record<K, V>> {
  return Object.fromEntries(pairs) as Record<K, V>;
}
