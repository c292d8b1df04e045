/** The rules that a study's log is checked against, from the settings: what was required, whether or not it was done. */

import { approvedModels, policySetId } from '../audit-log/index.ts';
import { fiveStages, type Plan, sevenStages } from '../canary-rollout/index.ts';
import { type CanaryRules, type RulesInForce } from '../log-checker/index.ts';
import { ALWAYS_REVIEWED_FROM, normalised, publishedCeilings } from '../risk-scoring/index.ts';
import { genopsConfig, judgeOf } from './arm-config.ts';
import type { Settings } from './settings.ts';

/**
 * Also where governance is switched off: then the log is what breaks them.
 * @param cutoff score above which a person must look, which the percentile rule has from the warm-up, ratio; null where
 * nobody knows it
 */
export function rulesInForce(settings: Settings, cutoff: number | null = null): RulesInForce {
  const { governance, weights, autonomyLevel, retrieval, prior, delivery } = genopsConfig(settings);
  // in shadow people deliver, to everyone at once, and verify by hand
  const inShadow = autonomyLevel === 'shadow';
  return {
    policySet: policySetId(governance),
    hotfixesExempt: governance.hotfixesExempt,
    actions: Object.fromEntries(governance.policies.map(({ id, action }) => [id, action])),
    autonomy: autonomyLevel,
    models: {
      'context-gathered': approvedModels.context,
      'risk-assessed': approvedModels.risk,
      'canary-stage': approvedModels.canary,
    },
    retrieval: settings.enableContextRag ? { neighbours: retrieval.neighbours } : null,
    scored: settings.enableRiskScoring,
    prior,
    weights: autonomyLevel === 'learning' ? null : normalised(weights),
    ceilings: settings.reviewRule === 'published-ceiling' ? publishedCeilings : everywhere(cutoff),
    reviewedFrom: ALWAYS_REVIEWED_FROM,
    overheadMinutes: delivery.overheadMinutes,
    serviceLock: settings.serviceLock,
    canary: settings.enableCanary && !inShadow ? canaryRules(settings) : null,
    atOnceMinutes: delivery.deployMinutes + (inShadow ? delivery.verifyMinutes : 0),
    repairMinutes: delivery.repairMinutes,
    run: null,
  };
}

function everywhere(cutoff: number | null): RulesInForce['ceilings'] {
  return cutoff === null ? null : { shadow: cutoff, assisted: cutoff, governed: cutoff, learning: cutoff };
}

function canaryRules(settings: Settings): CanaryRules {
  const stagesOf = (plan: Plan): CanaryRules['usual'] =>
    plan.map(({ share, bake: [from, to] }) => ({
      share,
      bake: [settings.bakeScale * from, settings.bakeScale * to],
    }));
  return {
    usual: stagesOf(fiveStages),
    highRisk: stagesOf(settings.highRiskPlan ? sevenStages : fiveStages),
    rampMinutes: settings.rampMinutes,
    rollbackMinutes: settings.rollbackMinutes,
    verificationMinutes: settings.verification ? settings.verificationMinutes : null,
    control: settings.control,
    judge: judgeOf(settings),
    toleratedLift: settings.toleratedErrorLift,
    inconclusive: settings.inconclusive,
    holdMinutes: settings.holdMinutes,
    trafficSwing: settings.diurnalSwing,
  };
}
