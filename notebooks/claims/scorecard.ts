/**
 * The board in one sentence and six counts; each count is a switch that shows only its claims. The control of the board:
 * its value is the reader's choice.
 */
import type { ClaimGroup } from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { reachCounts, rowFor } from '../../engine/claims/lenses/ledger.ts';
import type { LensName } from '../../engine/claims/lenses/lens.ts';
import { replaySeedText } from '../../engine/claims/lenses/replay.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { type VerdictKind, verdictKinds } from '../../engine/claims/verdict.ts';
import { element, html } from '../authoring/html.ts';
import { count, plural } from '../format/number.ts';
import { tally, verdictMeanings, verdictWords } from '../format/words.ts';
import { type BoardChoice, type BoardOrder, boardOrders, chosen, everything, groupTitles } from './board.ts';
import { kindBadge } from './lens-badge.ts';

export type Scorecard = HTMLElement & {
  readonly value: BoardChoice;
  /** Shows the counts of a ledger, and says which verdicts have changed since the last. */
  show(rows: readonly LedgerRow[]): void;
  /** The claims whose verdicts the last `show` changed, and how long ago that was, milliseconds. */
  changed(): { readonly ids: ReadonlySet<string>; readonly ago: number };
};

const orderWords: Readonly<Record<BoardOrder, string>> = {
  subject: 'by subject',
  verdict: 'by verdict',
  lenses: 'lenses that differ first',
};

export function scorecard(): Scorecard {
  const root = element`<div class="scorecard">
    <div class="tally" aria-hidden="true">${verdictKinds.map(
      (kind) => html`<span class="tally__part badge digits" data-kind="${kind}"></span>`,
    )}</div>
    <div class="tally__kinds" role="group" aria-label="Claims by verdict: show only these">
      ${verdictKinds.map(
        (kind) => html`<button class="count ui-xs" type="button" aria-pressed="false" data-kind="${kind}">
          <span class="cluster gap-8"><strong class="count__number large digits">–</strong> ${kindBadge(kind)}</span>
          <span class="muted">${verdictMeanings[kind]}</span>
        </button>`,
      )}
    </div>
    <div class="scorecard__row cluster gap-wide ui muted no-print">
      <label>Subject <select class="input" data-choice="group">
        <option value="">all</option>
        ${Object.entries(groupTitles).map(([id, title]) => html`<option value="${id}">${title}</option>`)}
      </select></label>
      <label>Order <select class="input" data-choice="order">
        ${boardOrders.map((order) => html`<option value="${order}">${orderWords[order]}</option>`)}
      </select></label>
      <p class="scorecard__status" role="status"></p>
      <button class="button quiet" type="button" data-do="all" hidden>Show all</button>
    </div>
    <p class="scorecard__changes ui" role="status" data-part="changes"></p>
  </div>`;
  const parts = [...root.querySelectorAll<HTMLElement>('.tally__part')];
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('button[data-kind]')];
  const group = root.querySelector<HTMLSelectElement>('[data-choice="group"]')!;
  const order = root.querySelector<HTMLSelectElement>('[data-choice="order"]')!;
  const status = root.querySelector('.scorecard__status')!;
  const all = root.querySelector<HTMLButtonElement>('[data-do="all"]')!;
  const changes = root.querySelector('[data-part="changes"]')!;
  let choice = everything;
  let rows: readonly LedgerRow[] = [];
  let changed: ReadonlySet<string> = new Set();
  let changedAt = 0;

  const draw = (): void => {
    const counts = tally(rows);
    for (const button of buttons) {
      const kind = button.dataset.kind as VerdictKind;
      button.setAttribute('aria-pressed', String(choice.verdicts.includes(kind)));
      if (rows.length > 0) button.querySelector('.count__number')!.textContent = count(counts[kind]);
    }
    for (const part of parts) {
      const kind = part.dataset.kind as VerdictKind;
      part.style.flexGrow = String(counts[kind]);
      part.hidden = counts[kind] === 0;
      part.textContent = count(counts[kind]);
      part.toggleAttribute('data-off', choice.verdicts.length > 0 && !choice.verdicts.includes(kind));
    }
    group.value = choice.group ?? '';
    order.value = choice.order;
    const shown = chosen(rows, choice).length;
    const isAll = shown === rows.length;
    status.textContent = isAll || rows.length === 0 ? '' : `${count(shown)} of ${count(rows.length)} shown`;
    all.hidden = isAll;
  };
  const choose = (next: Partial<BoardChoice>): void => {
    choice = { ...choice, ...next };
    draw();
    root.dispatchEvent(new Event('input'));
  };

  for (const button of [...buttons, ...parts]) {
    button.addEventListener('click', () => {
      const kind = button.dataset.kind as VerdictKind;
      const without = choice.verdicts.filter((other) => other !== kind);
      choose({ verdicts: without.length < choice.verdicts.length ? without : [...without, kind] });
    });
  }
  for (const select of [group, order]) {
    // it bubbles as `input` too: the runtime must hear of the choice only once it is made
    select.addEventListener('input', (event) => event.stopPropagation());
  }
  group.addEventListener('change', () =>
    choose({ group: group.value === '' ? null : (group.value as ClaimGroup) }),
  );
  order.addEventListener('change', () => choose({ order: order.value as BoardOrder }));
  all.addEventListener('click', () => {
    choose({ verdicts: [], group: null });
    group.focus();
  });

  return Object.defineProperty(
    Object.assign(root, {
      show(next: readonly LedgerRow[]) {
        if (next === rows) return; // the same run at another address
        changed = changedClaims(rows, next);
        changes.textContent = changesText(rows, next);
        changedAt = performance.now();
        rows = next;
        draw();
      },
      changed: () => ({ ids: changed, ago: performance.now() - changedAt }),
    }),
    'value',
    { get: () => choice },
  ) as Scorecard;
}

/** `The study’s data is not public, so we simulated both pipelines. Of the 31 claims, our model tests 8 and reproduces none. All verdicts: …` */
export function resultSentence(rows: readonly LedgerRow[]): string {
  const counts = tally(rows);
  const tested = reachCounts(rows).emergent;
  const reproducedBy = (lens: LensName): number =>
    rows.filter(({ verdict, decidedBy }) => verdict === 'reproduced' && decidedBy === lens).length;
  const [byModel, byFigures] = [reproducedBy('mechanism'), reproducedBy('arithmetic')];
  const sums =
    byFigures === 0
      ? ''
      : ` (${byFigures < counts.reproduced ? count(byFigures) : byFigures === 1 ? 'it' : 'all'} ${byFigures === 1 ? 'is a sum that adds' : 'are sums that add'} up)`;
  const verdicts = verdictKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${count(counts[kind])}\u00a0${verdictWords[kind]}${kind === 'reproduced' ? sums : ''}`);
  return (
    `The study’s data is not public, so we simulated both pipelines. Of the ${plural(rows.length, 'claim')}, our model tests ${count(tested)} and reproduces ` +
    `${byModel === 0 ? 'none' : count(byModel)}. All verdicts: ${verdicts.join(', ')}.`
  );
}

/** What the project reports, in its printed figures. */
export function headline(): string {
  const printed = (id: string): string => publishedClaims.find((claim) => claim.id === id)?.printed ?? id;
  return `GenOps reports ${printed('cycle-time-improvement')} shorter cycle times and a ${printed('success-genops')} success rate.`;
}

/** @param rows null before the first result: its place is reserved */
export function summary(rows: readonly LedgerRow[] | null): HTMLElement {
  return element`<div class="summary" data-state="${rows === null ? 'waiting' : 'done'}">
    <p class="summary__headline">${headline()}</p>
    <p class="summary__result">${rows === null ? 'The claims are being tested …' : resultSentence(rows)}</p>
  </div>`;
}

/** Claims whose verdicts are not what they were; none where nothing was shown before. */
export function changedClaims(before: readonly LedgerRow[], now: readonly LedgerRow[]): ReadonlySet<string> {
  const kinds = new Map(before.map(({ claim, verdict }) => [claim.id, verdict]));
  const changed = now.filter(({ claim, verdict }) => (kinds.get(claim.id) ?? verdict) !== verdict);
  return new Set(changed.map(({ claim }) => claim.id));
}

/** Which verdicts are not what they were: at most three by name; empty before there is anything to compare. */
export function changesText(before: readonly LedgerRow[], now: readonly LedgerRow[]): string {
  const ids = changedClaims(before, now);
  if (ids.size === 0) return before.length === 0 ? '' : 'No verdict changed.';
  const named = now
    .filter(({ claim }) => ids.has(claim.id))
    .slice(0, 3)
    .map(
      ({ claim, verdict }) =>
        `“${claim.sentence.replace(/\.$/, '')}”: now ${verdictWords[verdict]}, was ${verdictWords[rowFor(before, claim.id).verdict]}`,
    );
  const rest = ids.size - named.length;
  return `${plural(ids.size, 'verdict')} changed. ${named.join('; ')}${rest > 0 ? `; and ${count(rest)} more` : ''}.`;
}

/** What the counts do not say. @param seed of the run */
export function summaryNote(rows: readonly LedgerRow[], seed: string): HTMLElement {
  return element`<p class="summary__note muted small">${reachText(rows)} Success, improvement, rollback and failure are not independent tests:
    the three shares of an arm add up to one, and the improvement is a difference of two of them. ${replaySeedText(seed)}</p>`;
}

/** How many claims could be reproduced at all, and why the others could not. */
export function reachText(rows: readonly LedgerRow[]): string {
  const { agrees, contradicted, emergent, constructed, runs, untestable } = reachCounts(rows);
  return (
    `${plural(rows.length, 'claim')}: ${count(emergent)} tested by our model; ${count(constructed)} that our inputs or rules set; ` +
    `${count(agrees)} sums that check out; ${count(contradicted)} in conflict with other printed figures, which no run can change; ` +
    `${count(runs)} about runs of the published code; ${count(untestable)} that ${untestable === 1 ? 'needs' : 'need'} data or parts that we do not have.`
  );
}
