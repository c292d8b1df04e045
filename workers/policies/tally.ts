/** What is counted while two sets of policies go through one study, and the paired effects of the second: every number from the same changes, after less before. */
import { statuses } from '../../engine/domain/deployment.ts';
import type { Policy } from '../../engine/governance/index.ts';
import type { GenopsRecord } from '../../engine/pipeline/index.ts';
import { namedStream } from '../../engine/random/streams.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { normalQuantile } from '../../engine/statistics/normal.ts';
import { pairedDifferenceInterval } from '../../engine/statistics/proportions.ts';
import { mean, quantile, variance } from '../../engine/statistics/summaries.ts';
import type { AtRollout, Comparison, Move, SetOutcome } from './comparison.ts';

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
    if (rollout === 'deferred') this.#deferred += 1;
    if (rollout === 'blocked') this.#stopped += 1;
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

/** Counts changes and not evaluations: a rule is asked of one change many times. A class because it guards the counts. */
export class Failures {
  /** Rules that have failed on the change at hand, and why. */
  readonly #now = new Map<string, string>();
  readonly #rules = new Map<string, { changes: number; first: string }>();
  #changes = 0;

  note(rule: string, message: string): void {
    if (!this.#now.has(rule)) this.#now.set(rule, message);
  }

  /** What has failed since then was the change's; the next one begins. */
  book(): void {
    if (this.#now.size > 0) this.#changes += 1;
    for (const [rule, first] of this.#now) {
      const failed = this.#rules.get(rule) ?? { changes: 0, first };
      failed.changes += 1;
      this.#rules.set(rule, failed);
    }
    this.#now.clear();
  }

  /** What has failed since then was no change's of the study: the warm-up's, or a question asked in passing. */
  forget(): void {
    this.#now.clear();
  }

  counted(): Comparison['failures'] {
    const rules = [...this.#rules].map(([rule, failed]) => ({ rule, ...failed }));
    return { changes: this.#changes, rules };
  }
}

/** Paired effects of a set of policies: every number from the same changes, after less before. */
const CONFIDENCE = 0.95;
/** Draws of the bootstrap: a fifth of a second; fewer resamples where there are more changes, 200 at least. */
const DRAWS = 8_000_000;
const RESAMPLES = 1_000;

/** The difference of two shares of the same changes, ratio. */
export function shareEffect(before: Uint8Array, after: Uint8Array, status: number): Estimate {
  let onlyAfter = 0;
  let onlyBefore = 0;
  for (let i = 0; i < before.length; i++) {
    if (after[i] === status && before[i] !== status) onlyAfter += 1;
    if (before[i] === status && after[i] !== status) onlyBefore += 1;
  }
  const n = before.length;
  const { lower, upper } = pairedDifferenceInterval(onlyAfter, onlyBefore, n, CONFIDENCE);
  return { value: (onlyAfter - onlyBefore) / n, lower, upper, method: 'Bonett–Price, paired', n };
}

/** Fewer differences than this are no sample for the normal approximation. */
const LEAST_FOR_NORMAL = 30;

/**
 * The mean over changes of the difference, in the columns' unit: d̄ ± z·s/√n. Below 30 changes there is no interval. Not
 * Student's: its quantiles would be a quarter of this worker, and from 30 on differ by under 5%.
 */
export function meanEffect(before: Float64Array, after: Float64Array): Estimate {
  const differences = after.map((value, i) => value - before[i]!);
  const n = differences.length;
  const value = mean(differences);
  const half =
    n < LEAST_FOR_NORMAL
      ? Number.POSITIVE_INFINITY
      : -normalQuantile((1 - CONFIDENCE) / 2) * Math.sqrt(variance(differences) / n);
  return { value, lower: value - half, upper: value + half, method: 'normal, paired', n };
}

/**
 * The difference of the medians, in the columns' unit. Interval: percentile bootstrap of whole changes, so that what both
 * columns have in common stays in common. Yields after each resample: of a million changes they take seconds.
 */
export function* medianEffect(
  before: Float64Array,
  after: Float64Array,
  seed: string,
): Generator<void, Estimate, void> {
  const n = before.length;
  const value = quantile(after, 0.5) - quantile(before, 0.5);
  const method = 'bootstrap of changes, paired';
  if (n < 2 || before.every((minutes, i) => minutes === after[i])) {
    return { value, lower: value, upper: value, method, n };
  }
  const orders = [orderedBy(before), orderedBy(after)] as const;
  const uniform = namedStream(seed, 'bootstrap/policies/median-cycle');
  const times = new Uint16Array(n);
  const resamples = Math.max(200, Math.min(RESAMPLES, Math.round(DRAWS / n)));
  const differences = new Float64Array(resamples);
  for (let k = 0; k < resamples; k++) {
    times.fill(0);
    for (let i = 0; i < n; i++) times[Math.floor(uniform() * n)]! += 1;
    differences[k] = medianOf(after, orders[1], times) - medianOf(before, orders[0], times);
    yield;
  }
  const tail = (1 - CONFIDENCE) / 2;
  return { value, lower: quantile(differences, tail), upper: quantile(differences, 1 - tail), method, n };
}

/** Positions in ascending order of their values. */
function orderedBy(values: Float64Array): Uint32Array {
  return Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
}

/** Median of a resample: each value as often as it was drawn, walked in order. */
function medianOf(values: Float64Array, order: Uint32Array, times: Uint16Array): number {
  const n = values.length;
  const lowRank = Math.floor((n - 1) / 2);
  const highRank = Math.floor(n / 2);
  let passed = 0;
  let low = Number.NaN;
  for (const i of order) {
    passed += times[i]!;
    if (Number.isNaN(low) && passed > lowRank) low = values[i]!;
    if (passed > highRank) return (low + values[i]!) / 2;
  }
  throw new Error('medianOf: a resample of fewer values than it counts');
}
