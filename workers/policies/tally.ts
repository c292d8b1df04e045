/** What is counted while two sets of policies go through one study. */
import { statuses } from '../../engine/domain/deployment.ts';
import type { Policy } from '../../engine/governance/index.ts';
import type { GenopsRecord } from '../../engine/pipeline/index.ts';
import { quantile } from '../../engine/statistics/summaries.ts';
import type { AtRollout, Move, SetOutcome } from './contract.ts';

/** One arm, in columns. A class because it guards them. */
export class Tally {
  readonly status: Uint8Array;
  readonly cycleMinutes: Float64Array;
  #reviews = 0;
  #reviewMinutes = 0;
  #deferred = 0;
  #stopped = 0;
  readonly #rules: readonly string[];
  readonly #spoke: number[];

  constructor(deployments: number, policies: readonly Policy[]) {
    this.#rules = policies.map(({ id }) => id);
    this.#spoke = policies.map(() => 0);
    this.status = new Uint8Array(deployments);
    this.cycleMinutes = new Float64Array(deployments);
  }

  add(i: number, record: GenopsRecord, rollout: AtRollout | null): void {
    const { status, cycleMinutes, review, judgement } = record;
    this.status[i] = statuses.indexOf(status);
    this.cycleMinutes[i] = cycleMinutes;
    if (review !== null) {
      this.#reviews += 1;
      this.#reviewMinutes += review.workMinutes;
    }
    if (rollout === 'put off') this.#deferred += 1;
    if (rollout === 'stopped') this.#stopped += 1;
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
      stopped: this.#stopped,
      spoke: this.#rules.map((rule, k) => ({ rule, count: this.#spoke[k]! })),
    };
  }
}

/** Changes that went from one decision to another. A class because it guards the counts. */
export class Moves<Decision extends string> {
  readonly #order: readonly Decision[];
  readonly #counts = new Map<string, { from: Decision; to: Decision; count: number }>();

  constructor(order: readonly Decision[]) {
    this.#order = order;
  }

  /** @returns whether the two differ */
  add(from: Decision, to: Decision): boolean {
    if (from === to) return false;
    const key = `${from} ${to}`;
    const move = this.#counts.get(key) ?? { from, to, count: 0 };
    move.count += 1;
    this.#counts.set(key, move);
    return true;
  }

  /** The most frequent first. */
  counted(): readonly Move<Decision>[] {
    const rank = (decision: Decision): number => this.#order.indexOf(decision);
    return [...this.#counts.values()].sort(
      (a, b) => b.count - a.count || rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to),
    );
  }
}
