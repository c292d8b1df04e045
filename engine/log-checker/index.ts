export { type Finding, type FindingKind, findingWords } from './finding.ts';
export { type AuditedDeployment, type Violation, type ViolationKind, violationsOf } from './leaf.ts';
export {
  type CheckProgress,
  headFindingSteps,
  headFindings,
  type LogHead,
  logFindingSteps,
  logFindings,
  runFindings,
  toItsEnd,
} from './log.ts';
export type { CanaryRules, NamedRun, PolicyRules, RulesInForce, StageRule } from './rules-in-force.ts';
