/** What a row unfolds to: definition, sources, range and who set it, estimator and n. Down to the last digit. */
import {
  type AuthorsReply,
  type Claim,
  type ClaimGroup,
  isMeasured,
  type Source,
} from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { type LensName, type LensReading, lensNames } from '../../engine/claims/lenses/lens.ts';
import { estimators } from '../../engine/claims/quantities.ts';
import type { Judgment } from '../../engine/claims/verdict.ts';
import { parameters } from '../../engine/simulator/settings.ts';
import { type Hole, html } from '../authoring/html.ts';
import type { QueryChanges } from '../authoring/links.ts';
import { interval, inUnit, rangesText } from '../format/estimate.ts';
import { lensWords } from '../format/lens.ts';
import { count, NO_NUMBER } from '../format/number.ts';
import { sentence } from '../format/words.ts';

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

export interface DetailsContext {
  readonly linkTo: (page: string, changes?: QueryChanges) => string;
  /** What more a run says of a claim, by its id. */
  readonly remarks: ReadonlyMap<string, string>;
}

export function claimDetails(
  claim: Claim,
  row: LedgerRow | null,
  { linkTo, remarks }: DetailsContext,
): DocumentFragment {
  const page = pages[claim.group];
  const items: readonly (readonly [string, Hole])[] = [
    ['Definition', claim.definition],
    ['Printed', printedIn(claim)],
    ...(isMeasured(claim.test) ? [['Estimator', sentence(estimators[claim.test.quantity])] as const] : []),
    ...tested(claim),
    ...measured(claim, row?.mechanism ?? null),
    ...remark(remarks.get(claim.id)),
    ...lensNames.flatMap((lens) => seen(lens, row?.readings[lens] ?? null)),
    ['A pass does not show', claim.doesNotShow],
    [
      'More',
      html`<a href="${linkTo('claim/', { claim: claim.id })}">All about this claim</a> ·
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

const reply = ({ text, by, date }: AuthorsReply): string => `${text} (${by}, ${date})`;

function printedIn(claim: Claim): Hole {
  const all = [{ printed: claim.printed, source: claim.source }, ...claim.alternatives];
  return all.map(
    ({ printed, source }, i) =>
      html`${i === 0 ? '' : '; '}<span class="printed one-line tight digits strong">${printed}</span> ${place(source)}`,
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
      'This run',
      `${inUnit(unit, estimate.value)}, ${ends}; ${estimate.method}, n\u00a0=\u00a0${count(estimate.n)}.`,
    ],
    ...(verdict.deploymentsToDecide === null
      ? []
      : [['Would decide', `About ${count(verdict.deploymentsToDecide)} deployments.`] as const]),
  ];
}
