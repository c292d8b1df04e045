/** What one may choose when one takes a published sentence at its word, and the options, as data. */
import { cycleTimeDefinitions } from '../../simulator/cycle-times.ts';

export const choices = {
  model: { label: 'model', options: { mechanism: 'study model', replay: 'published code' } },
  baseline: { label: 'baseline success', options: { '89': '89%', '94.2': '94.2%' } },
  cycleTime: {
    label: 'cycle time',
    options: {
      published: cycleTimeDefinitions.published.label,
      'with-review': cycleTimeDefinitions['with-review'].label,
      'working-hours': cycleTimeDefinitions['working-hours'].label,
    },
  },
  statistic: { label: 'average', options: { median: 'median', mean: 'mean' } },
  counted: { label: 'deployments counted', options: { all: 'all', completed: 'only completed' } },
  ledger: { label: 'ledger', options: { attempts: 'per attempt', changes: 'per change' } },
  blocked: {
    label: 'a blocked change',
    options: { failed: 'counts as failed', 'left-out': 'is not counted' },
  },
  definition: {
    label: 'catch rate',
    options: {
      caughtPerIssue: 'caught per issue',
      caughtPerRollback: 'caught per rollback',
      caughtPerDeployment: 'caught per deployment',
      rollbacksPerDeployment: 'rollbacks per deployment',
      caughtPerBadChange: 'caught per bad change',
    },
  },
} as const;

export type ChoiceName = keyof typeof choices;
export const choiceNames = Object.keys(choices) as readonly ChoiceName[];
export type Option<N extends ChoiceName> = keyof (typeof choices)[N]['options'];

/** The published baselines: each needs a run of its own. */
export const baselines = Object.keys(choices.baseline.options) as readonly Option<'baseline'>[];

/** One option for each choice that applies. */
export type Choices = { readonly [N in ChoiceName]?: Option<N> };

/** An option's words; the option itself where there are none. */
export function optionLabel(name: ChoiceName, option: string): string {
  const labels: Readonly<Record<string, string>> = choices[name].options;
  return labels[option] ?? option;
}

/** Every combination of the options of some choices, the first option of each first. */
export function combinations(names: readonly ChoiceName[]): readonly Choices[] {
  return names.reduce<readonly Choices[]>(
    (so, name) =>
      so.flatMap((made) => Object.keys(choices[name].options).map((option) => ({ ...made, [name]: option }))),
    [{}],
  );
}

/**
 * Which choices apply to which claim, as data: those that the sentence, or a contradiction between documents, leaves
 * open, and that make sense (not the median of a rate).
 */
export interface Rule {
  /** The claim's id. */
  readonly claim: string;
  /** Choices in the study model; null where it has no such number. */
  readonly mechanism: readonly ChoiceName[] | null;
  /** Choices in the published code; null where it computes nothing of the kind. */
  readonly replay: readonly ChoiceName[] | null;
  /** Combinations that there are not, and why. */
  readonly without: readonly { readonly choices: Choices; readonly because: string }[];
}

export const rules: readonly Rule[] = [
  {
    claim: 'cycle-time-genops',
    mechanism: ['baseline', 'cycleTime', 'statistic', 'counted', 'ledger'],
    replay: ['statistic', 'counted'],
    without: [],
  },
  {
    claim: 'cycle-time-baseline',
    mechanism: ['baseline', 'cycleTime', 'statistic', 'counted'],
    replay: [], // one constant
    without: [],
  },
  {
    claim: 'cycle-time-improvement',
    mechanism: ['baseline', 'cycleTime', 'statistic', 'counted', 'ledger'],
    replay: ['statistic', 'counted'],
    without: [],
  },
  { claim: 'success-genops', mechanism: ['baseline', 'blocked', 'ledger'], replay: [], without: [] },
  { claim: 'success-baseline', mechanism: ['baseline', 'blocked'], replay: [], without: [] },
  {
    claim: 'success-improvement',
    mechanism: ['baseline', 'blocked', 'ledger'],
    replay: ['baseline'],
    without: [],
  },
  { claim: 'rollback-genops', mechanism: ['baseline', 'blocked', 'ledger'], replay: [], without: [] },
  { claim: 'failure-genops', mechanism: ['baseline', 'blocked', 'ledger'], replay: [], without: [] },
  {
    claim: 'canary-catch',
    mechanism: ['baseline', 'definition'],
    replay: ['definition'],
    without: [
      {
        choices: { model: 'replay', definition: 'caughtPerBadChange' },
        because: 'the published code has no good or bad changes',
      },
    ],
  },
  { claim: 'effect-size', mechanism: ['baseline', 'cycleTime'], replay: null, without: [] },
];

/** A claim's rule; undefined where nothing is left open, or nothing can be computed. */
export function ruleOf(claim: string): Rule | undefined {
  return rules.find((rule) => rule.claim === claim);
}

/** The combinations of one model, in a fixed order. */
export function specificationsIn(rule: Rule, model: 'mechanism' | 'replay'): readonly Choices[] {
  const names = rule[model];
  if (names === null) return [];
  return combinations(names)
    .map((made): Choices => ({ model, ...made }))
    .filter((made) => !rule.without.some((ruledOut) => includes(made, ruledOut.choices)));
}

function includes(made: Choices, part: Choices): boolean {
  return (Object.keys(part) as ChoiceName[]).every((name) => made[name] === part[name]);
}
