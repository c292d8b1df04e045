/** From the settings, which readers see, to the configurations that the arms take. */
import {
  alwaysValid,
  diurnalTraffic,
  fiveStages,
  fixedThresholds,
  type JudgeKind,
  neverFlaggedUpTo,
  type RolloutConfig,
  type StageDetection,
  stageDetection,
} from '../canary-rollout/index.ts';
import type { Service } from '../domain/service.ts';
import { builtInPolicies } from '../governance/index.ts';
import type { DeliveryConfig, DeliverySlots, GenopsConfig } from '../pipeline/index.ts';
import type { drawPlan } from './draws.ts';
import type { Settings } from './settings.ts';

/** The canary judge that the settings choose, and what its stages detect on a typical service. */
export function judgeOf(s: Settings): JudgeKind {
  switch (s.judge) {
    case 'always-valid':
      return alwaysValid({ alpha: s.alpha, margin: s.margin });
    case 'fixed-thresholds':
      return fixedThresholds({
        errorRate: s.errorRateThreshold,
        successRate: s.successThreshold,
        slowShare: s.slowShareThreshold,
        medianSlowShare: s.medianSlowThreshold,
        minimumSample: s.minimumSample,
      });
  }
}

const judgedStages = fiveStages.filter(({ share }) => share < 1);

/**
 * Up to which true ratio of canary to control no amount of traffic leads to a rollback: the least and the greatest over
 * the stages of the usual plan, equal with a control of the same size. Null for a judge without a tolerated ratio.
 */
export function neverFlagged({ judge, margin, control }: Settings): readonly [number, number] | null {
  if (judge !== 'always-valid') return null;
  const limits = judgedStages.map(({ share }) =>
    neverFlaggedUpTo(margin, control === 'same-size' ? 1 : share / (1 - share)),
  );
  return [Math.min(...limits), Math.max(...limits)];
}

/** What a stage of the usual plan detects. */
export interface UsualStage extends StageDetection {
  /** Share of traffic, ratio. */
  readonly share: number;
}

/**
 * What each stage of the usual plan detects on the service of median traffic, at the day's mean traffic and the middle
 * of the stage's bake times.
 * @param services one or more
 */
export function usualStages(settings: Settings, services: readonly Service[]): UsualStage[] {
  const judge = judgeOf(settings);
  const byTraffic = services.toSorted(
    (a, b) => a.requestsPerMinute - b.requestsPerMinute || a.index - b.index,
  );
  const { requestsPerMinute, baseErrorRate, baseSlowShare } = byTraffic[Math.floor(byTraffic.length / 2)]!;
  const base = { errorRate: baseErrorRate, slowShare: baseSlowShare };
  return judgedStages.map(({ share, bake: [from, to] }) => {
    const requests = requestsPerMinute * settings.bakeScale * ((from + to) / 2);
    const canary = Math.round(requests * share);
    const control = settings.control === 'same-size' ? canary : Math.round(requests * (1 - share));
    return { share, ...stageDetection(judge, canary, control, base) };
  });
}

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
