/** The settings that differ from their defaults: from what, to what, and where the default came from. */

import type { Parameter } from '../../engine/simulator/parameters/index.ts';
import {
  defaultSettings,
  type ParameterKey,
  parameters,
  type Settings,
} from '../../engine/simulator/settings.ts';
import { dataTable } from '../charts/data-table.ts';
import { provenanceWords, rangeOfText, unitText, valueText } from '../format/parameter.ts';

function changedKeys(settings: Settings): readonly ParameterKey[] {
  return (Object.keys(parameters) as ParameterKey[]).filter((key) => settings[key] !== defaultSettings[key]);
}

export function changesTable(settings: Settings): HTMLElement {
  return dataTable({
    title: 'Changed settings',
    cards: true,
    columns: [
      { head: 'setting' },
      { head: 'default', numeric: true },
      { head: 'here', numeric: true },
      { head: 'unit' },
      { head: 'a sceptic’s range' },
      { head: 'the default comes from' },
    ],
    rows: changedKeys(settings).map((key) => {
      const parameter: Parameter = parameters[key];
      return [
        parameter.label,
        valueText(parameter, defaultSettings[key]),
        valueText(parameter, settings[key]),
        unitText(parameter),
        rangeOfText(parameter),
        `${provenanceWords[parameter.provenance.kind]}: ${parameter.provenance.note}`,
      ];
    }),
  });
}
