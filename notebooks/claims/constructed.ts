/** The banner of a scenario whose settings were searched for: nobody should take its numbers for a finding. */
import type { Scenario } from '../../engine/simulator/scenario.ts';
import { element } from '../authoring/html.ts';
import { changesTable } from './changes-table.ts';

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
