/**
 * The board in one sentence and six counts; each count is a switch that shows only its claims. The control of the board:
 * its value is the reader's choice.
 */
import type { ClaimGroup } from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { reachCounts } from '../../engine/claims/lenses/ledger.ts';
import { replaySeedText } from '../../engine/claims/lenses/replay.ts';
import { type VerdictKind, verdictKinds } from '../../engine/claims/verdict.ts';
import { element, html } from '../authoring/html.ts';
import { count, plural } from '../format/number.ts';
import { tally, verdictWords } from '../format/words.ts';
import { type BoardChoice, type BoardOrder, boardOrders, chosen, everything, groupTitles } from './board.ts';
import { kindBadge } from './lens-badge.ts';

export type Scorecard = HTMLElement & {
  readonly value: BoardChoice;
  /** Shows the counts of a ledger, and says to those who hear the page what has changed since the last. */
  show(rows: readonly LedgerRow[]): void;
};

const orderWords: Readonly<Record<BoardOrder, string>> = {
  subject: 'by subject',
  verdict: 'by verdict',
  lenses: 'lenses that differ first',
};

export function scorecard(): Scorecard {
  const root = element`<div class="scorecard">
    <div class="summary__counts" role="group" aria-label="Claims by verdict: show only these">
      ${verdictKinds.map(
        (
          kind,
        ) => html`<button class="count stack gap-4" type="button" aria-pressed="false" data-kind="${kind}">
          <span class="summary__number digits">–</span>
          ${kindBadge(kind)}
        </button>`,
      )}
    </div>
    <div class="scorecard__row cluster ui muted no-print">
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
    <p class="visually-hidden" aria-live="polite" data-part="changes"></p>
  </div>`;
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('button[data-kind]')];
  const group = root.querySelector<HTMLSelectElement>('[data-choice="group"]')!;
  const order = root.querySelector<HTMLSelectElement>('[data-choice="order"]')!;
  const status = root.querySelector('.scorecard__status')!;
  const all = root.querySelector<HTMLButtonElement>('[data-do="all"]')!;
  const changes = root.querySelector('[data-part="changes"]')!;
  let choice = everything;
  let rows: readonly LedgerRow[] = [];

  const draw = (): void => {
    for (const button of buttons) {
      const kind = button.dataset.kind as VerdictKind;
      button.setAttribute('aria-pressed', String(choice.verdicts.includes(kind)));
      if (rows.length > 0) button.firstElementChild!.textContent = count(tally(rows)[kind]);
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

  for (const button of buttons) {
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
        changes.textContent = changedRows(rows, next);
        rows = next;
        draw();
      },
    }),
    'value',
    { get: () => choice },
  ) as Scorecard;
}

/**
 * `Of the 24 published claims, 7 hold by construction, …, when 500 deployments are simulated in each arm.`
 *
 * @param deployments of the run
 */
export function scoreSentence(rows: readonly LedgerRow[], deployments: number): string {
  const said = verdictKinds
    .map((kind) => [kind, tally(rows)[kind]] as const)
    .filter(([kind, n]) => n > 0 || kind === 'reproduced')
    .map(([kind, n]) => `${n === 0 ? 'none' : count(n)} ${phrase(kind, n)}`);
  const list = said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : said.join('');
  return (
    `Of the ${plural(rows.length, 'published claim')}, ${list}, when ` +
    `${plural(deployments, 'deployment')} ${deployments === 1 ? 'is' : 'are'} simulated in each arm.`
  );
}

/** Which verdicts are not what they were; empty when none, or nothing stood there before. */
export function changedRows(before: readonly LedgerRow[], now: readonly LedgerRow[]): string {
  const kinds = new Map(before.map(({ claim, verdict }) => [claim.id, verdict]));
  const changed = now.flatMap(({ claim, verdict }) => {
    const was = kinds.get(claim.id);
    if (was === undefined || was === verdict) return [];
    return [`“${claim.sentence.replace(/\.$/, '')}”: ${verdictWords[verdict]}, was ${verdictWords[was]}`];
  });
  if (changed.length === 0) return '';
  const rest = changed.length - 3;
  return `Verdicts: ${changed.slice(0, 3).join('; ')}${rest > 0 ? `; and ${count(rest)} more` : ''}.`;
}

function phrase(kind: VerdictKind, n: number): string {
  const verb = n <= 1 ? 'is' : 'are';
  switch (kind) {
    case 'by-construction':
      return `${n === 1 ? 'holds' : 'hold'} by construction`;
    case 'undecided':
      return `${verb} undecided`;
    case 'untestable':
      return 'cannot be tested here';
    case 'inconsistent':
      return `${n === 1 ? 'contradicts' : 'contradict'} another printed figure`;
    case 'reproduced':
      return `${verb} reproduced`;
    case 'not-reproduced':
      return `${verb} not reproduced`;
  }
}

/** @param rows null before the first result: its place is reserved */
export function summary(rows: readonly LedgerRow[] | null, deployments: number): HTMLElement {
  return element`<div class="summary" data-state="${rows === null ? 'waiting' : 'done'}">
    <p class="summary__sentence">${rows === null ? 'The claims are being tested …' : scoreSentence(rows, deployments)}</p>
    <p class="summary__reach muted small">${rows === null ? '' : reachText(rows)}</p>
  </div>`;
}

/** What the counts do not say. @param seed of the run */
export function summaryNote(seed: string): HTMLElement {
  return element`<p class="summary__note muted small">Success, improvement, rollback and failure are not independent tests: the three shares
    of an arm add up to one, and the improvement is a difference of two of them. <a href="#over-seeds">Further down</a> you can run the model over
    several seeds. Printed figures that contradict each other decide first; then the model, then recorded runs of the published code. ${replaySeedText(seed)}</p>`;
}

/** How many claims could be reproduced at all, and why the others could not. */
export function reachText(rows: readonly LedgerRow[]): string {
  const { agrees, contradicted, emergent, constructed, runs, untestable } = reachCounts(rows);
  return (
    `${count(agrees)} of ${plural(rows.length, 'claim')} ${agrees === 1 ? 'is' : 'are'} about printed figures that agree when recomputed; ` +
    `${count(contradicted)} contradict other printed figures, and no run can change that. Our model could reproduce ${count(emergent)}. ` +
    `We tuned settings to reach ${count(constructed)}, ${count(runs)} ${runs === 1 ? 'is' : 'are'} about runs of the published code, and ` +
    `${count(untestable)} ${untestable === 1 ? 'needs' : 'need'} data or parts that we do not have.`
  );
}
