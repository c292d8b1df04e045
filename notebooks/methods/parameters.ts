/** Every parameter of the model, group by group: value now, default, unit, range, provenance. */
import type { Parameter } from '../../engine/simulator/parameters/index.ts';
import {
  defaultSettings,
  type ParameterKey,
  parameterGroups,
  type Settings,
} from '../../engine/simulator/settings.ts';
import { html } from '../authoring/html.ts';
import { dataTable } from '../charts/data-table.ts';
import { provenanceWords, rangeOfText, unitText, valueText } from '../format/parameter.ts';

export function parameterTables(settings: Settings): DocumentFragment {
  return html`${parameterGroups.map(
    ({ title, parameters }) => html`<h3>${title}</h3>${table(title, parameters, settings)}`,
  )}`;
}

function table(title: string, group: Readonly<Record<string, Parameter>>, settings: Settings): HTMLElement {
  const place = dataTable({
    title: `${title}: parameters`,
    cards: true,
    columns: [
      { head: 'parameter' },
      { head: 'now', numeric: true },
      { head: 'default', numeric: true },
      { head: 'unit' },
      { head: 'range' },
      { head: 'from' },
      { head: 'source or reason' },
    ],
    rows: Object.entries(group).map(([key, parameter]) => {
      const now = settings[key as ParameterKey];
      const usual = defaultSettings[key as ParameterKey];
      return [
        parameter.label,
        now === usual ? valueText(parameter, now) : html`<strong>${valueText(parameter, now)}</strong>`,
        valueText(parameter, usual),
        unitText(parameter),
        rangeOfText(parameter),
        provenanceWords[parameter.provenance.kind],
        parameter.provenance.note,
      ];
    }),
  });
  place.classList.add('table-place--parameters');
  return place;
}
