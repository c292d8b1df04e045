/** The banner of a scenario whose settings were searched for: nobody should take its numbers for a finding. */

import type { LogVerdicts } from '../../engine/own-data/judge-log.ts';
import type { Parameter } from '../../engine/simulator/parameters/index.ts';
import type { Scenario } from '../../engine/simulator/scenario.ts';
import {
  defaultSettings,
  type ParameterKey,
  parameters,
  type Settings,
} from '../../engine/simulator/settings.ts';
import { element } from '../authoring/html.ts';
import { dataTable, numbers } from '../charts/figure.ts';
import { provenanceWords, rangeOfText, unitText, valueText } from '../format/parameter.ts';
import { type LazyZone, lazyZone } from '../log-file/lazy-zone.ts';

export function constructedBanner(
  scenario: Scenario,
  settings: Parameters<typeof changesTable>[0],
): HTMLElement {
  return element`<aside class="notice constructed" aria-labelledby="constructed-title">
    <p class="notice-title strong" id="constructed-title">These settings were searched for so that the published figures come out.</p>
    <p>${scenario.varies} One would have to believe all of this:</p>
    ${changesTable(settings)}
  </aside>`;
}

/** The settings that differ from their defaults: from what, to what, and where the default came from. */
function changedKeys(settings: Settings): readonly ParameterKey[] {
  return (Object.keys(parameters) as ParameterKey[]).filter((key) => settings[key] !== defaultSettings[key]);
}

export function changesTable(settings: Settings): HTMLElement {
  return dataTable({
    title: 'Changed settings',
    cards: true,
    columns: [
      'setting',
      ...numbers('default', 'here'),
      'unit',
      'a sceptic’s range',
      'the default comes from',
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

/** Its value is one verdict a claim, or null without data; it fires `input` when that changes. */
export type OwnData = HTMLElement & { readonly value: LogVerdicts | null };

/** @param zone left out except in tests */
export function ownData(zone: LazyZone = lazyZone('')): OwnData {
  const root: HTMLElement = element`<details class="own-data no-print">
    <summary>Compare your own deployment log</summary>
    ${zone}
  </details>`;
  zone.addEventListener('input', () => root.dispatchEvent(new Event('input')));
  return Object.defineProperty(root, 'value', { get: () => zone.value?.verdicts ?? null }) as OwnData;
}
