/** Two sets of policies over one study: who is decided otherwise, and what comes of it. */
import { statuses } from '../engine/domain/deployment.ts';
import {
  GovernanceEngine,
  type Policy,
  type PolicyAction,
  policyActions,
} from '../engine/governance/index.ts';
import type { GenopsRecord } from '../engine/pipeline/index.ts';
import type { StudyConfig } from '../engine/simulator/scenario.ts';
import { quantile } from '../engine/statistics/quantile.ts';
import { pairedArms } from './policy-arms.ts';
import type { Comparison, MovedChange, SetOutcome } from './policy-contract.ts';
import { meanEffect, medianEffect, shareEffect } from './policy-effects.ts';
import type { Steps } from './task.ts';

const MOST_EXAMPLES = 100;
const CHANGES_A_STEP = 32;

/** What was counted of one arm, in columns. */
class Tally {
  readonly status: Uint8Array;
  readonly cycleMinutes: Float64Array;
  #reviews = 0;
  #reviewMinutes = 0;
  #deferred = 0;
  readonly #rules: readonly string[];
  readonly #spoke: number[];

  constructor(deployments: number, policies: readonly Policy[]) {
    this.#rules = policies.map(({ id }) => id);
    this.#spoke = policies.map(() => 0);
    this.status = new Uint8Array(deployments);
    this.cycleMinutes = new Float64Array(deployments);
  }

  add(i: number, { status, cycleMinutes, review, deferredMinutes, judgement }: GenopsRecord): void {
    this.status[i] = statuses.indexOf(status);
    this.cycleMinutes[i] = cycleMinutes;
    if (review !== null) {
      this.#reviews += 1;
      this.#reviewMinutes += review.workMinutes;
    }
    if (deferredMinutes > 0) this.#deferred += 1;
    const hits = judgement.ruling?.hits ?? 0;
    for (let k = 0; hits >>> k !== 0 && k < this.#spoke.length; k++) this.#spoke[k]! += (hits >>> k) & 1;
  }

  outcome(): SetOutcome {
    const counts = statuses.map(() => 0);
    for (const status of this.status) counts[status]! += 1;
    const [completed = 0, rolledBack = 0, blocked = 0, escaped = 0] = counts;
    return {
      completed,
      rolledBack,
      blocked,
      escaped,
      medianCycleMinutes: quantile(this.cycleMinutes, 0.5),
      reviews: this.#reviews,
      reviewMinutes: this.#reviewMinutes,
      deferred: this.#deferred,
      spoke: this.#rules.map((rule, k) => ({ rule, count: this.#spoke[k]! })),
    };
  }
}

/**
 * Runs the study's GenOps arm under its own policies and under these, step by step.
 *
 * @param failures counted by the policies as they fail
 * @throws ArgumentError for a bad config
 */
export function* compareSteps(
  config: StudyConfig,
  policies: readonly Policy[],
  failures: Comparison['failures'],
): Steps<Comparison> {
  const { deployments: total } = config;
  const arms = yield* pairedArms(config, policies);
  const edited = new GovernanceEngine(arms.after.config.governance);
  const before = new Tally(total, arms.before.config.governance.policies);
  const after = new Tally(total, policies);
  const moves = new Map<string, { from: PolicyAction; to: PolicyAction; count: number }>();
  const examples: MovedChange[] = [];
  let movedOnSameFacts = 0;
  for (const { index, drawn, service, ...pair } of arms.pairs) {
    before.add(index, pair.before);
    after.add(index, pair.after);
    const { ruling: was, policyInput } = pair.before.judgement;
    const { ruling: is } = pair.after.judgement;
    if (was !== null && is !== null && was.action !== is.action) {
      count(moves, was.action, is.action);
      if (edited.rule(policyInput).action === is.action) movedOnSameFacts += 1;
      if (examples.length < MOST_EXAMPLES) {
        examples.push({
          index,
          service: service.name,
          minute: drawn.change.minute,
          before: arms.before.governance.verdict(pair.before.judgement.policyInput),
          after: arms.after.governance.verdict(pair.after.judgement.policyInput),
        });
      }
    }
    if (index % CHANGES_A_STEP === 0) yield { done: index, total };
  }
  const resampling = medianEffect(before.cycleMinutes, after.cycleMinutes, config.seed);
  let medianCycle = resampling.next();
  for (; medianCycle.done !== true; medianCycle = resampling.next()) yield { done: total, total };
  const share = (status: (typeof statuses)[number]) =>
    shareEffect(before.status, after.status, statuses.indexOf(status));
  return {
    deployments: total,
    moved: [...moves.values()].sort(
      (a, b) =>
        b.count - a.count ||
        policyActions.indexOf(a.from) - policyActions.indexOf(b.from) ||
        policyActions.indexOf(a.to) - policyActions.indexOf(b.to),
    ),
    movedOnSameFacts,
    examples,
    before: before.outcome(),
    after: after.outcome(),
    completed: share('completed'),
    rolledBack: share('rolled-back'),
    blocked: share('blocked'),
    escaped: share('escaped'),
    medianCycle: medianCycle.value,
    meanCycle: meanEffect(before.cycleMinutes, after.cycleMinutes),
    cyclesMoved: before.cycleMinutes.reduce(
      (moved, minutes, i) => moved + (minutes === after.cycleMinutes[i] ? 0 : 1),
      0,
    ),
    failures: { ...failures },
  };
}

function count(
  moves: Map<string, { from: PolicyAction; to: PolicyAction; count: number }>,
  from: PolicyAction,
  to: PolicyAction,
): void {
  const key = `${from} ${to}`;
  const move = moves.get(key) ?? { from, to, count: 0 };
  move.count += 1;
  moves.set(key, move);
}
