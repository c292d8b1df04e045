export { type Finding, type FindingKind, findingWords } from './finding.ts';
export { type AuditedDeployment, type Violation, type ViolationKind, violationsOf } from './leaf.ts';
export {
  type CheckProgress,
  headFindingSteps,
  headFindings,
  type LogHead,
  logFindingSteps,
  logFindings,
} from './log.ts';
export type { PolicyRules, RulesInForce } from './rules-in-force.ts';
