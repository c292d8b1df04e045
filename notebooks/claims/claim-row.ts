/** A claim's row on the board: sentence, printed figure, strip, our result, verdict, what each lens says; why, and more, unfolds. */
import { reasonText } from '../../engine/belief/in-range.ts';
import {
  type AuthorsReply,
  type Claim,
  type ClaimGroup,
  isMeasured,
  rangesOf,
  type Source,
} from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { dataReading, type LensName, type LensReading, lensNames } from '../../engine/claims/lenses/lens.ts';
import { effectSize } from '../../engine/claims/published/effect-size.ts';
import { estimatorFor } from '../../engine/claims/quantities.ts';
import type { Judgment } from '../../engine/claims/verdict.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { parameters, type Settings } from '../../engine/simulator/settings.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import type { QueryChanges } from '../authoring/links.ts';
import { claimFlags } from '../charts/printed.ts';
import { strip } from '../charts/strip.ts';
import { interval, inUnit, rangesText } from '../format/estimate.ts';
import { count, NO_NUMBER } from '../format/number.ts';
import { lensWords, sentence } from '../format/words.ts';
import { assumptionsChip, assumptionsFact, believeAt, believePath } from './assumptions.ts';
import { lensChip, ownerOf, verdictBadge, waitingBadge } from './lens-badge.ts';
import type { Scales } from './scales.ts';

export interface RowContext extends DetailsContext {
  readonly scales: Scales;
  /** Ids of the rows that are unfolded: they stay so when a new result comes. */
  readonly unfolded: Set<string>;
  /** Which verdicts the latest run changed, and how long ago, milliseconds: their rows flash once. */
  readonly changed?: { readonly ids: ReadonlySet<string>; readonly ago: number };
  /** When to draw what is folded away, unless someone unfolds it before; at once when left out. */
  readonly later?: (draw: () => void) => void;
}

/** Pixels: text of a strip is never scaled. */
const STRIP_WIDTH = 220;

/** @param row null before the first result: its places are reserved */
export function claimRow(claim: Claim, row: LedgerRow | null, context: RowContext): HTMLElement {
  const id = `claim-${claim.id}`;
  const page = `claims/${claim.id}/`;
  const item = element`<li class="claim" id="${id}" aria-labelledby="${id}-sentence" data-state="${row === null ? 'waiting' : 'done'}">
    <p class="claim__sentence"><a id="${id}-sentence" href="${context.linkTo(page)}" data-to="${page}">${claim.sentence}</a></p>
    <p class="claim__printed cluster on-line">${printed(claim)}</p>
    <div class="claim__strip">${stripOf(claim, row, context.scales)}</div>
    <p class="claim__ours digits">${ours(claim, row)}</p>
    <p class="claim__verdict">${row === null ? waitingBadge() : verdictBadge(row)}</p>
    <dl class="claim__lenses ui-xs">${lensNames.map(
      (lens) => html`<div data-part="${lens}">
        <dt class="visually-hidden">${lensWords[lens]}</dt>
        <dd>${lensChip(claim.id, lens, row === null ? null : readingOf(row, lens))}</dd>
      </div>`,
    )}${assumed(assumptionsChip(claim, context.settings, believeHref(claim, context)))}</dl>
    <details class="claim__more">
      <summary><span class="visually-hidden">Why, and more: ${claim.sentence}</span></summary>
    </details>
  </li>`;
  if (context.changed?.ids.has(claim.id)) {
    item.dataset.changed = '';
    item.style.setProperty('--ago', `${-context.changed.ago}ms`); // drawn again meanwhile, it goes on where it was
  }
  const details = item.querySelector('details')!;
  details.open = context.unfolded.has(claim.id);
  let drawn = false;
  const draw = (): void => {
    if (!drawn) details.append(claimDetails(claim, row, context));
    drawn = true;
  };
  if (details.open || context.later === undefined) draw();
  else
    context.later(() => {
      draw();
      item.dataset.drawn = ''; // from now on it is laid out wherever it is
    });
  details.firstElementChild!.addEventListener('click', draw); // before it opens
  details.addEventListener('toggle', () => {
    draw();
    if (details.open) context.unfolded.add(claim.id);
    else context.unfolded.delete(claim.id);
  });
  return item;
}

/** The place of the fifth mark; nothing where there is none. */
const assumed = (chip: Node | null): Node | null =>
  chip === null
    ? null
    : html`<div data-part="assumptions"><dt class="visually-hidden">Assumptions</dt><dd>${chip}</dd></div>`;

/** A log could never answer a claim about printed figures: that is known before one is given. */
function readingOf({ claim, mechanism, readings }: LedgerRow, lens: LensName): LensReading | null {
  return lens === 'data' && claim.test.kind === 'elsewhere' ? dataReading(mechanism) : readings[lens];
}

/** Always the same flag, so that nobody takes it for ours. */
function printed(claim: Claim): Node {
  const all = [claim.printed, ...claim.alternatives.map((other) => other.printed)];
  return html`<span class="visually-hidden">Printed: </span
    >${all.map((text) => html`<span class="printed ${claim.value === null ? '' : 'one-line'} tight digits strong">${text}</span> `)}`;
}

function stripOf(claim: Claim, row: LedgerRow | null, scales: Scales): Node | null {
  if (rangesOf(claim).length === 0 || claim.unit === 'p') return null;
  if (row !== null && row.estimate === null && claim.value === null) return null; // nothing to mark on it
  return strip({
    unit: claim.unit,
    owner: ownerOf(claim),
    flags: claimFlags(claim),
    ranges: rangesOf(claim),
    estimate: row?.estimate ?? null,
    ...(row?.readings.data?.estimate ? { data: row.readings.data.estimate } : {}),
    domain: scales(claim),
    width: STRIP_WIDTH,
  });
}

function ours(claim: Claim, row: LedgerRow | null): Node {
  if (row === null) {
    return html`<span class="claim__number one-line strong claim__number--waiting" aria-hidden="true"></span>`;
  }
  const { estimate, estimateFrom } = row;
  if (estimate === null)
    return html`<span class="claim__none one-line ui-xs muted">${numberless(row)}</span>`;
  const [number = '', unit = ''] = numberAndUnit(claim, estimate);
  return html`<span class="visually-hidden">${estimateFrom === 'replay' ? 'The replay' : 'Our result'}: </span
    ><span class="claim__number one-line strong" data-owner="${ownerOf(claim)}" data-unit="${claim.unit}">${number}${unit === '%' ? '' : ' '}<span class="claim__unit">${unit}</span></span>
    <span class="claim__interval ui-xs muted">${intervalText(claim, estimate)}</span>`;
}

/** What is said where no number of ours stands: what the lens did that decided. */
export function numberless({ decidedBy }: LedgerRow): string {
  return decidedBy === null ? 'not measured' : withoutNumber[decidedBy];
}

const withoutNumber: Readonly<Record<LensName, string>> = {
  arithmetic: 'recomputed',
  replay: 'replayed',
  mechanism: 'not measured',
  data: 'not measured',
};

/** A share of which only the upper end matters is shown as the count that it is: `0`, `of 500`. */
export function numberAndUnit(claim: Claim, { value, n, method }: Estimate): readonly string[] {
  return isBound(method) && Number.isFinite(value)
    ? [count(Math.round(value * n)), `of ${count(n)}`]
    : inUnit(claim.unit, value).split(/\u00a0|(?=%)/);
}

export const isBound = (method: string): boolean => method === 'exact, one-sided';

function intervalText(claim: Claim, { value, lower, upper, method }: Estimate): string {
  if (!Number.isFinite(value)) return 'nothing to count';
  if (claim.unit === 'p' || lower === upper) return method; // a p-value, or one replayed run: no interval
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return 'no interval at this size';
  if (isBound(method)) return `upper bound ${inUnit(claim.unit, upper)}`;
  const slower = claim.id === effectSize.id && value < 0 ? '; minus: GenOps slower, rollout only' : '';
  return `${interval(claim.unit, lower, upper)}${method.includes('middle 95%') ? ', middle 95% of seeds' : ''}${slower}`;
}

/** The page that argues a group's claims. */
const pages: Readonly<Record<ClaimGroup, { readonly path: string; readonly title: string }>> = {
  study: { path: 'methods/', title: 'Methods' },
  tests: { path: 'numbers-agree/', title: 'Numbers' },
  'cycle-time': { path: 'cycle-time/', title: 'Cycle time' },
  success: { path: 'success-rate/', title: 'Success rate' },
  'rollback-failure': { path: 'success-rate/', title: 'Success rate' },
  safety: { path: 'methods/', title: 'Methods' },
  canary: { path: 'canary-catch/', title: 'Canary catch' },
};

interface DetailsContext {
  readonly linkTo: (page: string, changes?: QueryChanges) => string;
  /** Of the run; before the first result the default ones. */
  readonly settings: Settings;
  /** What more a run says of a claim, by its id. */
  readonly remarks: ReadonlyMap<string, string>;
}

function claimDetails(claim: Claim, row: LedgerRow | null, context: DetailsContext): DocumentFragment {
  const { linkTo, settings, remarks } = context;
  const page = pages[claim.group];
  const assumptions = assumptionsFact(claim, settings, believeHref(claim, context));
  const items: readonly (readonly [string, Hole])[] = [
    ['Why', row === null ? 'Not judged yet.' : reasonText(row, settings)],
    ['Definition', claim.definition],
    ['Printed', printedIn(claim)],
    ...(isMeasured(claim.test) ? [['Estimator', sentence(estimatorFor(claim.test.quantity))] as const] : []),
    ...tested(claim),
    ...measured(claim, row?.mechanism ?? null),
    ...remark(remarks.get(claim.id)),
    ...lensNames.flatMap((lens) => seen(lens, row?.readings[lens] ?? null)),
    ...(assumptions === null ? [] : [['Assumptions', assumptions] as const]),
    ['A pass does not show', claim.doesNotShow],
    [
      'More',
      html`<a href="${linkTo(`claims/${claim.id}/`)}" data-to="claims/${claim.id}/">All about this claim</a> ·
        <a href="${linkTo(page.path)}" data-to="${page.path}">${page.title}</a>`,
    ],
    ['Authors’ reply', claim.reply === null ? 'None is recorded here yet.' : reply(claim.reply)],
  ];
  return html`<dl class="facts pairs">${items.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`;
}

const remark = (text: string | undefined): (readonly [string, Hole])[] =>
  text === undefined ? [] : [['What it means', text]];

/** A lens in one sentence; one that does not apply is not worth one here. */
function seen(lens: LensName, reading: LensReading | null): (readonly [string, Hole])[] {
  return reading === null || reading.outcome === 'does-not-apply' ? [] : [[lensWords[lens], reading.why]];
}

const believeHref = (claim: Claim, { linkTo }: DetailsContext): string =>
  linkTo(believePath, believeAt(claim));

const reply = ({ text, by, date }: AuthorsReply): string => `${text} (${by}, ${date})`;

function printedIn(claim: Claim): Hole {
  const all = [{ printed: claim.printed, source: claim.source }, ...claim.alternatives];
  return all.map(
    (figure, i) =>
      html`${i === 0 ? '' : '; '}<span class="printed one-line tight digits strong">${figure.printed}</span> ${place(figure.source)}`,
  );
}

const place = ({ document, locator }: Source): string => `${document}, ${locator}`;

function tested(claim: Claim): (readonly [string, Hole])[] {
  const { test } = claim;
  switch (test.kind) {
    case 'untestable':
    case 'elsewhere':
      return [['Not tested', sentence(test.because)]];
    case 'emergent':
      return [['Accepted range', sentence(rangesText(claim))]];
    case 'calibrated':
      return [
        [
          'Fixed by',
          sentence(
            `${test.inputs.map((key) => `“${parameters[key].label}”`).join(' and ')}: ${test.because}`,
          ),
        ],
        ['Accepted range', sentence(rangesText(claim))],
      ];
  }
}

function measured({ unit }: Claim, verdict: Judgment | null): (readonly [string, Hole])[] {
  const estimate = verdict?.estimate;
  if (verdict === null || !estimate || !Number.isFinite(estimate.value)) return [];
  const open = interval(unit, estimate.lower, estimate.upper) === NO_NUMBER;
  const ends = open
    ? 'no interval at this size'
    : `95% interval ${interval(unit, estimate.lower, estimate.upper)}`;
  return [
    [
      'Our result',
      `${inUnit(unit, estimate.value)}, ${ends}; ${estimate.method}, n\u00a0=\u00a0${count(estimate.n)}.`,
    ],
    ...(verdict.deploymentsToDecide === null
      ? []
      : [['Would decide', `About ${count(verdict.deploymentsToDecide)} deployments.`] as const]),
  ];
}
