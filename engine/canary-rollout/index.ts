export { CanaryRollout } from './canary-rollout.ts';
export { detectableLift, type StageDetection, stageDetection, stagePower } from './detection-power.ts';
export { alwaysValid, neverFlaggedUpTo } from './judges/always-valid.ts';
export { fixedThresholds, publishedSLO, type SLOConfig } from './judges/fixed-thresholds.ts';
export type { InconclusiveRule, RolloutConfig, RolloutDraws, RolloutTarget } from './rollout.ts';
export {
  fiveStages,
  type Plan,
  type Rollout,
  rolloutCompleteMinute,
  type StageRecord,
  sevenStages,
  stageVerdicts,
} from './rollout.ts';
export type { BaseRates, JudgeKind, StageCounts } from './stage.ts';
export { diurnalTraffic, isVisible } from './stage.ts';
