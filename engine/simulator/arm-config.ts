/** From the settings, which readers see, to the configurations that the arms take. */
import { diurnalTraffic, type RolloutConfig } from '../canary-rollout/index.ts';
import { builtInPolicies } from '../governance/index.ts';
import type { DeliveryConfig, DeliverySlots, GenopsConfig } from '../pipeline/index.ts';
import type { drawPlan } from './draws.ts';
import { judgeOf } from './judge-of.ts';
import type { Settings } from './settings.ts';

const ORGANISATIONS = 3;

export function deliveryConfig(s: Settings): DeliveryConfig {
  return {
    prepareMedian: s.prepareMedian,
    prepareSigma: s.prepareSigma,
    review: {
      reviewersPerOrganisation: s.reviewersPerOrganisation,
      attentionMedian: s.attentionMedian,
      attentionSigma: s.attentionSigma,
      workMedian: s.reviewMedian,
      workSigma: s.reviewSigma,
      sensitivity: s.reviewerSensitivity,
      specificity: s.reviewerSpecificity,
      mendProbability: s.mendProbability,
      reworkMedian: s.reworkMedian,
      reworkSigma: s.reworkSigma,
    },
    organisations: ORGANISATIONS,
    deployMinutes: s.deployMinutes,
    verifyMinutes: s.verifyMinutes,
    overheadMinutes: s.overheadMinutes,
    detectMedian: s.detectMedian,
    detectSigma: s.detectSigma,
    repairMinutes: s.repairMinutes,
    operationalFailures: {
      traditional: s.operationalFailuresTraditional,
      genops: s.operationalFailuresGenops,
    },
    unattributedEscapes: s.unattributedEscapes,
  };
}

export function rolloutConfig(s: Settings): RolloutConfig {
  return {
    judge: judgeOf(s),
    control: s.control,
    bakeScale: s.bakeScale,
    rampMinutes: s.rampMinutes,
    inconclusive: s.inconclusive,
    toleratedLift: s.toleratedErrorLift,
    holdMinutes: s.holdMinutes,
    hostSpread: s.hostSpread,
    noise: { spikeProbability: s.spikeProbability, spikeFactor: s.spikeFactor, spikeShared: s.spikeShared },
    injectionRate: s.failureInjectionRate,
    verification: s.verification
      ? { kind: 'by-hand', minutes: s.verificationMinutes, power: s.verificationPower }
      : { kind: 'none' },
    rollbackMinutes: s.rollbackMinutes,
    trafficAt: diurnalTraffic(s.diurnalSwing),
  };
}

export function genopsConfig(s: Settings): GenopsConfig {
  return {
    delivery: deliveryConfig(s),
    enableContextRag: s.enableContextRag,
    enableRiskScoring: s.enableRiskScoring,
    enableCanary: s.enableCanary,
    enableGovernance: s.enableGovernance,
    autonomyLevel: s.autonomy,
    reviewRule: s.reviewRule,
    retrieval: {
      threshold: s.similarityThreshold,
      neighbours: s.neighbourCount,
      recordsPerService: s.recordsPerService,
    },
    prior: { failures: s.priorFailures, successes: s.priorSuccesses },
    weights: {
      serviceTier: s.weightServiceTier,
      serviceHealth: s.weightServiceHealth,
      historicalFailureRate: s.weightHistoricalFailureRate,
      blastRadius: s.weightBlastRadius,
      changeComplexity: s.weightChangeComplexity,
      timingRisk: s.weightTimingRisk,
    },
    governance: {
      policies: builtInPolicies({ friday: s.fridayAction, budget: s.budgetAction }),
      hotfixesExempt: s.hotfixesExempt,
    },
    serviceLock: s.serviceLock,
    rollout: rolloutConfig(s),
    highRiskPlan: s.highRiskPlan,
  };
}

/** Where the arms find their uniforms in a row of the draw plan. */
export function deliverySlots(offsets: { readonly [Label in keyof typeof drawPlan]: number }): DeliverySlots {
  const attempt = (which: 1 | 2) => ({
    hosts: offsets[`genops/canary/attempt-${which}/hosts`],
    injection: offsets[`genops/canary/attempt-${which}/injection`],
    verification: offsets[`genops/canary/attempt-${which}/verification`],
    stages: offsets[`genops/canary/attempt-${which}/stage-1`],
  });
  return {
    prepare: offsets['study/prepare'],
    review: offsets['study/review'],
    repair: offsets['study/repair'],
    untraced: offsets['study/untraced'],
    operational: offsets['study/operational'],
    firstAttempt: attempt(1),
    secondAttempt: attempt(2),
    retry: offsets['genops/retry'],
  };
}
