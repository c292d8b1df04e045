/** The rules that a study's log is held against, from the settings: what was asked for, whether or not it was done. */
import { fiveStages, type Plan, sevenStages } from '../canary-rollout/index.ts';
import { approvedModels, policySetId, type RulesInForce } from '../governance/index.ts';
import { ALWAYS_REVIEWED_FROM, normalised, publishedCeilings } from '../risk-scoring/index.ts';
import { genopsConfig } from './arm-config.ts';
import type { Settings } from './settings.ts';

/**
 * Also where governance is switched off: then the log is what breaks them.
 *
 * @param cutoff score above which a person must look, which the percentile rule has from the warm-up, ratio; null where
 * nobody knows it
 */
export function rulesInForce(settings: Settings, cutoff: number | null = null): RulesInForce {
  const { governance, weights, autonomyLevel, enableCanary, highRiskPlan, rollout } = genopsConfig(settings);
  // in shadow people deliver, to everyone at once
  const staged = enableCanary && autonomyLevel !== 'shadow';
  return {
    policySet: policySetId(governance),
    hotfixesExempt: governance.hotfixesExempt,
    actions: Object.fromEntries(governance.policies.map(({ id, action }) => [id, action])),
    models: {
      'context-gathered': approvedModels.context,
      'risk-assessed': approvedModels.risk,
      'canary-stage': approvedModels.canary,
    },
    scored: settings.enableRiskScoring,
    weights: autonomyLevel === 'learning' ? null : normalised(weights),
    ceilings: settings.reviewRule === 'published-ceiling' ? publishedCeilings : everywhere(cutoff),
    reviewedFrom: ALWAYS_REVIEWED_FROM,
    serviceLock: settings.serviceLock,
    stages: staged
      ? { usual: sharesOf(fiveStages), highRisk: sharesOf(highRiskPlan ? sevenStages : fiveStages) }
      : null,
    verified: rollout.verification.kind !== 'none',
    blind: staged && rollout.inconclusive === 'review' ? { trafficSwing: settings.diurnalSwing } : null,
  };
}

function everywhere(cutoff: number | null): RulesInForce['ceilings'] {
  return cutoff === null ? null : { shadow: cutoff, assisted: cutoff, governed: cutoff, learning: cutoff };
}

const sharesOf = (plan: Plan): readonly number[] => plan.map(({ share }) => share);
