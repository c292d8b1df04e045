/**
 * When each built-in policy applies, written anew for the checker: it shares no code with the policies or the pipeline,
 * so that a mistake there cannot hide here.
 */
import { formatMinute } from '../domain/clock.ts';
import type { PolicyRules } from './rules-in-force.ts';

/** What is known of a change when its policies are asked. */
export interface CheckedChange {
  readonly tier: 'critical' | 'high' | 'medium' | 'low';
  readonly lines: number;
  readonly migration: boolean;
  readonly hotfix: boolean;
  /** −1 when it was not scored. */
  readonly riskScore: number;
  readonly errorBudgetRemaining: number;
  /** When its policies were asked, minutes since Monday 00:00. */
  readonly decidedMinute: number;
}

/** What became of it, as far as the policies care. */
export interface CheckedMovement {
  /** A person looked, and it was approved or came back mended. */
  readonly reviewed: boolean;
  /** Start of the rollout, minutes since Monday 00:00. */
  readonly rolloutMinute: number;
}

export type PolicyViolationKind =
  | 'critical-without-approval'
  | 'migration-without-approval'
  | 'spent-budget-without-approval'
  | 'large-change-without-approval'
  | 'friday-without-approval'
  | 'friday-rollout'
  | 'traffic-despite-rule';

export interface PolicyCondition {
  readonly policy: string;
  readonly applies: (facts: CheckedChange) => boolean;
  /** The reason that is recorded where it applies. */
  readonly because: (facts: CheckedChange) => string;
  readonly unapproved: PolicyViolationKind;
}

/** The built-in policy that reads the clock, and so holds at the rollout too. */
export const FRIDAY = 'no_friday_deployments';
const FRIDAY_FROM = 4 * 1440 + 16 * 60;
const FRIDAY_TO = 5 * 1440;
const WEEK = 10_080;

/** Friday from 16:00 to midnight. */
export function isFridayEvening(minute: number): boolean {
  const inWeek = minute - Math.floor(minute / WEEK) * WEEK;
  return inWeek >= FRIDAY_FROM && inWeek < FRIDAY_TO;
}

const conditions: readonly PolicyCondition[] = [
  {
    policy: 'critical_service_human_review',
    applies: ({ tier, riskScore }) => tier === 'critical' && riskScore > 0.5,
    because: ({ riskScore }) => `critical service, score ${riskScore.toFixed(3)} above 0.5`,
    unapproved: 'critical-without-approval',
  },
  {
    policy: FRIDAY,
    applies: ({ decidedMinute }) => isFridayEvening(decidedMinute),
    because: ({ decidedMinute }) => `${formatMinute(decidedMinute)} is after Friday 16:00`,
    unapproved: 'friday-without-approval',
  },
  {
    policy: 'db_migration_review',
    applies: ({ tier, migration }) => migration && (tier === 'critical' || tier === 'high'),
    because: ({ tier }) => `migration on a service of the ${tier} tier`,
    unapproved: 'migration-without-approval',
  },
  {
    policy: 'error_budget_protection',
    applies: ({ errorBudgetRemaining }) => errorBudgetRemaining <= 0,
    because: ({ errorBudgetRemaining }) =>
      `${(100 * errorBudgetRemaining).toFixed(0)} % of the error budget left`,
    unapproved: 'spent-budget-without-approval',
  },
  {
    policy: 'large_change_caution',
    applies: ({ lines }) => lines > 1000,
    because: ({ lines }) => `${lines} lines, more than 1000`,
    unapproved: 'large-change-without-approval',
  },
];

/** Of a built-in policy; undefined for any other. */
export function conditionOf(policy: string): PolicyCondition | undefined {
  return conditions.find((condition) => condition.policy === policy);
}

/**
 * The policies that a deployment broke by moving. A policy that blocks cannot be satisfied by a review; one that defers
 * is broken by a rollout that starts while it holds.
 */
export function policiesBroken(
  facts: CheckedChange,
  { reviewed, rolloutMinute }: CheckedMovement,
  { actions, hotfixesExempt }: PolicyRules,
): PolicyViolationKind[] {
  if (facts.hotfix && hotfixesExempt) return [];
  const broken: PolicyViolationKind[] = [];
  for (const { policy, applies, unapproved } of conditions) {
    const action = actions[policy];
    if (action === 'require-approval' && !reviewed && applies(facts)) broken.push(unapproved);
    else if (action === 'block' && applies(facts)) broken.push('traffic-despite-rule');
  }
  const friday = actions[FRIDAY];
  if ((friday === 'defer' || friday === 'block') && isFridayEvening(rolloutMinute))
    broken.push('friday-rollout');
  return broken;
}
