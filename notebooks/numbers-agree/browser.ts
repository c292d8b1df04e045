/** All checks: how they ended at a glance; and each of them, filtered and sorted as the reader asks. */
import {
  type CheckGroup,
  type ConsistencyCheck,
  claimsWithoutCheck,
} from '../../engine/claims/consistency/index.ts';
import { element, html } from '../authoring/html.ts';
import { count, plural } from '../format/number.ts';
import { sentence } from '../format/words.ts';
import { type CheckResult, checkRow, resultOf, resultWords } from './check-row.ts';

/** The results in the order in which they are shown. */
const results = [
  'consistent',
  'inconsistent',
  'differ',
  'no power',
] as const satisfies readonly CheckResult[];
const orders = { subject: 'by subject', result: 'contradictions first', test: 'by kind of test' } as const;
const resultOrder: readonly CheckResult[] = ['inconsistent', 'differ', 'consistent', 'no power'];

export function checksOverview(groups: readonly CheckGroup[]): HTMLElement {
  return element`<div class="stack gap-16">
    <p class="check-overview__sum large measure">${sumText(groups.flatMap(({ checks }) => checks))}</p>
    <ul class="check-overview plain ui" role="list">${groups.map(overviewRow)}</ul>
  </div>`;
}

export function checksBrowser(groups: readonly CheckGroup[]): HTMLElement {
  const checks = groups.flatMap((group) => group.checks);
  const rows = new Map(checks.map((check) => [check.id, checkRow(check, isQuiet(check))]));
  const filter = (result: CheckResult | 'all'): Node => {
    const own = result === 'all' ? checks : checks.filter((check) => resultOf(check) === result);
    return html`<button class="button" type="button" data-show="${result}" aria-pressed="${String(result === 'all')}">${
      result === 'all' ? 'All' : html`${cell(result)} ${sentence(resultWords[result]).slice(0, -1)}`
    } <span class="digits">${own.length}</span></button>`;
  };
  const list = element`<div></div>`;
  const status = element`<p class="muted" role="status"></p>`;
  const root = element`<div class="checks stack gap-16">
    <div class="checks__choice cluster ui no-print">
      <div class="cluster gap-4" role="group" aria-label="Show only">${['all' as const, ...results].map(filter)}</div>
      <label>Sort <select class="input">${Object.entries(orders).map(([id, words]) => html`<option value="${id}">${words}</option>`)}</select></label>
      ${status}
    </div>
    ${list}
  </div>`;
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('[data-show]')];
  const order = root.querySelector('select')!;
  let show = 'all';

  const draw = (): void => {
    const isShown = (check: ConsistencyCheck): boolean => show === 'all' || resultOf(check) === show;
    const shown = checks.filter(isShown);
    const listOf = (own: readonly ConsistencyCheck[]): Node =>
      html`<ul class="checks__list plain" role="list">${own.map(({ id }) => rows.get(id)!)}</ul>`;
    list.replaceChildren(
      ...(order.value === 'subject'
        ? groups.flatMap(({ heading, checks: own }) => {
            const some = own.filter(isShown);
            return some.length === 0
              ? []
              : [html`<h3 class="checks__heading">${heading}</h3>${listOf(some)}`];
          })
        : [listOf(shown.toSorted(order.value === 'result' ? byResult : byTest))]),
    );
    status.textContent =
      shown.length === checks.length ? '' : `${count(shown.length)} of ${count(checks.length)} shown`;
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.show === show));
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      show = button.dataset.show ?? 'all';
      draw();
    });
  }
  order.addEventListener('change', draw);
  draw();
  return root;
}

/** Agreement needs no reader's attention: its evidence is folded. */
const isQuiet = (check: ConsistencyCheck): boolean =>
  resultOf(check) === 'consistent' || resultOf(check) === 'no power';

const byResult = (a: ConsistencyCheck, b: ConsistencyCheck): number =>
  resultOrder.indexOf(resultOf(a)) - resultOrder.indexOf(resultOf(b));
const bySeen = (a: ConsistencyCheck, b: ConsistencyCheck): number =>
  results.indexOf(resultOf(a)) - results.indexOf(resultOf(b));
const byTest = (a: ConsistencyCheck, b: ConsistencyCheck): number =>
  a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0;

/** One square a check, with its result as the fill: no shape or color of a verdict. */
function cell(result: CheckResult): HTMLElement {
  return element`<span class="check-cell" data-result="${result}" aria-hidden="true"></span>`;
}

function overviewRow({ heading, checks }: CheckGroup): Node {
  const cells = checks
    .toSorted(bySeen)
    .map(
      (check) =>
        html`<a href="#check-${check.id}" tabindex="-1" title="${check.question} ${resultWords[resultOf(check)]}">${cell(resultOf(check))}</a>`,
    );
  return html`<li class="check-overview__row"><span>${heading}</span><span class="check-overview__cells" aria-hidden="true">${cells}</span><span class="muted digits">${countsText(checks)}</span></li>`;
}

const numberOf = (checks: readonly ConsistencyCheck[], result: CheckResult): number =>
  checks.filter((check) => resultOf(check) === result).length;

const verbs: Readonly<Record<CheckResult, readonly [one: string, many: string]>> = {
  consistent: ['agrees', 'agree'],
  inconsistent: ['contradicts', 'contradict'],
  differ: ['differs', 'differ'],
  'no power': ['cannot tell', 'cannot tell'],
};

/** `3 agree, 1 contradicts`. */
function countsText(checks: readonly ConsistencyCheck[]): string {
  return results
    .map((result) => [numberOf(checks, result), verbs[result]] as const)
    .filter(([n]) => n > 0)
    .map(([n, [one, many]]) => `${count(n)} ${n === 1 ? one : many}`)
    .join(', ');
}

function sumText(checks: readonly ConsistencyCheck[]): string {
  const of = (result: CheckResult): string => count(numberOf(checks, result));
  return `Of ${plural(checks.length, 'check')}, ${of('consistent')} find agreement and ${of('inconsistent')} a contradiction. In ${of('differ')} more, documents print different figures; the other ${of('no power')} cannot tell.`;
}

/** Claims that none of the checks speaks of; null where there are none. */
export function uncheckedClaims(checks: readonly ConsistencyCheck[]): HTMLElement {
  const rest = claimsWithoutCheck(checks).map(
    (claim) =>
      html`<li>${claim.sentence} <span class="printed tight digits strong">${claim.printed}</span></li>`,
  );
  return element`<details class="unfold"><summary>${plural(rest.length, 'claim')} without a check: no other printed figure determines ${rest.length === 1 ? 'it' : 'them'}</summary>
    <ul class="small">${rest}</ul></details>`;
}
