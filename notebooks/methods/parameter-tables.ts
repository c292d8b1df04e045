/** Every parameter of the model, group by group, and a search over them: a table on wide pages, a line that unfolds on phones. */
import type { Parameter } from '../../engine/simulator/parameters/index.ts';
import {
  defaultSettings,
  type ParameterKey,
  parameterGroups,
  type Settings,
} from '../../engine/simulator/settings.ts';
import { element, type Hole, html, inputElement } from '../authoring/html.ts';
import { dataTable, numbers } from '../charts/figure.ts';
import { outOf } from '../format/number.ts';
import { provenanceWords, rangeOfText, unitText, valueText, withUnit } from '../format/parameter.ts';

export type ParameterSearch = HTMLElement & { readonly value: string };

export function parameterSearch(): ParameterSearch {
  const input = inputElement`<input class="input" id="parameter-search" type="search" spellcheck="false" autocomplete="off" placeholder="bake, reviewer, literature …">`;
  const root = element`<div class="field no-print"><label for="parameter-search">Search the parameters</label>${input}</div>`;
  return Object.defineProperty(root, 'value', { get: () => input.value }) as ParameterSearch;
}

/** Narrower than this a row is a line that unfolds, pixels. */
const LINES = 560;

/** @param words a parameter is shown if every word occurs in what is said of it */
export function parameterTables(settings: Settings, words = '', width = Infinity): DocumentFragment {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const all = parameterGroups.flatMap(({ parameters }) => Object.keys(parameters)).length;
  let shown = 0;
  const groups = parameterGroups.map(({ title, parameters }) => {
    const rows = Object.entries(parameters)
      .map(([key, parameter]) => rowOf(key as ParameterKey, parameter, settings))
      .filter(({ text }) => wanted.every((word) => text.includes(word)));
    shown += rows.length;
    if (rows.length === 0) return null;
    return html`<h3>${title}</h3>${width < LINES ? lines(rows) : table(title, rows)}`;
  });
  const found = wanted.length === 0 ? '' : `${outOf(shown, all)} parameters match.`;
  return html`<p class="field-note muted" role="status">${found}</p>${groups}`;
}

interface ParameterRow {
  readonly label: string;
  readonly unit: string;
  /** The value of the run; one that the run changed is bold, with its default. */
  readonly value: Hole;
  readonly range: string;
  readonly from: string;
  readonly note: string;
  /** What a search looks at. */
  readonly text: string;
}

function rowOf(key: ParameterKey, parameter: Parameter, settings: Settings): ParameterRow {
  const { label, provenance } = parameter;
  const [now, usual] = [settings[key], defaultSettings[key]];
  const [unit, range, from] = [unitText(parameter), rangeOfText(parameter), provenanceWords[provenance.kind]];
  const value = valueText(parameter, now);
  return {
    label,
    unit,
    range,
    from,
    note: provenance.note,
    value: now === usual ? value : html`<strong>${value}</strong> (default ${valueText(parameter, usual)})`,
    text: [key, label, value, unit, range, from, provenance.note].join(' ').toLowerCase(),
  };
}

function table(title: string, rows: readonly ParameterRow[]): HTMLElement {
  const place = dataTable({
    title: `${title}: parameters`,
    columns: ['parameter', ...numbers('value'), 'unit', 'range', 'from', 'source or reason'],
    rows: rows.map(({ label, value, unit, range, from, note }) => [label, value, unit, range, from, note]),
  });
  place.classList.add('table-place--parameters');
  return place;
}

function lines(rows: readonly ParameterRow[]): HTMLElement {
  return element`<div class="parameter-lines ui-xs">${rows.map(
    ({ label, value, unit, range, from, note }) =>
      html`<details><summary><span>${label}</span> <span class="digits">${value}${withUnit('', unit)}</span></summary>
      <p class="muted flush">Range ${range}. Source: ${from}; ${note}.</p></details>`,
  )}</div>`;
}
