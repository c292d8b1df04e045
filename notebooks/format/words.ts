/** The engine's names in a reader's words. */

import type { StageVerdict } from '../../engine/canary-rollout/rollout.ts';
import type { DefectKind } from '../../engine/domain/change.ts';
import type { Status } from '../../engine/domain/deployment.ts';
import type { Service } from '../../engine/domain/service.ts';
import type { FactorName } from '../../engine/risk-scoring/assessment.ts';

export const statusWords: Readonly<Record<Status, string>> = {
  completed: 'completed',
  'rolled-back': 'rolled back',
  blocked: 'blocked',
  escaped: 'escaped',
};

export const factorWords: Readonly<Record<FactorName, string>> = {
  serviceTier: 'service tier',
  serviceHealth: 'service health',
  historicalFailureRate: 'historical failure rate',
  blastRadius: 'blast radius',
  changeComplexity: 'change complexity',
  timingRisk: 'timing',
};

export const defectWords: Readonly<Record<DefectKind, string>> = {
  none: 'none',
  errors: 'raises errors',
  slow: 'slows requests',
  silent: 'raises no signal that a judge reads',
};

export const stageWords: Readonly<Record<StageVerdict, string>> = {
  passed: 'passed',
  inconclusive: 'inconclusive: too few requests to detect the tolerated lift',
  breach: 'breach: rolled back',
  'not-judged': 'not judged: no control is left',
  skipped: 'skipped: too few requests',
};

/** `medium-05 (svc-011)`: its name, which says its tier, and the id that audit logs and exports have. */
export function serviceText({ name, id }: Pick<Service, 'name' | 'id'>): string {
  return `${name} (${id})`;
}

/** `critical_service_human_review` → `critical service human review`. */
export function spaced(name: string): string {
  return name.replaceAll(/[_-]/g, ' ');
}

/** A phrase as a sentence: `share of issues` → `Share of issues.` */
export function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}
