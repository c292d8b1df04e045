/** A form in which readers check printed numbers of their own. Nothing is kept, nothing leaves the page. */
import { type CheckFinding, roundedNumber } from '../../engine/claims/consistency/index.ts';
import { ArgumentError } from '../../engine/errors.ts';
import { element, html } from '../authoring/html.ts';
import { rangesChart } from '../charts/ranges.ts';
import { flagOf } from './check-row.ts';
import { outcomeBadge, powerText } from './outcome.ts';
import { fieldLabels, fieldsOf, type OwnCheck, ownChecks } from './own-checks.ts';

/** Names of functions at the start of the engine's messages: the reader knows them not. */
const functionName = /^(grim|grimmer|debit|wilson|pValue)\w*: /;

export function ownNumbers(): HTMLElement {
  const choice = element`<select class="input" id="own-check">${ownChecks.map(
    ({ id, title }) => html`<option value="${id}">${title}</option>`,
  )}</select>` as HTMLSelectElement;
  const fields = element`<div class="own__fields"></div>`;
  const problem = element`<p class="field-error" id="own-problem"></p>`;
  const result = element`<div class="own__result" role="status"></div>`;
  const root = element`<form class="own no-print" aria-label="Check numbers of your own" novalidate autocomplete="off">
    <div class="field"><label for="own-check">Check</label>${choice}</div>
    ${fields}
    <div class="own__row"><button class="button primary" type="submit">Check</button>
      <button class="button" type="reset">Back to the example</button></div>
    ${problem}${result}
  </form>`;

  const chosen = (): OwnCheck => ownChecks.find(({ id }) => id === choice.value) ?? ownChecks[0]!;
  const inputs = (): HTMLInputElement[] => [...fields.querySelectorAll('input')];

  const layFields = (): void => {
    fields.replaceChildren(
      ...chosen().example.map(
        ([name, value]) => element`<div class="field"><label for="own-${name}">${fieldLabels[name]}</label>
          <input class="input" id="own-${name}" name="${name}" value="${value}" maxlength="24" spellcheck="false" autocapitalize="off" aria-describedby="own-problem"></div>`,
      ),
    );
  };

  const check = (): void => {
    const own = chosen();
    const values = Object.fromEntries(inputs().map(({ name, value }) => [name, value]));
    let at = '';
    for (const input of inputs()) input.removeAttribute('aria-invalid');
    try {
      const finding = own.find(fieldsOf(values, (name) => (at = name)));
      problem.textContent = '';
      result.replaceChildren(shown(own, finding, values));
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problem.textContent = `${error.message.replace(functionName, '')}.`;
      result.replaceChildren();
      inputs()
        .find(({ name }) => name === at)
        ?.setAttribute('aria-invalid', 'true');
    }
  };

  choice.addEventListener('change', () => {
    layFields();
    check();
  });
  fields.addEventListener('change', check);
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    check();
  });
  root.addEventListener('reset', (event) => {
    event.preventDefault();
    layFields();
    check();
  });
  layFields();
  check();
  return root;
}

function shown(own: OwnCheck, finding: CheckFinding, values: Readonly<Record<string, string>>): Node {
  const { unit, recomputed, printedRanges, outcome, why, power } = finding;
  const flags = own.results.map((name) => flagOf({ printed: roundedNumber(values[name] ?? '').printed }));
  return html`<p>${outcomeBadge(outcome)}</p>
    <p class="own__why">${why}</p>
    <div class="own__chart">${rangesChart({ unit, recomputed, flags, bands: printedRanges })}</div>
    <dl class="own__about"><div><dt>Power</dt><dd>${powerText(power)}</dd></div>
      <div><dt>Known false positives</dt><dd>${own.falsePositives}</dd></div></dl>`;
}
