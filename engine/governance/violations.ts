/**
 * The violation checker: reads what the audit trail says of a deployment and tests it against the written rules.
 *
 * It shares no code with the policies or the pipeline, so that a mistake there cannot hide here.
 */

/** What a leaf of the audit trail says of one deployment, as far as the rules need it. */
export interface AuditedDeployment {
  readonly index: number;
  readonly tier: 'critical' | 'high' | 'medium' | 'low';
  readonly migration: boolean;
  readonly hotfix: boolean;
  /** −1 when it was not scored. */
  readonly riskScore: number;
  readonly errorBudgetRemaining: number;
  /** A policy or a reviewer stopped it. */
  readonly blocked: boolean;
  readonly reviewed: boolean;
  /** Rejected and not mended. */
  readonly rejectedForGood: boolean;
  /** Stages in which it had traffic. */
  readonly stagesWithTraffic: number;
  /** Start of the rollout, minutes since Monday 00:00; −1 without one. */
  readonly rolloutMinute: number;
}

export type ViolationKind =
  | 'traffic-after-block'
  | 'traffic-after-rejection'
  | 'critical-without-approval'
  | 'migration-without-approval'
  | 'spent-budget-without-approval'
  | 'friday-rollout';

export interface Violation {
  readonly index: number;
  readonly kind: ViolationKind;
}

const FRIDAY_FROM = 4 * 1440 + 16 * 60;
const FRIDAY_TO = 5 * 1440;
const WEEK = 10_080;

/**
 * The rules that a deployment broke; empty when none.
 *
 * @param hotfixesExempt whether the organisation lets hotfixes pass
 */
export function violationsOf(deployment: AuditedDeployment, hotfixesExempt: boolean): Violation[] {
  const { index, tier, stagesWithTraffic } = deployment;
  const moved = stagesWithTraffic > 0;
  if (!moved) return [];
  const found: Violation[] = [];
  const report = (kind: ViolationKind): number => found.push({ index, kind });
  if (deployment.blocked) report('traffic-after-block');
  if (deployment.rejectedForGood) report('traffic-after-rejection');
  if (deployment.hotfix && hotfixesExempt) return found;
  if (!deployment.reviewed) {
    if (tier === 'critical' && deployment.riskScore > 0.5) report('critical-without-approval');
    if (deployment.migration && (tier === 'critical' || tier === 'high'))
      report('migration-without-approval');
    if (deployment.errorBudgetRemaining <= 0) report('spent-budget-without-approval');
  }
  const inWeek = deployment.rolloutMinute - Math.floor(deployment.rolloutMinute / WEEK) * WEEK;
  if (inWeek >= FRIDAY_FROM && inWeek < FRIDAY_TO) report('friday-rollout');
  return found;
}
