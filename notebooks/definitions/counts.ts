/** Every reading of every claim as one mark: how many support it, at a glance. */
import type { Claim } from '../../engine/claims/claim.ts';
import { type Specification, stanceCounts } from '../../engine/claims/multiverse/index.ts';
import { element, html } from '../authoring/html.ts';
import { stanceLegend } from '../charts/specification-figure.ts';
import { stanceMark } from '../charts/stance-mark.ts';
import { drawing } from '../charts/svg.ts';
import { count, plural } from '../format/number.ts';

export interface ClaimReadings {
  readonly claim: Claim;
  readonly specifications: readonly Specification[];
}

const STEP = 14;
const LINE = 16;
const MARKS_A_LINE = 21;

/** @param all null before the first readings: the rows stand without marks */
export function readingsTally(claims: readonly Claim[], all: readonly ClaimReadings[] | null): HTMLElement {
  return element`<div class="tally stack">
    <p class="tally__sum measure flush">${all === null ? 'The readings are being computed …' : sumText(all)}</p>
    ${stanceLegend()}
    <ul class="tally__claims plain ui" role="list">${claims.map((claim) =>
      rowOf(claim, all?.find((each) => each.claim.id === claim.id)?.specifications ?? null),
    )}</ul>
  </div>`;
}

function sumText(all: readonly ClaimReadings[]): string {
  const sums = stanceCounts(all.flatMap(({ specifications }) => specifications));
  return (
    `Of ${plural(sums.all, 'reading')} of ${plural(all.length, 'claim')}, ${count(sums.supports)} lie inside the accepted range of their claim; ` +
    `inputs fix ${count(sums.byConstruction)} of those. ${count(sums.contradicts)} lie outside, and ${count(sums.undecided)} across an end.`
  );
}

function rowOf(claim: Claim, specifications: readonly Specification[] | null): Node {
  const printed = [claim, ...claim.alternatives.filter(({ judged }) => judged !== null)].map(
    (each) => html`<span class="printed one-line tight digits strong">${each.printed}</span> `,
  );
  return html`<li class="tally__claim ruled">
    <a class="tally__sentence" href="#${claim.id}">${claim.sentence}</a>
    <span class="tally__printed">${printed}</span>
    <span class="tally__marks">${specifications === null ? null : marks(specifications)}</span>
    <span class="tally__count muted digits">${specifications === null ? '' : countText(specifications)}</span>
  </li>`;
}

/** In the order of the curve, line by line: from the least number to the greatest. */
function marks(specifications: readonly Specification[]): SVGSVGElement {
  const lines = Math.ceil(specifications.length / MARKS_A_LINE);
  const drawn = drawing(
    Math.min(specifications.length, MARKS_A_LINE) * STEP + 4,
    lines * LINE,
    ...specifications.map(({ stance, fixed }, k) =>
      stanceMark(stance, fixed, 9 + (k % MARKS_A_LINE) * STEP, (Math.floor(k / MARKS_A_LINE) + 0.5) * LINE),
    ),
  );
  drawn.setAttribute('aria-hidden', 'true'); // the count beside it says it in words
  return drawn;
}

function countText(specifications: readonly Specification[]): string {
  const { all, supports, byConstruction, undecided, contradicts } = stanceCounts(specifications);
  const rest = [
    ...(undecided === 0 ? [] : [`${count(undecided)} across an end`]),
    ...(contradicts === 0 ? [] : [`${count(contradicts)} outside`]),
  ];
  return [
    `${count(supports)} of ${count(all)} inside${byConstruction === 0 ? '' : `, ${count(byConstruction)} fixed by inputs`}`,
    ...rest,
  ].join(', ');
}
