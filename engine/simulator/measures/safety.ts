/** What a number of violations means: over how many deployments, up to which bound, and whether the rules were put to the test. */
import type { Settings } from '../settings.ts';
import type { StudyMeasures } from './measures.ts';

export interface SafetyReading {
  /** Deployments with a violation, and all of them. */
  readonly violating: number;
  readonly deployments: number;
  /** One-sided 95% upper bound of the share of such deployments that break a rule, ratio. */
  readonly upper: number;
  /** Whether policies were asked: without governance, or in shadow, nothing stood in the way. */
  readonly enforced: boolean;
  /** Each policy that can hold a change back, and to how many changes it applied. */
  readonly rules: readonly { readonly policy: string; readonly action: string; readonly applied: number }[];
  /** Rollouts that a policy put off, also at the gate. */
  readonly putOff: number;
  /** Policies that never applied: a run without violations says nothing of them. */
  readonly idle: readonly string[];
}

/** A rule that only warns can be broken by nobody. */
const HOLDING: ReadonlySet<string> = new Set(['require-approval', 'defer', 'block']);

/** Reads the safety of a run: `0 of n` means less where a rule never had to act. */
export function safetyReading(
  { governance }: Pick<StudyMeasures, 'governance'>,
  settings: Pick<Settings, 'enableGovernance' | 'autonomy'>,
): SafetyReading {
  const { violations, policyHits, deferred } = governance;
  const rules = policyHits
    .filter(({ action }) => HOLDING.has(action))
    .map(({ policy, action, count }) => ({ policy, action, applied: count }));
  return {
    violating: Math.round(violations.value * violations.n),
    deployments: violations.n,
    upper: violations.upper,
    enforced: settings.enableGovernance && settings.autonomy !== 'shadow',
    rules,
    putOff: deferred,
    idle: rules.filter(({ applied }) => applied === 0).map(({ policy }) => policy),
  };
}
