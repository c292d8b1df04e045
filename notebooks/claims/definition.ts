/** What exactly is claimed and tested: definition, estimator, range and who set it, and where documents disagree. */
import { type Claim, isMeasured } from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/index.ts';
import type { Specification } from '../../engine/claims/multiverse/index.ts';
import { estimatorFor } from '../../engine/claims/quantities.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { parameters } from '../../engine/simulator/settings.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import type { StudyView } from '../authoring/define.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import { emptyFigure, type FigureOptions } from '../charts/figure.ts';
import { failureText } from '../charts/variants.ts';
import { interval, inUnit, rangesText, rangeText } from '../format/estimate.ts';
import { count, NO_NUMBER } from '../format/number.ts';
import { sentence } from '../format/words.ts';

type Fact = readonly [term: string, text: Hole];

/** @param row null before the first result */
export function definitionFacts(claim: Claim, row: LedgerRow | null): HTMLElement {
  const facts: readonly Fact[] = [
    ['Definition', claim.definition],
    ...estimatorOf(claim, row),
    ...rangeOf(claim),
    ...fixedBy(claim),
    ...alternativesOf(claim),
  ];
  return element`<dl class="facts pairs facts--first medium">${facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`;
}

function estimatorOf({ test, unit }: Claim, row: LedgerRow | null): readonly Fact[] {
  if (!isMeasured(test)) return [];
  const estimate = row?.mechanism.estimate;
  const estimator = sentence(estimatorFor(test.quantity));
  if (!estimate) return [['Estimator', estimator]];
  return [
    ['Estimator', estimator],
    ['Our result', `${valueText(estimate, unit)}; n\u00a0=\u00a0${count(estimate.n)}.`],
  ];
}

function valueText({ value, lower, upper }: Estimate, unit: Claim['unit']): string {
  if (!Number.isFinite(value)) return 'Nothing to count in this run';
  const ends = interval(unit, lower, upper);
  return lower === upper || ends === NO_NUMBER
    ? inUnit(unit, value)
    : `${inUnit(unit, value)}, 95% interval ${ends}`;
}

function rangeOf(claim: Claim): readonly Fact[] {
  const { replay } = claim;
  if (replay.kind === 'replayed' && replay.range === 'as printed') {
    return [['Accepted', 'Only the printed figure itself, digit for digit.']];
  }
  const text = rangesText(claim);
  return text === '' ? [] : [['Accepted range', sentence(text)]];
}

function fixedBy({ test }: Claim): readonly Fact[] {
  if (test.kind !== 'calibrated') return [];
  const labels = test.inputs.map((key) => `“${parameters[key].label}”`).join(' and ');
  return [['Fixed by', `${labels}: ${test.because}.`]];
}

function alternativesOf({ alternatives, unit }: Claim): readonly Fact[] {
  if (alternatives.length === 0) return [];
  const text = alternatives.map(
    ({ printed, source, judged }) =>
      html`<p><span class="printed one-line tight digits strong">${printed}</span> ${source.document}, ${source.locator}; ${
        judged === null
          ? 'shown, not judged'
          : `accepted range ${rangeText(unit, judged.range.lower, judged.range.upper)}`
      }.</p>`,
  );
  return [['Also printed', text]];
}

export interface ClaimReadings {
  readonly specifications: readonly Specification[];
  readonly deployments: number;
  /** Why there are none; null where there are. */
  readonly problem: string | null;
}

export async function readClaim(
  run: StudyView,
  claim: Claim,
  replay: () => Promise<ReplayClient>,
  signal: AbortSignal,
): Promise<ClaimReadings> {
  const { study, client } = run;
  const { LARGEST_READING, multiverseOf, runReadings } = await import('../charts/specification-figure.ts');
  const deployments = Math.min(LARGEST_READING, study.config.deployments);
  const config = { ...study.config, deployments };
  const outcome = await runReadings({ config, client, replay, claims: [claim] }, { signal });
  return outcome.kind === 'failed'
    ? { specifications: [], deployments, problem: failureText(outcome.failure) }
    : { specifications: multiverseOf(claim, outcome.value), deployments, problem: null };
}

export async function readingsFigure(
  claim: Claim,
  { specifications, deployments, problem }: ClaimReadings,
  seed: string,
  options: FigureOptions,
): Promise<HTMLElement> {
  if (problem !== null) return emptyFigure(`The readings could not be computed: ${problem}.`);
  const { specificationsFigure } = await import('../charts/specification-figure.ts');
  const run = `n\u00a0=\u00a0${count(deployments)}, seed\u00a0${seed}, both published baselines, 95% intervals.`;
  return specificationsFigure(claim, specifications, run, options);
}
