export {
  type AuditEntry,
  auditEntryHash,
  auditHashCoverage,
  type FieldCoverage,
} from './audit-hash.ts';
export {
  CANARY_STAGES,
  CANARY_THRESHOLDS,
  type CanaryStage,
  SPIKE_PROBABILITY,
  type StageMetrics,
} from './canary.ts';
export { type CatchRates, catchRates } from './catch-rates.ts';
export { INJECTABLE_STAGES, INJECTION_PROBABILITY } from './change.ts';
export { compareRows, type ReplayDifferences } from './compare.ts';
export { type Bounds, PUBLISHED_CONSTANTS, type ReplayConstants } from './constants.ts';
export { CYCLE_TIME_MINUTES, minutesOf } from './cycle-time.ts';
export { type ExactProbabilities, exactProbabilities } from './exact.ts';
export { PUBLISHED_BASELINE, type ReplayFigures } from './figures.ts';
export { ALL_PILLARS, type ReplayKeep, type ReplayOptions, type ReplayPillars } from './options.ts';
export { type PolicyFact, type PolicyTest, PUBLISHED_POLICIES, type ReplayPolicy } from './policies.ts';
export { type PrintedFigures, printedFigures, printedPercent } from './printed.ts';
export { type JsonValue, pythonFixed, pythonFloat, pythonJson } from './python-text.ts';
export { type Replay, type ReplayProgress, replayFirstRelease, replaySteps } from './replay.ts';
export { reportText } from './report.ts';
export {
  type CheckedRequest,
  checkRequest,
  type ReplayRequest,
  seedFromText,
} from './request.ts';
export { PUBLISHED_WEIGHTS, type ReplayRiskWeights, RISK_LEVELS, type RiskLevel } from './risk.ts';
export { createRowDigest, type RowDigest } from './row-digest.ts';
export { REPLAY_STATUSES, type ReplayRow, type ReplayRows, type ReplayStatus, rowAt } from './rows.ts';
export { SERVICE_TABLE, type Service, type Tier } from './services.ts';
export {
  PUBLISHED_DEFAULTS,
  PUBLISHED_VERSIONS,
  type PublishedVersion,
  REPLAYED_COMMIT,
} from './versions.ts';
