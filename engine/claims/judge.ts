/** The mechanism lens: what a run of the study says of each published claim. The rules stand in README.md. */

import { MOST_DEPLOYMENTS } from '../limits.ts';
import type { Estimate, StudyMeasures } from '../simulator/measures/measures.ts';
import { scenarioOf } from '../simulator/scenarios/of-settings.ts';
import { defaultSettings, isParameterKey, type Settings } from '../simulator/settings.ts';
import { wilsonInterval } from '../statistics/index.ts';
import { type Claim, type ClaimRange, isMeasured, type QuantityName, type SourcedRange } from './claim.ts';
import { constructionOf } from './constructed.ts';
import { publishedClaims } from './published/index.ts';
import { successBaseline } from './published/success-baseline.ts';
import { quantityOf } from './quantities.ts';
import {
  type Judgment,
  type PlaceInRange,
  phrase,
  phraseRange,
  placeOf,
  sentence,
  type VerdictKind,
  verdictPhrase,
} from './verdict.ts';

// How large a run would have to be for an interval to include neither end of a range.

const CONFIDENCE = 0.95;

/**
 * About how many deployments, or seeds, would decide, were the value to stay as it is. A share is asked of Wilson's
 * interval itself: near 0 and 1 it shrinks faster than with the square root of n, which all other intervals are taken to.
 * @param size deployments of the run, or seeds: the estimate's own n may count issues or service-months
 * @returns null when the value stands on an end of the range, an end of the interval is infinite, or no run may be large enough
 */
export function toDecide(estimate: Estimate, range: ClaimRange, size: number): number | null {
  return estimate.method === 'Wilson'
    ? shareToDecide(estimate, range, size)
    : rootToDecide(estimate, range, size);
}

function rootToDecide({ value, lower, upper }: Estimate, range: ClaimRange, size: number): number | null {
  const halfWidth = Math.max(upper - value, value - lower);
  const distance = Math.min(Math.abs(value - range.lower), Math.abs(value - range.upper));
  const ratio = halfWidth / distance;
  const wanted = Math.ceil(size * ratio * ratio);
  return Number.isFinite(wanted) && wanted <= MOST_DEPLOYMENTS ? wanted : null;
}

/** Bisects the number of trials; successes stay the same share of them, rounded. */
function shareToDecide({ value, n }: Estimate, range: ClaimRange, size: number): number | null {
  const decides = (trials: number): boolean =>
    placeOf(wilsonInterval(Math.round(value * trials), trials, CONFIDENCE), range) !== 'straddles';
  let no = n;
  let yes = Math.floor((MOST_DEPLOYMENTS / size) * n);
  if (!(yes > no) || !decides(yes)) return null;
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (decides(middle)) yes = middle;
    else no = middle;
  }
  return Math.ceil((yes / n) * size);
}

/** The method of an estimate over seeds; its n counts seeds. */
export const REPLICATIONS = 'mean over seeds, Student t';

/** What a judgment needs of a run. */
export interface Judged {
  readonly measures: StudyMeasures;
  readonly settings: Settings;
}

/** What one claim is judged by. */
export interface Evidence {
  /** What the run, or the runs, say of a quantity. */
  readonly estimateOf: (quantity: QuantityName) => Estimate;
  /** Of the run; null for a reader's log, whose numbers no input of ours fixes. */
  readonly settings: Settings | null;
  /** Deployments of the run, or the number of runs: an estimate's own n may count issues or service-months. */
  readonly size: number;
  /**
   * Traditional success rate that the evidence belongs to, ratio: says which range holds where documents disagree. Left
   * out, the run's scenario says it, before any run; edited settings belong to none.
   */
  readonly baseline?: number;
}

/** One judgment a claim, in the order of the registry. */
export function judgeClaims(run: Judged, claims: readonly Claim[] = publishedClaims): Judgment[] {
  const { measures, settings } = run;
  const estimateOf = (name: QuantityName): Estimate => quantityOf(name, measures);
  const evidence = { estimateOf, settings, size: measures.genops.deployments };
  return claims.map((claim) => judgeClaim(claim, evidence));
}

export function judgeClaim(claim: Claim, evidence: Evidence): Judgment {
  const { test, unit } = claim;
  const { estimateOf, settings } = evidence;
  if (!isMeasured(test)) {
    const why = sentence(test.because);
    return { claim, kind: 'untestable', estimate: null, why, deploymentsToDecide: null };
  }
  const estimate = estimateOf(test.quantity);
  if (Number.isNaN(estimate.value)) {
    const why = `This run has nothing to count: ${test.quantity === 'budgetVarianceReduction' ? 'a study of less than 30 days has no service-month' : 'the rate has no denominator'}.`;
    return { claim, kind: 'undecided', estimate, why, deploymentsToDecide: null };
  }
  const ofScenario = settings === null ? null : scenarioOf(settings)?.baseline;
  const choices = acceptedRanges(claim, test.range, evidence.baseline ?? ofScenario ?? null);
  const ranges = choices.map(({ range }) => range);
  const meets = ranges.some((range) => placeOf(estimate, range) !== 'outside') && isBounded(estimate);
  const construction = settings === null ? null : constructionOf(claim, settings);
  if (construction !== null && (construction.whateverComes || meets)) {
    const where = ranges.map((range) => whereText(estimate, range, unit)).join(' and ');
    const edited = editedText(settings);
    // a number that was tuned at the default settings may leave its range when others are moved: it is no test for that
    const tuned = construction.whateverComes && edited !== '' && scenarioOf(settings!) === null;
    const opening = tuned
      ? `Not a test: at the default settings, ${construction.because}.${edited} So this is no longer the tuned number.`
      : `Not a test: ${construction.because}.`;
    const why = `${opening} This run gives ${phrase(estimate.value, unit)}, ${where}.`;
    return { claim, kind: 'by-construction', estimate, why, deploymentsToDecide: null };
  }
  const found = ranges.map((range) => againstRange(estimate, range, claim, evidence));
  const [first, second] = found;
  if (second === undefined || second.kind === first!.kind) {
    const both =
      second === undefined
        ? ''
        : ` The range at the other published baseline (${phraseRange(ranges[1]!, unit)}) gives the same verdict.`;
    const why = `${first!.text}${both}${editedText(settings)}`;
    return { claim, kind: first!.kind, estimate, why, deploymentsToDecide: first!.deploymentsToDecide };
  }
  const each = choices.map(
    ({ range, baseline }, k) =>
      `${phraseRange(range, unit)} (at ${phrase(baseline, 'ratio')}) gives ${verdictPhrase(found[k]!.kind)}`,
  );
  const why = `Two documents print different baselines, and edited settings belong to neither. The range ${each.join('; the range ')}.${editedText(settings)}`;
  return { claim, kind: 'undecided', estimate, why, deploymentsToDecide: null };
}

interface BaselineRange {
  readonly range: ClaimRange;
  /** The published traditional success rate that it belongs to. */
  readonly baseline: number;
}

/**
 * Where documents disagree: the range that belongs to the baseline, the nearer of the printed ones; without a baseline
 * every range that a document's figure has.
 */
function acceptedRanges(claim: Claim, own: ClaimRange, baseline: number | null): readonly BaselineRange[] {
  const others = claim.alternatives.flatMap(({ judged }) => judged ?? []);
  const choices = [{ range: own, baseline: successBaseline.value ?? 0 }, ...others];
  if (baseline === null) return choices;
  const gap = (choice: { readonly baseline: number }): number => Math.abs(choice.baseline - baseline);
  return [choices.reduce((best, next) => (gap(next) < gap(best) ? next : best))];
}

interface Found {
  readonly kind: VerdictKind;
  readonly text: string;
  readonly deploymentsToDecide: number | null;
}

/** Where the interval lies, in words; and what the wider published range would give. */
function againstRange(
  estimate: Estimate,
  range: ClaimRange,
  { unit }: Claim,
  { settings, size }: Evidence,
): Found {
  const whose = settings === null ? 'Your log’s' : 'Our';
  const place = placeOf(estimate, range);
  const isPoint = estimate.lower === estimate.upper;
  const ours = isPoint
    ? `${whose} value (${phrase(estimate.value, unit)})`
    : isBounded(estimate)
      ? `${whose} interval (${phraseRange(estimate, unit)})`
      : `${whose} interval`;
  const side = estimate.value < range.lower ? 'below' : 'above';
  const where = {
    inside: 'lies inside',
    outside: `lies ${isPoint ? '' : 'entirely '}${side}`,
    straddles: 'crosses an end of',
  }[place];
  const kind = kindAt[place];
  const wider = range.wider === undefined ? '' : ` ${widerText(estimate, range.wider, kind, unit)}`;
  const said = `${ours} ${where} ${accepted(range, unit)}`;
  if (place !== 'straddles') return { kind, text: `${said}.${wider}`, deploymentsToDecide: null };
  const deploymentsToDecide = toDecide(estimate, range, size);
  const counted = estimate.method === REPLICATIONS ? 'seeds' : 'deployments';
  const how =
    deploymentsToDecide !== null
      ? `about ${phrase(deploymentsToDecide, 'count')} ${counted} would decide`
      : isBounded(estimate)
        ? `a decision needs more ${counted} than ${settings === null ? 'a million' : 'a run can have'}`
        : `with so few ${counted} it is open on one side`;
  return { kind, text: `${said}; ${how}.${wider}`, deploymentsToDecide };
}

const kindAt: Readonly<Record<PlaceInRange, VerdictKind>> = {
  inside: 'reproduced',
  outside: 'not-reproduced',
  straddles: 'undecided',
};

function widerText(
  estimate: Estimate,
  wider: NonNullable<ClaimRange['wider']>,
  own: VerdictKind,
  unit: Claim['unit'],
): string {
  const kind = kindAt[placeOf(estimate, wider)];
  const verdict = kind === own ? 'the same verdict' : `“${verdictPhrase(kind)}”`;
  return `The wider published range (${phraseRange(wider, unit)}) would give this result ${verdict}.`;
}

function accepted(range: ClaimRange, unit: Claim['unit']): string {
  return `the accepted range (${phraseRange(range, unit)}${unit === 'p' ? `: ${range.source}` : ''})`;
}

/** `inside both accepted ranges (52.0–59.0% and 50.0–60.0%)`. */
function whereText(estimate: Estimate, range: ClaimRange, unit: Claim['unit']): string {
  const { wider } = range;
  const side = sideOf(estimate, range);
  if (wider === undefined) return `${side} ${accepted(range, unit)}`;
  const ranges = [range, wider].map((each) => phraseRange(each, unit));
  if (sideOf(estimate, wider) === side) return `${side} both accepted ranges (${ranges.join(' and ')})`;
  return `${side} ${accepted(range, unit)}, ${sideOf(estimate, wider)} the wider published one (${ranges[1]!})`;
}

function sideOf({ value }: Estimate, { lower, upper }: SourcedRange): string {
  return value < lower ? 'below' : value > upper ? 'above' : 'inside';
}

function isBounded({ lower, upper }: Estimate): boolean {
  return Number.isFinite(lower) && Number.isFinite(upper);
}

/** Said of every emergent quantity when the reader, or the scenario, has edited an assumption. */
function editedText(settings: Settings | null): string {
  if (settings === null) return '';
  const { length } = Object.keys(defaultSettings).filter(
    (key) => isParameterKey(key) && settings[key] !== defaultSettings[key],
  );
  if (length === 0) return '';
  return length === 1
    ? ' One setting differs from its default.'
    : ` ${length} settings differ from their defaults.`;
}
