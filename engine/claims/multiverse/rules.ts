/**
 * Which choices apply to which claim, as data. A choice applies where the sentence, or the documents among each other,
 * leave it open; not where no reading would make it (a median of a rate).
 */
import { type ChoiceName, type Choices, combinations } from './choices.ts';

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
        because: 'no change is good or bad in the published code',
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
    .filter((made) => !rule.without.some(({ choices }) => includes(made, choices)));
}

function includes(made: Choices, part: Choices): boolean {
  return (Object.keys(part) as ChoiceName[]).every((name) => made[name] === part[name]);
}
