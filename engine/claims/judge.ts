/**
 * The mechanism lens: what a run of the study says of each published claim.
 *
 * An emergent quantity is judged by where its 95 % interval lies. A quantity that an input was solved for is *by
 * construction* wherever it meets the range, never reproduced; wholly outside the range it is not reproduced, since
 * then not even the inputs that were chosen for it bring it about.
 */
import type { Estimate, StudyMeasures } from '../simulator/measures/measures.ts';
import { baseline942 } from '../simulator/scenarios/baseline-942.ts';
import { constructedScenario } from '../simulator/scenarios/constructed.ts';
import {
  defaultSettings,
  isParameterKey,
  parameters,
  type SettingChanges,
  type Settings,
} from '../simulator/settings.ts';
import { type Claim, type ClaimRange, isMeasured, type QuantityName } from './claim.ts';
import { phrase, phraseRange } from './phrase.ts';
import { placeOf } from './place.ts';
import { publishedClaims } from './published/index.ts';
import { successBaseline } from './published/success-baseline.ts';
import { quantityOf } from './quantities.ts';
import { toDecide } from './to-decide.ts';
import type { Verdict } from './verdict.ts';

/** The method of an estimate over seeds; its n counts seeds. */
export const REPLICATIONS = 'mean over seeds, Student t';

/** The other document's, as its own scenario solves for it. */
const OTHER_BASELINE = successBaseline.alternatives[0]?.value ?? 0;

/** What a judgement needs of a run. */
export interface Judged {
  readonly measures: StudyMeasures;
  readonly settings: Settings;
}

/** What one claim is judged by. */
export interface Evidence {
  /** What the run, or the runs, say of a quantity. */
  readonly estimateOf: (quantity: QuantityName) => Estimate;
  readonly settings: Settings;
  /** Deployments of the run, or the number of runs: an estimate's own n may count issues or service-months. */
  readonly size: number;
  /** Traditional success rate that the evidence belongs to, ratio: says which range holds where documents disagree. Left out, the settings say it, before any run. */
  readonly baseline?: number;
}

/** One verdict a claim, in the order of the registry. */
export function judgeClaims(run: Judged, claims: readonly Claim[] = publishedClaims): Verdict[] {
  const { measures, settings } = run;
  const estimateOf = (name: QuantityName): Estimate => quantityOf(name, measures);
  const evidence = { estimateOf, settings, size: measures.genops.deployments };
  return claims.map((claim) => judgeClaim(claim, evidence));
}

export function judgeClaim(
  claim: Claim,
  { estimateOf, settings, size, baseline = baselineOf(settings) }: Evidence,
): Verdict {
  const { test } = claim;
  if (!isMeasured(test)) {
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
    const why = `Nothing to count in this run: ${test.quantity === 'budgetVarianceReduction' ? 'a study of less than 30 days has no service-month' : 'the rate has no denominator'}.`;
    return { claim, kind: 'undecided', estimate, why, deploymentsToDecide: null };
  }
  const range = rangeFor(claim, test.range, baseline);
  const place = placeOf(estimate, range);
  const against = `${phraseRange(range, claim.unit)} (${range.source})`;
  const verdict = { claim, estimate, deploymentsToDecide: null } as const;

  const bounded = Number.isFinite(estimate.lower) && Number.isFinite(estimate.upper);
  const meets = place !== 'outside' && bounded; // an interval without an end meets everything
  if (test.kind === 'calibrated' && meets && !test.lifted.some((set) => holds(settings, set))) {
    const asSolved = test.inputs.every((key) => settings[key] === parameters[key].value);
    const inputs = test.inputs.map((key) => parameters[key].label).join(' and ');
    const why = `By construction: ${asSolved ? test.because : 'it follows its input'} (input: ${inputs}).`;
    return { ...verdict, kind: 'by-construction', why };
  }
  if (meets && constructedScenario(settings)?.constructed.includes(claim.id) === true) {
    return {
      ...verdict,
      kind: 'by-construction',
      why: 'By construction: these settings were searched for it.',
    };
  }
  const moved = movedText(settings);
  switch (place) {
    case 'inside':
      return { ...verdict, kind: 'reproduced', why: `The interval lies inside ${against}.${moved}` };
    case 'outside': {
      const side = estimate.value < range.lower ? 'below' : 'above';
      return {
        ...verdict,
        kind: 'not-reproduced',
        why: `${estimate.lower === estimate.upper ? 'The value' : 'The whole interval'} lies ${side} ${range.upper === Number.POSITIVE_INFINITY ? `${phrase(range.lower, claim.unit)} (${range.source})` : against}.${moved}`,
      };
    }
    case 'straddles': {
      const deploymentsToDecide = toDecide(estimate, range, size);
      const unit = unitOf(estimate);
      const how =
        deploymentsToDecide !== null
          ? `about ${phrase(deploymentsToDecide, 'count')} ${unit} would decide`
          : bounded
            ? `more ${unit} than a run takes would be needed`
            : `with so few ${unit} it has no end on one side`;
      return {
        ...verdict,
        kind: 'undecided',
        why: `The interval straddles an end of ${against}; ${how}.${moved}`,
        deploymentsToDecide,
      };
    }
  }
}

/** The published traditional success rate for which the odds of a bad change were solved: of the two, the nearer. */
function baselineOf({ badIntercept }: Settings): number {
  const { badIntercept: other } = baseline942.changes;
  const own = parameters.badIntercept.value;
  const isOther = other !== undefined && Math.abs(badIntercept - other) < Math.abs(badIntercept - own);
  return isOther ? OTHER_BASELINE : (successBaseline.value ?? 0);
}

/** Where documents disagree, the range that belongs to the baseline; a baseline between the two takes the nearer. */
function rangeFor(claim: Claim, own: ClaimRange, baseline: number): ClaimRange {
  const others = claim.alternatives.flatMap(({ judged }) => judged ?? []);
  const choices = [{ range: own, baseline: successBaseline.value ?? 0 }, ...others];
  const gap = (choice: { readonly baseline: number }): number => Math.abs(choice.baseline - baseline);
  return choices.reduce((best, next) => (gap(next) < gap(best) ? next : best)).range;
}

function holds(settings: Settings, changes: SettingChanges): boolean {
  return Object.entries(changes).every(([key, value]) => isParameterKey(key) && settings[key] === value);
}

/** Said of every emergent quantity when the reader, or the scenario, has moved an assumption. */
function movedText(settings: Settings): string {
  const keys = Object.keys(defaultSettings).filter(
    (key) => isParameterKey(key) && settings[key] !== defaultSettings[key],
  );
  if (keys.length === 0) return '';
  return keys.length === 1
    ? ' One setting is moved from its default.'
    : ` ${keys.length} settings are moved from their defaults.`;
}

/** What a run is counted in. */
function unitOf({ method }: Estimate): string {
  return method === REPLICATIONS ? 'seeds' : 'deployments';
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
