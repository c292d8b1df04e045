/** What a score rests on: factors, weights, and the level that follows from it. */
import type { SixFactors } from '../audit-log/details.ts';
import type { DeploymentRecord } from './deployment-record.ts';
import type { Report } from './finding.ts';
import type { RulesInForce } from './rules-in-force.ts';

const TOLERANCE = 1e-6; // sums of factors: rounding of the last digits
/** Least score of each level, as published; the levels below are low. */
const levels = [
  ['critical', 0.9],
  ['high', 0.7],
  ['medium', 0.5],
] as const;

export const factorNames = [
  'serviceTier',
  'serviceHealth',
  'historicalFailureRate',
  'blastRadius',
  'changeComplexity',
  'timingRisk',
] as const satisfies readonly (keyof SixFactors)[];

/** From the least score that is called high on, another plan of stages may hold. */
export function isHighRisk(score: number): boolean {
  return score >= levels[1][1];
}

export function checkScore(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  const scored = record.first('risk-assessed');
  if (scored === null) return;
  const { score, level, factors, weights } = scored.event.details;
  const due = rules.weights ?? weights;
  let [sum, whole, areShares, areDue] = [0, 0, true, true];
  for (const name of factorNames) {
    const factor = factors[name];
    const weight = weights[name];
    sum += weight * factor;
    whole += weight;
    if (!(factor >= 0 && factor <= 1)) areShares = false;
    if (!(weight >= 0 && isNear(weight, due[name]))) areDue = false;
  }
  if (!isNear(sum, score) || !areShares) report('score-without-grounds', scored.place, score.toFixed(3));
  if (!isNear(whole, 1) || !areDue) {
    report('weights-against-rule', scored.place, `sum ${whole.toFixed(3)}`);
  }
  const dueLevel = levels.find(([, from]) => score >= from)?.[0] ?? 'low';
  if (level !== dueLevel) report('level-against-score', scored.place, `${level}, not ${dueLevel}`);
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE;
}
