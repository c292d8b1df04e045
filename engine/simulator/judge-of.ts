/** The judge of canaries that the settings ask for, and what its stages detect on a usual service. */
import {
  alwaysValid,
  fiveStages,
  fixedThresholds,
  type JudgeKind,
  neverFlaggedUpTo,
  type StageDetection,
  stageDetection,
} from '../canary-rollout/index.ts';
import type { Service } from '../domain/service.ts';
import type { Settings } from './settings.ts';

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
 * What each stage of the usual plan detects on the service of median traffic, at the day's mean traffic and the middle of
 * the stage's bake times.
 *
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
