/**
 * The mechanism lens: what a run of the study says of each published claim.
 *
 * An emergent quantity is judged by where its 95 % interval lies. A quantity that an input was solved for is *by
 * construction* wherever it meets the range, never reproduced; wholly outside the range it is not reproduced, since
 * then not even the inputs that were chosen for it bring it about.
 */
import type { Estimate, StudyMeasures } from '../simulator/measures/measures.ts';
import { parameters } from '../simulator/settings.ts';
import type { Claim, ClaimRange, QuantityName } from './claim.ts';
import { phrase, phraseRange } from './phrase.ts';
import { publishedClaims } from './published/index.ts';
import { quantityOf } from './quantities.ts';
import type { Verdict } from './verdict.ts';

type Place = 'inside' | 'outside' | 'straddles';

/** The method of an estimate over seeds; its n counts seeds. */
export const REPLICATIONS = 'mean over seeds, Student t';

/** Beyond this no number of deployments is worth naming. */
const MOST_TO_DECIDE = 1e9;

/** What a judgement needs of a run. */
export interface Judged {
  readonly measures: StudyMeasures;
  /** Claims that the run's scenario was searched for. */
  readonly constructed: readonly string[];
}

/** One verdict a claim, in the order of the registry. */
export function judgeClaims(run: Judged, claims: readonly Claim[] = publishedClaims): Verdict[] {
  const { measures, constructed } = run;
  const estimateOf = (name: QuantityName): Estimate => quantityOf(name, measures);
  return claims.map((claim) => judgeClaim(claim, estimateOf, constructed, measures.genops.deployments));
}

/**
 * @param estimateOf what the run, or the runs, say of a quantity
 * @param size of the run in deployments, or the number of runs: an estimate's own n may count issues or service-months
 */
export function judgeClaim(
  claim: Claim,
  estimateOf: (quantity: QuantityName) => Estimate,
  constructed: readonly string[],
  size: number,
): Verdict {
  const { test } = claim;
  if (test.kind === 'untestable') {
    return {
      claim,
      kind: 'untestable',
      estimate: null,
      why: sentence(test.because),
      deploymentsToDecide: null,
    };
  }
  const estimate = estimateOf(test.quantity);
  if (Number.isNaN(estimate.value)) {
    const why = 'Nothing to count in this run: the rate has no denominator.';
    return { claim, kind: 'undecided', estimate, why, deploymentsToDecide: null };
  }
  const { range, place } = nearestRange(claim, test.range, estimate);
  const against = `${phraseRange(range, claim.unit)} (${range.source})`;
  const verdict = { claim, estimate, deploymentsToDecide: null } as const;

  if (test.kind === 'calibrated' && place !== 'outside') {
    const inputs = test.inputs.map((key) => parameters[key].label).join(' and ');
    return {
      ...verdict,
      kind: 'by-construction',
      why: `By construction: ${test.because} (input: ${inputs}).`,
    };
  }
  if (constructed.includes(claim.id) && place !== 'outside') {
    return {
      ...verdict,
      kind: 'by-construction',
      why: 'By construction: this scenario was searched for it.',
    };
  }
  switch (place) {
    case 'inside':
      return { ...verdict, kind: 'reproduced', why: `The interval lies inside ${against}.` };
    case 'outside': {
      const side = estimate.value < range.lower ? 'below' : 'above';
      return { ...verdict, kind: 'not-reproduced', why: `The whole interval lies ${side} ${against}.` };
    }
    case 'straddles': {
      const deploymentsToDecide = toDecide(estimate, range, size);
      const unit = unitOf(estimate);
      const bounded = Number.isFinite(estimate.lower) && Number.isFinite(estimate.upper);
      const how =
        deploymentsToDecide !== null
          ? `about ${phrase(deploymentsToDecide, 'count')} ${unit} would decide`
          : bounded
            ? `more ${unit} would not soon decide`
            : `with so few ${unit} it has no end on one side`;
      return {
        ...verdict,
        kind: 'undecided',
        why: `The interval straddles an end of ${against}; ${how}.`,
        deploymentsToDecide,
      };
    }
  }
}

/** Where documents disagree, the range that the interval fits best: inside one, else across one, else the nearest. */
function nearestRange(
  claim: Claim,
  own: ClaimRange,
  estimate: Estimate,
): { readonly range: ClaimRange; readonly place: Place } {
  const ranges = [own, ...claim.alternatives.map((alternative) => alternative.range)];
  const placed = ranges.map((range) => ({ range, place: placeOf(estimate, range) }));
  const gap = (r: ClaimRange): number => Math.max(r.lower - estimate.value, estimate.value - r.upper);
  return (
    placed.find(({ place }) => place === 'inside') ??
    placed.find(({ place }) => place === 'straddles') ??
    placed.reduce((best, next) => (gap(next.range) < gap(best.range) ? next : best))
  );
}

function placeOf({ lower, upper }: Estimate, range: ClaimRange): Place {
  if (lower >= range.lower && upper <= range.upper) return 'inside';
  return upper < range.lower || lower > range.upper ? 'outside' : 'straddles';
}

/**
 * How many deployments, or seeds, would bring the interval clear of the range's nearest end, its width shrinking with
 * the square root of their number.
 *
 * @param size as in `judgeClaim`
 * @returns null when the value stands on that end, an end of the interval is infinite, or the number would exceed a
 * billion
 */
function toDecide({ value, lower, upper }: Estimate, range: ClaimRange, size: number): number | null {
  const halfWidth = Math.max(upper - value, value - lower);
  const distance = Math.min(Math.abs(value - range.lower), Math.abs(value - range.upper));
  const ratio = halfWidth / distance;
  const wanted = Math.ceil(size * ratio * ratio);
  return Number.isFinite(wanted) && wanted <= MOST_TO_DECIDE ? wanted : null;
}

/** What a run is counted in. */
function unitOf({ method }: Estimate): string {
  return method === REPLICATIONS ? 'seeds' : 'deployments';
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
