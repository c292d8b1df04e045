export { type AuditEntry, auditEntryHash, auditHashCoverage, type FieldCoverage } from './audit-hash.ts';
export { CANARY_STAGES, type StageMetrics } from './canary.ts';
export { compareRows, type ReplayDifferences } from './compare.ts';
export { PUBLISHED_CONSTANTS, type ReplayConstants } from './constants.ts';
export { CYCLE_TIME_MINUTES, minutesOf } from './cycle-time.ts';
export { catchRate, exactProbabilities, PUBLISHED_BASELINE } from './figures.ts';
export { PUBLISHED_POLICIES, type ReplayPolicy } from './policies.ts';
export { pythonFixed, pythonFloat, pythonJson } from './python-text.ts';
export { type Replay, type ReplayProgress, replayFirstRelease, replaySteps } from './replay.ts';
export { printedFigures, printedPercent, reportText } from './report.ts';
export {
  ALL_PILLARS,
  checkRequest,
  type ReplayOptions,
  type ReplayPillars,
  type ReplayRequest,
  seedFromText,
} from './request.ts';
export { PUBLISHED_WEIGHTS, type ReplayRiskWeights, RISK_LEVELS } from './risk.ts';
export {
  createRowDigest,
  REPLAY_STATUSES,
  type ReplayRow,
  type ReplayRows,
  type RowDigest,
  replayRowAt,
} from './rows.ts';
export { PUBLISHED_DEFAULTS, PUBLISHED_VERSIONS, REPLAYED_COMMIT } from './versions.ts';
