export { type Finding, type FindingKind, findingWords } from './finding.ts';
export { type AuditedDeployment, type Violation, type ViolationKind, violationsOf } from './leaf.ts';
export {
  headFindingSteps,
  type LogHead,
  logFindingSteps,
  logFindings,
  runFindings,
} from './log.ts';
export type { CanaryRules, PolicyRules, RulesInForce } from './rules-in-force.ts';
