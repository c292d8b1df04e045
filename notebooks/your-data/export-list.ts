/** How to get a log out of each tool that is known. */
import { logPresets } from '../../engine/deployment-log/index.ts';
import { element, html } from '../authoring/html.ts';
import { exportGuides } from '../log-file/export-guides.ts';

export function exportList(): HTMLElement {
  return element`<div class="export-list grid">${logPresets.map(({ id, name }) => {
    const { docs, howTo } = exportGuides[id];
    return html`<details class="unfold"><summary>${name}</summary>
      <pre class="export-list__command mono breakable">${howTo}</pre>
      ${docs === null ? null : html`<p class="field-note muted"><a href="${docs}" rel="noreferrer">What the fields mean</a></p>`}
    </details>`;
  })}</div>`;
}
