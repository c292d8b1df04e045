export type { CanaryRules, JudgeRules, StageRule } from './canary-rules.ts';
export { type Finding, type FindingKind, findingWords } from './finding.ts';
export { type AuditedDeployment, type Violation, type ViolationKind, violationsOf } from './leaf.ts';
export { logFindingSteps, logFindings } from './log.ts';
export type { NamedRun, PolicyRules, RulesInForce } from './rules-in-force.ts';
export type { CheckProgress } from './steps.ts';
export { headFindingSteps, headFindings, type LogHead, runFindings } from './whole-log.ts';
