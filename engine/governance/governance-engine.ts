/** Pillar 4: asks every policy, and says which action holds. */

import { nextOpening, type Policy, type PolicyInput } from './policies/index.ts';
import {
  type PolicyAction,
  type PolicyDecision,
  type PolicyVerdict,
  policyActions,
  verdictOf,
} from './policies/policy.ts';

export interface GovernanceConfig {
  /** 32 at most: a ruling holds a bit for each. */
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

/** Openings that a deferred rollout lives to see, two weeks of them; a rule that still holds then has blocked it. */
const MOST_OPENINGS = 10;

export class GovernanceEngine {
  readonly config: GovernanceConfig;
  /** Those that can hold a rollout back by the clock alone. */
  readonly #gate: readonly Policy[];
  /** Those that defer whatever the clock says: to the next opening, once. */
  readonly #once: readonly Policy[];

  constructor(config: GovernanceConfig) {
    this.config = config;
    this.#gate = config.policies.filter(
      ({ action, readsClock }) => readsClock && (action === 'defer' || action === 'block'),
    );
    this.#once = config.policies.filter(({ action, readsClock }) => !readsClock && action === 'defer');
  }

  /** Asks every policy. */
  rule(input: PolicyInput): Ruling {
    const { policies } = this.config;
    if (this.#exempts(input)) return ALLOW;
    let strictest = 0;
    let hits = 0;
    let approval = false;
    for (let k = 0; k < policies.length; k++) {
      const policy = policies[k]!;
      if (!policy.applies(input)) continue;
      if (policy.action !== 'allow') hits |= 1 << k;
      strictest = Math.max(strictest, policyActions.indexOf(policy.action));
      if (policy.action === 'require-approval') approval = true;
    }
    return hits === 0 ? ALLOW : { action: policyActions[strictest]!, approval, hits };
  }

  /** The same, policy by policy, with reasons: which rule decided, and where only the default did. */
  explain(input: PolicyInput): PolicyDecision[] {
    const exempt = this.#exempts(input);
    return this.config.policies.map((policy) => {
      if (exempt)
        return { policy: policy.id, action: 'allow', explicit: true, reason: 'hotfixes are exempt' };
      if (!policy.applies(input)) {
        return { policy: policy.id, action: 'allow', explicit: false, reason: 'does not apply' };
      }
      return { policy: policy.id, action: policy.action, explicit: true, reason: policy.because(input) };
    });
  }

  /** The same once more, in short: the action that holds, and which rules said so. */
  verdict(input: PolicyInput): PolicyVerdict {
    return verdictOf(this.explain(input), this.#exempts(input));
  }

  /**
   * When a rollout that is ready may start: at once, or at the first opening at which no policy that reads the clock
   * holds it back. Only the clock moves on; the rest of what is known stays as it was when the change was judged. A
   * policy that defers without reading the clock puts the change off to the first opening after it was judged.
   * @returns minutes; Infinity where a policy that reads the clock blocks, or still defers at the tenth opening
   */
  release(readyMinute: number, input: PolicyInput): number {
    if (this.#exempts(input)) return readyMinute;
    const deferred = this.#once.some((policy) => policy.applies(input));
    let minute = deferred ? Math.max(readyMinute, nextOpening(input.minute)) : readyMinute;
    if (this.#gate.length === 0) return minute;
    for (let openings = 0; openings <= MOST_OPENINGS; openings++) {
      const then = minute === input.minute ? input : { ...input, minute };
      const holding = this.#gate.filter((policy) => policy.applies(then));
      if (holding.length === 0) return minute;
      if (holding.some(({ action }) => action === 'block')) return Number.POSITIVE_INFINITY;
      minute = nextOpening(minute);
    }
    return Number.POSITIVE_INFINITY;
  }

  #exempts({ hotfix }: PolicyInput): boolean {
    return this.config.hotfixesExempt && hotfix;
  }
}
