/** What one may choose when one takes a published sentence at its word, and the options, as data. */
import { cycleTimeDefinitions } from '../../simulator/cycle-time-definitions.ts';

export const choices = {
  model: {
    label: 'model',
    options: { mechanism: 'study model', replay: 'published code' },
  },
  baseline: {
    label: 'baseline success',
    options: { '89': '89%', '94.2': '94.2%' },
  },
  cycleTime: {
    label: 'cycle time',
    options: {
      published: cycleTimeDefinitions.published.label,
      'with-review': cycleTimeDefinitions['with-review'].label,
      'working-hours': cycleTimeDefinitions['working-hours'].label,
    },
  },
  statistic: {
    label: 'average',
    options: { median: 'median', mean: 'mean' },
  },
  counted: {
    label: 'deployments counted',
    options: { all: 'all', completed: 'only completed' },
  },
  ledger: {
    label: 'ledger',
    options: { attempts: 'per attempt', changes: 'per change' },
  },
  blocked: {
    label: 'a blocked change',
    options: { failed: 'counts as failed', 'left-out': 'is left out' },
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
