/** The engine's public face. Rooms have doors of their own (`./claims`, `./statistics`, `./replay`). */

export { loadSha256, type Sha256 } from './audit-log/index.ts';
export { CanaryRollout, publishedSLO, type SLOConfig } from './canary-rollout/index.ts';
export { ContextIngestion } from './context-ingestion/index.ts';
export {
  type AutonomyLevel,
  autonomyLevels,
  type RiskLevel,
  riskLevels,
  type Status,
  statuses,
} from './domain/deployment.ts';
export { type Tier, tiers } from './domain/service.ts';
export { ArgumentError } from './errors.ts';
export { GovernanceEngine } from './governance/index.ts';
export { publishedWeights, RiskScorer, type RiskWeights } from './risk-scoring/index.ts';
export {
  canaryRollout,
  DeploymentSimulator,
  type SimulationConfig,
} from './simulator/deployment-simulator.ts';
export { explainSteps } from './simulator/explain.ts';
export { GenOpsPipeline } from './simulator/genops-pipeline.ts';
export { type DeploymentRow, type Ledger, rowAt } from './simulator/ledger.ts';
export type { StudyMeasures } from './simulator/measures/measures.ts';
export type {
  DeploymentContext,
  PipelineConfig,
  PipelineDeployment,
  PipelineMetrics,
  PipelineService,
} from './simulator/pipeline-face.ts';
export {
  checkConfig,
  checkDeployments,
  checkSeed,
  type PresetName,
  presets,
  type Scenario,
  type StudyConfig,
} from './simulator/scenario.ts';
export { scenarios } from './simulator/scenarios/index.ts';
export {
  defaultSettings,
  parameters,
  type SettingChanges,
  type Settings,
  withSettings,
} from './simulator/settings.ts';
export { studySteps } from './simulator/simulate.ts';
export type { Explanation, Study, StudyProgress } from './simulator/study.ts';
