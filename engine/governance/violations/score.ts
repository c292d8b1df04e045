/** What a score rests on: factors, weights, and the level that follows from it. */
import type { SixFactors } from '../audit/details.ts';
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

const names = [
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
  const sum = names.reduce((total, name) => total + weights[name] * factors[name], 0);
  const isShare = (name: keyof SixFactors): boolean => factors[name] >= 0 && factors[name] <= 1;
  if (!isNear(sum, score) || !names.every(isShare)) {
    report('score-without-grounds', scored.place, score.toFixed(3));
  }
  const whole = names.reduce((total, name) => total + weights[name], 0);
  const due = rules.weights ?? weights;
  if (!isNear(whole, 1) || !names.every((name) => weights[name] >= 0 && isNear(weights[name], due[name]))) {
    report('weights-against-rule', scored.place, `sum ${whole.toFixed(3)}`);
  }
  const dueLevel = levels.find(([, from]) => score >= from)?.[0] ?? 'low';
  if (level !== dueLevel) report('level-against-score', scored.place, `${level}, not ${dueLevel}`);
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE;
}
