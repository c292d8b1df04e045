/**
 * What a score rests on: weights, the level that follows from it, and the six factors against what the log knows of the change,
 * written anew: published formulas, but for the historical failure rate, which is ours. Of the service's health and of its
 * dependants the log knows the bounds only.
 */
import type { EventDetails, SixFactors } from '../audit-log/details.ts';
import { dayOfWeek, hourOfDay } from '../domain/clock.ts';
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

const factorKeys = [
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
  for (const name of factorKeys) {
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

const FRIDAY = 4;
const tierRisk = { critical: 0.9, high: 0.7, medium: 0.4, low: 0.2 } as const;
/** By number of dependants: none, up to five, up to ten, more. */
const reaches = [0, 0.1, 0.2, 0.4] as const;

export function checkFactors(record: DeploymentRecord, { prior }: RulesInForce, report: Report): void {
  const scored = record.first('risk-assessed');
  const started = record.first('started')?.event;
  if (scored === null || started === undefined) return;
  const { factors } = scored.event.details;
  const { details: change, minute } = started;
  const found = record.first('context-gathered')?.event.details;
  const budget = record.facts?.errorBudgetRemaining;
  const past = found === undefined ? null : historyOf(found, prior);
  const fits: { readonly [Factor in keyof SixFactors]: boolean } = {
    serviceTier: isNear(factors.serviceTier, tierRisk[change.tier]),
    serviceHealth: budget === undefined || isHealth(factors.serviceHealth, budget),
    historicalFailureRate: past === null || isNear(factors.historicalFailureRate, past),
    blastRadius: isReach(factors, change),
    changeComplexity: isNear(factors.changeComplexity, complexityOf(change)),
    timingRisk: isNear(factors.timingRisk, timingOf(minute)),
  };
  for (const name of factorKeys) {
    if (fits[name]) continue;
    report('factor-against-record', scored.place, `${name} ${factors[name].toFixed(3)}`);
  }
}

/** Share of failures among the neighbors and the prior. */
function historyOf(
  { failures, neighbours }: EventDetails['context-gathered'],
  prior: RulesInForce['prior'],
): number {
  return (prior.failures + failures) / (prior.failures + prior.successes + neighbours.length);
}

/** Whether what the service's dependants add to the blast radius is one of the published steps. */
function isReach(factors: SixFactors, { migration, config }: EventDetails['started']): boolean {
  const reach = factors.blastRadius - (migration ? 0.3 : 0) - (config ? 0.2 : 0);
  return reaches.some((step) => isNear(step, reach));
}

/** 1 − mean of budget left, success rate and availability, of which the log has the first. */
function isHealth(health: number, budgetRemaining: number): boolean {
  const budget = Math.min(1, Math.max(0, budgetRemaining));
  return health >= (1 - budget) / 3 - TOLERANCE && health <= 1 - budget / 3 + TOLERANCE;
}

function complexityOf({ lines, files, hotfix }: EventDetails['started']): number {
  const size = lines > 1000 ? 0.4 : lines > 500 ? 0.25 : lines > 200 ? 0.1 : 0;
  const spread = files > 50 ? 0.3 : files > 20 ? 0.15 : 0;
  return size + spread + (hotfix ? 0.2 : 0);
}

/** Night from 22 to 7; Friday; weekend. */
function timingOf(minute: number): number {
  const hour = hourOfDay(minute);
  const day = dayOfWeek(minute);
  return (hour >= 22 || hour <= 6 ? 0.4 : 0) + (day === FRIDAY ? 0.3 : day > FRIDAY ? 0.5 : 0);
}
