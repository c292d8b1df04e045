/**
 * A form in which readers check printed numbers of their own. A worker computes, so that no number can freeze the page; a
 * newer check replaces an older one. Nothing is kept, nothing leaves the page.
 */
import {
  type CheckFinding,
  type OwnAnswer,
  type OwnCheckId,
  type OwnField,
  roundedNumber,
} from '../../engine/claims/consistency/index.ts';
import { type CheckClient, CheckPool } from '../../workers/check/pool.ts';
import { element, html, selectElement } from '../authoring/html.ts';
import { flagOf, outcomeBadge, powerText, rangesChart } from './check-row.ts';

/** @param client left out except in tests */
export function ownNumbers(client: CheckClient = new CheckPool()): HTMLElement {
  const choice = selectElement`<select class="input" id="own-check">${ownChecks.map(
    ({ id, title }) => html`<option value="${id}">${title}</option>`,
  )}</select>`;
  const fields = element`<div class="own__fields grid"></div>`;
  const problem = element`<p class="field-error breakable" id="own-problem"></p>`;
  const result = element`<div class="own__result" role="status"></div>`;
  const root = element`<form class="own stack gap-16 card ui no-print" aria-label="Check your own numbers" novalidate autocomplete="off">
    <div class="field"><label for="own-check">Check</label>${choice}</div>
    ${fields}
    <div class="cluster gap-8"><button class="button primary" type="submit">Check</button>
      <button class="button" type="reset">Back to the example</button></div>
    ${problem}${result}
  </form>`;

  const chosen = (): OwnCheck => ownChecks.find(({ id }) => id === choice.value) ?? ownChecks[0]!;
  const inputs = (): HTMLInputElement[] => [...fields.querySelectorAll('input')];

  const layFields = (): void => {
    fields.replaceChildren(
      ...chosen().example.map(
        ([name, value]) => element`<div class="field"><label for="own-${name}">${fieldLabels[name]}</label>
          <input class="input" id="own-${name}" name="${name}" value="${value}" maxlength="40" spellcheck="false" autocapitalize="off" aria-describedby="own-problem"></div>`,
      ),
    );
  };

  let running = new AbortController();
  const check = async (): Promise<void> => {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const own = chosen();
    const values = Object.fromEntries(inputs().map(({ name, value }) => [name, value]));
    root.setAttribute('aria-busy', 'true');
    const outcome = await client.check(own.id, values, { signal });
    if (signal.aborted) return;
    root.removeAttribute('aria-busy');
    if (outcome.kind === 'failed') {
      if (outcome.failure.kind !== 'cancelled') refuse(`${outcome.failure.message}.`, null);
      return;
    }
    const answer = outcome.value;
    if (answer.kind === 'mistake') {
      refuse(mistakeText(answer), answer.field);
      return;
    }
    refuse('', null);
    result.replaceChildren(shown(own, answer.finding, values));
  };

  const refuse = (why: string, field: string | null): void => {
    problem.textContent = why;
    result.replaceChildren();
    for (const input of inputs()) {
      if (input.name === field) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
  };

  choice.addEventListener('change', () => {
    layFields();
    void check();
  });
  fields.addEventListener('change', () => void check());
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    void check();
  });
  root.addEventListener('reset', (event) => {
    event.preventDefault();
    layFields();
    void check();
  });
  layFields();
  void check();
  return root;
}

/** A mistake in the words of the form: the field by its label. */
function mistakeText({ field, mistake }: Extract<OwnAnswer, { kind: 'mistake' }>): string {
  const { expected, got, fix } = mistake;
  const where = field === null ? 'These numbers' : fieldLabels[field];
  return `${where}: expected ${expected}, got ${got}${fix === null ? '' : `; ${fix}`}.`;
}

function shown(own: OwnCheck, finding: CheckFinding, values: Readonly<Record<string, string>>): Node {
  const { unit, recomputed, printedRanges, outcome, why, power } = finding;
  const flags = own.results.map((name) => flagOf({ printed: roundedNumber(values[name] ?? '').printed }));
  return html`<p>${outcomeBadge(outcome)}</p>
    <p class="breakable">${why}</p>
    <div class="own__chart" aria-hidden="true">${rangesChart({ unit, recomputed, flags, bands: printedRanges })}</div>
    <dl class="own__about pairs stack gap-4"><div><dt>Power</dt><dd>${powerText(outcome === 'no power' ? 0 : power)}</dd></div>
      <div><dt>Known false positives</dt><dd>${own.falsePositives}</dd></div></dl>`;
}

/** What a reader fills in, by what it is called on the page; one name means one thing in every check. */
const fieldLabels = {
  share: 'Percentage',
  n: 'n',
  mean: 'Mean',
  items: 'Items averaged into each',
  deviation: 'Standard deviation',
  rate1: 'First rate',
  n1: 'n of the first',
  rate2: 'Second rate',
  n2: 'n of the second',
  p: 'p-value',
  k: 'k',
  lower: 'Lower end',
  upper: 'Upper end',
} as const satisfies Readonly<Record<OwnField, string>>;

export interface OwnCheck {
  readonly id: OwnCheckId;
  readonly title: string;
  /** Its fields in their order, each with what stands there at first. */
  readonly example: readonly (readonly [OwnField, string])[];
  /** Fields that hold the printed result; the others are inputs. */
  readonly results: readonly OwnField[];
  /** Where the check says inconsistent and the numbers are right. */
  readonly falsePositives: string;
}

export const ownChecks: readonly OwnCheck[] = [
  {
    id: 'share',
    title: 'A percentage of n (GRIM)',
    example: [
      ['share', '14.4%'],
      ['n', '12'],
    ],
    results: ['share'],
    falsePositives:
      'An n that is not the percentage’s own, weighted shares, digits cut off instead of rounded.',
  },
  {
    id: 'mean',
    title: 'A mean of whole numbers (GRIM)',
    example: [
      ['mean', '5.19'],
      ['n', '28'],
      ['items', '1'],
    ],
    results: ['mean'],
    falsePositives:
      'Values that are not whole, averages of several items when that is not said, missing answers counted in n.',
  },
  {
    id: 'p',
    title: 'A p-value of two rates (chi-square)',
    example: [
      ['rate1', '96.8%'],
      ['n1', '500'],
      ['rate2', '94.2%'],
      ['n2', '500'],
      ['p', 'p < 0.001'],
    ],
    results: ['p'],
    falsePositives:
      'Another test (Fisher’s, Yates’s correction, one-sided), or an n that is not the rates’ own.',
  },
  {
    id: 'interval',
    title: 'A 95% interval of k of n (Wilson)',
    example: [
      ['k', '484'],
      ['n', '500'],
      ['lower', '94.8%'],
      ['upper', '98.3%'],
    ],
    results: ['lower', 'upper'],
    falsePositives: 'Another method (Clopper–Pearson, normal), another confidence.',
  },
  {
    id: 'debit',
    title: 'A standard deviation of zeros and ones (DEBIT)',
    example: [
      ['mean', '0.32'],
      ['deviation', '0.40'],
      ['n', '50'],
    ],
    results: ['deviation'],
    falsePositives: 'Values other than 0 and 1, weighted means, missing values counted in n.',
  },
  {
    id: 'grimmer',
    title: 'A standard deviation of whole numbers (GRIMMER)',
    example: [
      ['mean', '3.44'],
      ['deviation', '2.47'],
      ['n', '18'],
    ],
    results: ['deviation'],
    falsePositives:
      'Values that are not whole, averaged items. A pass does not show that such numbers exist.',
  },
];
