/** Pillar 4: asks every policy, and says which action holds. */
import { type PolicyAction, type PolicyDecision, policyActions } from './decision.ts';
import { isFridayWindow, mondayAfter, type Policy, type PolicyInput } from './policies/index.ts';

export interface GovernanceConfig {
  readonly policies: readonly Policy[];
  /** A hotfix passes every policy. */
  readonly hotfixesExempt: boolean;
}

/** What all policies together say, in short form; reasons are made on demand by `explain`. */
export interface Ruling {
  /** The strictest action. */
  readonly action: PolicyAction;
  /** Some policy wants an approval, whatever else holds. */
  readonly approval: boolean;
  /** Bit k: policy k asked for more than allow. */
  readonly hits: number;
}

const ALLOW: Ruling = { action: 'allow', approval: false, hits: 0 };

export class GovernanceEngine {
  readonly config: GovernanceConfig;

  constructor(config: GovernanceConfig) {
    this.config = config;
  }

  /** Asks every policy. */
  rule(input: PolicyInput): Ruling {
    const { policies, hotfixesExempt } = this.config;
    if (hotfixesExempt && input.hotfix) return ALLOW;
    let strictest = 0;
    let hits = 0;
    let approval = false;
    for (let k = 0; k < policies.length; k++) {
      const policy = policies[k]!;
      if (!policy.applies(input)) continue;
      hits |= 1 << k;
      strictest = Math.max(strictest, policyActions.indexOf(policy.action));
      if (policy.action === 'require-approval') approval = true;
    }
    return hits === 0 ? ALLOW : { action: policyActions[strictest]!, approval, hits };
  }

  /** The same, policy by policy, with reasons: which rule decided, and where only the default did. */
  explain(input: PolicyInput): PolicyDecision[] {
    const exempt = this.config.hotfixesExempt && input.hotfix;
    return this.config.policies.map((policy) => {
      if (exempt)
        return { policy: policy.id, action: 'allow', explicit: true, reason: 'hotfixes are exempt' };
      if (!policy.applies(input)) {
        return { policy: policy.id, action: 'allow', explicit: false, reason: 'does not apply' };
      }
      return { policy: policy.id, action: policy.action, explicit: true, reason: policy.because(input) };
    });
  }

  /**
   * When a rollout that is ready may start: at once, or on Monday where the Friday policy defers.
   *
   * @returns minutes; Infinity where the Friday policy blocks
   */
  release(readyMinute: number, hotfix: boolean): number {
    if (!isFridayWindow(readyMinute) || (this.config.hotfixesExempt && hotfix)) return readyMinute;
    const friday = this.config.policies.find((policy) => policy.id === 'no_friday_deployments');
    if (friday === undefined) return readyMinute;
    return friday.action === 'block' ? Number.POSITIVE_INFINITY : mondayAfter(readyMinute);
  }
}
