/**
 * The checker of the study's hot path: reads what the audit leaf says of a deployment and tests it against the written
 * rules. The checker of a whole log (`log.ts`) sees more; a test holds that both agree on what both can see.
 */
import { type CheckedChange, type PolicyViolationKind, policiesBroken } from './conditions.ts';
import type { PolicyRules } from './rules-in-force.ts';

/** What a leaf of the audit trail says of one deployment, as far as the rules need it. */
export interface AuditedDeployment extends CheckedChange {
  readonly index: number;
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

/** What the leaf can show. */
export type ViolationKind = 'traffic-after-block' | 'traffic-after-rejection' | PolicyViolationKind;

export interface Violation {
  readonly index: number;
  readonly kind: ViolationKind;
}

/** The rules that a deployment broke; empty when none. */
export function violationsOf(deployment: AuditedDeployment, rules: PolicyRules): Violation[] {
  const { index } = deployment;
  if (deployment.stagesWithTraffic === 0) return [];
  const found: Violation[] = policiesBroken(deployment, deployment, rules).map((kind) => ({ index, kind }));
  if (deployment.rejectedForGood) found.unshift({ index, kind: 'traffic-after-rejection' });
  if (deployment.blocked) found.unshift({ index, kind: 'traffic-after-block' });
  return found;
}
