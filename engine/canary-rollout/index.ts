export { CanaryRollout } from './canary-rollout.ts';
export type { BaseRates, Judge, JudgeKind, StageCounts } from './counts.ts';
export { detectableLift } from './detectable-lift.ts';
export {
  type StageDetection,
  type StagePower,
  stageDetection,
  stagePower,
  USUAL_POWER,
} from './detection-power.ts';
export { diurnalTraffic } from './diurnal.ts';
export { type AlwaysValidConfig, alwaysValid, neverFlaggedUpTo } from './judges/always-valid.ts';
export { type FixedThresholdConfig, fixedThresholds } from './judges/fixed-thresholds.ts';
export { fiveStages, type Plan, type PlannedStage, sevenStages } from './plan.ts';
export {
  type Rollout,
  rolloutCompleteMinute,
  type StageRecord,
  type StageVerdict,
  stageVerdicts,
} from './rollout.ts';
export type {
  ControlGroup,
  InconclusiveRule,
  RolloutConfig,
  RolloutDraws,
  RolloutTarget,
  Verification,
} from './rollout-config.ts';
export { publishedSLO, type SLOConfig } from './slo.ts';
export { isVisible, stageDraws } from './stage.ts';
