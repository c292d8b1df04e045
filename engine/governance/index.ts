export { ErrorBudget } from './error-budget.ts';
export { type GovernanceConfig, GovernanceEngine, type Ruling } from './governance-engine.ts';
export {
  builtInPolicies,
  isFridayWindow,
  nextOpening,
  type Policy,
  type PolicyInput,
} from './policies/index.ts';
export {
  type PolicyAction,
  type PolicyDecision,
  type PolicyVerdict,
  policyActions,
} from './policies/policy.ts';
export { type ReviewConfig, ReviewerQueue } from './reviewer-queue.ts';
export { ServiceLock } from './service-lock.ts';
