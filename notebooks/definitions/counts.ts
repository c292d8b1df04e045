/** Every reading of every claim as one mark: how many support it, at a glance. */
import type { Claim } from '../../engine/claims/claim.ts';
import {
  type ChoiceName,
  choiceNames,
  choices,
  ruleOf,
  type Specification,
  specificationsIn,
  stanceCounts,
} from '../../engine/claims/multiverse/index.ts';
import { buttonElement, element, html } from '../authoring/html.ts';
import { type SweepSayings, type SweepTicket, sweepRow } from '../authoring/sweep-control.ts';
import { stanceLegend } from '../charts/specification-figure.ts';
import { stanceMark } from '../charts/specifications.ts';
import { drawing } from '../charts/svg.ts';
import { count, percent, plural } from '../format/number.ts';

export interface ClaimReadings {
  readonly claim: Claim;
  readonly specifications: readonly Specification[];
}

const STEP = 16;
const LINE = 18;
const MARKS_A_LINE = 18;

/** @param all null before the first readings: the rows stand without marks */
export function readingsTally(claims: readonly Claim[], all: readonly ClaimReadings[] | null): HTMLElement {
  return element`<div class="readings stack">
    <p class="readings__sum measure flush">${all === null ? 'Computing the readings …' : sumText(all)}</p>
    ${stanceLegend()}
    <ul class="readings__claims plain ui" role="list">${claims.map((claim) =>
      rowOf(claim, all?.find((each) => each.claim.id === claim.id)?.specifications ?? null),
    )}</ul>
  </div>`;
}

function sumText(all: readonly ClaimReadings[]): string {
  const sums = stanceCounts(all.flatMap(({ specifications }) => specifications));
  const fixed = sums.byConstruction === 0 ? '' : ` (inputs fix ${count(sums.byConstruction)} of them)`;
  return `Of ${plural(sums.all, 'reading')} of ${plural(all.length, 'claim')}, ${count(sums.supports)} are inside the accepted range${fixed}, ${count(sums.undecided)} partly inside, and ${count(sums.contradicts)} outside.`;
}

function rowOf(claim: Claim, specifications: readonly Specification[] | null): Node {
  const printed = [claim, ...claim.alternatives.filter(({ judged }) => judged !== null)].map(
    (each) => html`<span class="printed one-line tight digits strong">${each.printed}</span> `,
  );
  return html`<li class="readings__claim ruled">
    <a class="readings__sentence" href="#${claim.id}">${claim.sentence}</a>
    <span class="readings__printed">${printed}</span>
    <span class="readings__marks">${specifications === null ? null : marks(specifications)}</span>
    <span class="readings__count muted digits">${specifications === null ? '' : countText(specifications)}</span>
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
  drawn.setAttribute('aria-hidden', 'true'); // the count next to it says it in words
  return drawn;
}

function countText(specifications: readonly Specification[]): string {
  const { all, supports, byConstruction, undecided, contradicts } = stanceCounts(specifications);
  const rest = [
    ...(undecided === 0 ? [] : [`${count(undecided)} partly`]),
    ...(contradicts === 0 ? [] : [`${count(contradicts)} outside`]),
  ];
  return [
    `${count(supports)} of ${count(all)} inside${byConstruction === 0 ? '' : ` (${count(byConstruction)} fixed by inputs)`}`,
    ...rest,
  ].join(', ');
}

/** Says how far the readings have come, cancels them, and computes them at full size. Its value counts the presses. */
export interface Computing extends HTMLElement {
  /** How often a reader asked for the full size. */
  readonly value: number;
  /** Starts over: aborted when the reader cancels, or when it is started again. */
  begin(deployments: number, full: number): SweepTicket;
}

function sayings(deployments: number, full: number): SweepSayings {
  return {
    starting: 'Computing the readings …',
    running: () => 'Computing the readings …',
    done: () =>
      deployments < full
        ? `Computed at ${count(deployments)} deployments, not ${count(full)}.`
        : `Computed at ${plural(deployments, 'deployment')}.`,
    cancelled: (done, total) =>
      `Cancelled at ${percent(total === 0 ? 0 : done / total, 0)}. The results below are from the previous run.`,
  };
}

export function computingControl(): Computing {
  const full = buttonElement`<button class="button" type="button">Compute at full size</button>`;
  const { root, begin } = sweepRow(full, 'Waiting for the run …', 'the readings');
  let presses = 0;
  full.addEventListener('click', () => {
    presses += 1;
    root.dispatchEvent(new Event('input'));
  });
  return Object.assign(
    Object.defineProperty(root, 'value', { get: () => presses }) as HTMLElement & { readonly value: number },
    {
      begin: (deployments: number, all: number) => {
        full.disabled = deployments === all;
        full.textContent = `Compute at ${plural(all, 'deployment')}`;
        return begin(sayings(deployments, all));
      },
    },
  );
}

/** What a claim leaves open, and which combinations there are not: words before any number. */
export function leftOpen({ id, definition }: Claim): HTMLElement {
  const rule = ruleOf(id);
  if (rule === undefined) return element`<p>This claim leaves nothing open.</p>`;
  const [ours, code] = [specificationsIn(rule, 'mechanism').length, specificationsIn(rule, 'replay').length];
  const places =
    rule.replay === null
      ? `${plural(ours, 'reading')} in our model; the published code does not compute this`
      : `${plural(ours, 'reading')} in our model and ${count(code)} in the published code`;
  const without = rule.without.map(({ because }) => ` One combination is missing: ${because}.`).join('');
  return element`<div class="stack gap-8"><p>${definition}</p>
    <p class="small">Open choices: ${listed(rule.mechanism ?? [])}. That makes ${places}.${without}</p></div>`;
}

function listed(names: readonly ChoiceName[]): string {
  const texts = names.map(
    (name) => `${choices[name].label} (${Object.values(choices[name].options).join(', ')})`,
  );
  return texts.join('; ');
}

/** The option asked for of a choice; a choice that is left open is missing. */
export type Narrowing = Readonly<Partial<Record<ChoiceName, string>>>;
export type NarrowingControl = HTMLElement & { value: Narrowing };

export function narrowingControl(): NarrowingControl {
  const field = (name: ChoiceName): Node =>
    html`<label class="narrowing__field stack gap-4"><span class="muted">${choices[name].label}</span>
      <select class="input" data-choice="${name}"><option value="">any</option>${Object.entries(
        choices[name].options,
      ).map(([id, label]) => html`<option value="${id}">${label}</option>`)}</select></label>`;
  const root = element`<div class="narrowing stack ui no-print" role="group" aria-label="Show only readings with">
    <p class="strong flush">Show only readings with</p>
    <div class="narrowing__fields grid">${choiceNames.map(field)}</div>
    <button class="button" type="button" disabled>Show all readings</button>
  </div>`;
  const selects = [...root.querySelectorAll('select')];
  const reset = root.querySelector('button')!;
  const value = (): Narrowing =>
    Object.fromEntries(
      selects.flatMap((select) => (select.value === '' ? [] : [[select.dataset.choice, select.value]])),
    ) as Narrowing;
  let last = value();
  const changed = (event?: Event): void => {
    event?.stopPropagation(); // one `input` of the whole, not of its part
    last = value();
    reset.disabled = Object.keys(last).length === 0;
    root.dispatchEvent(new Event('input'));
  };
  for (const select of selects) select.addEventListener('input', changed);
  reset.addEventListener('click', () => {
    for (const select of selects) select.value = '';
    changed();
    selects[0]?.focus();
  });
  return Object.defineProperty(root, 'value', { get: () => last }) as NarrowingControl;
}

/** Those that take the options asked for; a choice that does not apply to a reading leaves it in. */
export function narrowed(
  specifications: readonly Specification[],
  narrowing: Narrowing,
): readonly Specification[] {
  const asked = Object.entries(narrowing) as [ChoiceName, string][];
  return specifications.filter(({ choices: made }) =>
    asked.every(([name, option]) => made[name] === undefined || made[name] === option),
  );
}
