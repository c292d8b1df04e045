/**
 * The judges' arithmetic, written anew: what evidence the counts of a rollout's stages add up to, when that is a breach,
 * and when a stage could see nothing.
 *
 * Always valid: for each lift R, log LR += x · ln(θ/ρ) + y · ln((1 − θ)/(1 − ρ)) with x and y the events of canary and
 * control, c the ratio of their requests, r the margin, ρ = rc/(1 + rc) and θ = Rrc/(1 + Rrc); the evidence is the mean of
 * LR over lifts and both streams, errors and slow requests (study model, pillar 3; arXiv 2011.03567, §3).
 */

import type { EventDetails } from '../audit-log/details.ts';
import { exp, ln } from '../random/portable.ts';
import type { JudgeRules } from './canary-rules.ts';

export type StageCounts = EventDetails['canary-stage'];

const LIFTS = [1.6, 2.5, 4, 8, 20, 100] as const;
const NEAR = 1e-9; // relative: sums of logarithms, rounded in another order

/** What the judge of one rollout must have said. A class because evidence adds up from stage to stage. */
export class EvidenceOf {
  #evidence: number;
  readonly #rules: JudgeRules;
  readonly #errors = new Stream();
  readonly #slow = new Stream();

  constructor(rules: JudgeRules) {
    this.#rules = rules;
    this.#evidence = rules.kind === 'always-valid' ? 1 : 0;
  }

  /** Takes the counts of a stage: the evidence after it. */
  after(counts: StageCounts): number {
    const rules = this.#rules;
    const { canaryRequests, controlRequests } = counts;
    if (rules.kind === 'fixed-thresholds') {
      if (canaryRequests >= Math.max(1, rules.minimumSample)) this.#evidence = isOver(counts, rules) ? 1 : 0;
    } else if (canaryRequests > 0 && controlRequests > 0) {
      const weights = weightsOf(rules.margin * (canaryRequests / controlRequests));
      const errors = this.#errors.after(counts.canaryErrors, counts.controlErrors, weights);
      const slow = this.#slow.after(counts.canarySlow, counts.controlSlow, weights);
      this.#evidence = (errors + slow) / (2 * LIFTS.length);
    }
    return this.#evidence;
  }
}

/** One kind of event: its likelihood ratios over the lifts, and their sum. A class because they add up. */
class Stream {
  readonly #logs = [0, 0, 0, 0, 0, 0];
  #sum: number = LIFTS.length;

  after(canary: number, control: number, weights: Weights): number {
    if (canary + control === 0) return this.#sum;
    this.#sum = 0;
    for (let k = 0; k < LIFTS.length; k++) {
      this.#logs[k]! += canary * weights[k]!.canary + control * weights[k]!.control;
      this.#sum += exp(this.#logs[k]!);
    }
    return this.#sum;
  }
}

/** Whether evidence is that of the counts. */
export function isSameEvidence(said: number, due: number): boolean {
  return said === due || Math.abs(said - due) <= NEAR * Math.max(said, due);
}

/** Whether evidence calls for a rollback. */
export function isBreach(evidence: number, rules: JudgeRules): boolean {
  return evidence >= (rules.kind === 'always-valid' ? 1 / rules.alpha : 1);
}

/**
 * Whether a stage could have seen the tolerated lift at best, which is on a service that has no errors of its own: each of
 * those adds less to the evidence than its counterpart in the control takes away.
 */
export function couldSee(counts: StageCounts, lift: number, rules: JudgeRules): boolean {
  const { canaryRequests, controlRequests } = counts;
  if (rules.kind === 'fixed-thresholds') return canaryRequests >= rules.minimumSample;
  if (canaryRequests === 0 || controlRequests === 0) return false;
  const weights = weightsOf(rules.margin * (canaryRequests / controlRequests));
  let missing = (2 * LIFTS.length * (1 - NEAR)) / rules.alpha;
  // the highest lift adds most, and is mostly enough
  for (let k = LIFTS.length - 1; k >= 0 && missing > 0; k--) {
    missing -= exp(canaryRequests * lift * weights[k]!.canary);
  }
  return missing <= 0;
}

function isOver(
  { canaryRequests, canaryErrors, canarySlow }: StageCounts,
  limits: Extract<JudgeRules, { kind: 'fixed-thresholds' }>,
): boolean {
  const errors = canaryErrors / canaryRequests;
  const slow = canarySlow / canaryRequests;
  return (
    errors > limits.errorRate ||
    1 - errors < limits.successRate ||
    slow > limits.slowShare ||
    slow > limits.medianSlowShare
  );
}

type Weights = readonly { readonly canary: number; readonly control: number }[];

/** Those of the last odds: most rollouts compare groups of one size. */
let known: { readonly odds: number; readonly weights: Weights } | null = null;

/** What an event in the canary and one in the control add under each lift, at margin × canary requests / control requests. */
function weightsOf(odds: number): Weights {
  if (known?.odds === odds) return known.weights;
  const rho = odds / (1 + odds);
  const weights = LIFTS.map((lift) => {
    const theta = (lift * odds) / (1 + lift * odds);
    return { canary: ln(theta / rho), control: ln((1 - theta) / (1 - rho)) };
  });
  known = { odds, weights };
  return weights;
}
