/** How a file was understood: the tool that wrote it, answers that were taken, its first rows; and all of that as a file to keep. */
import { type LogMapping, logPresets, presetNamed } from '../../engine/deployment-log/index.ts';
import { mappingJson } from '../../engine/own-data/index.ts';
import type { LogResult } from '../../workers/log/api.ts';
import { element, html, selectElement } from '../authoring/html.ts';
import { actionButton, download } from '../authoring/offer-file.ts';
import { previewTable } from './preview.ts';

export interface Understood {
  readonly root: HTMLElement;
  show(result: LogResult): void;
}

/** @param settled the questions that have an answer @param onPreset the reader names the tool */
export function understood(settled: HTMLElement, onPreset: (id: string | null) => void): Understood {
  const select = selectElement`<select class="input"><option value="">another tool</option>${logPresets.map(
    ({ id, name }) => html`<option value="${id}">${name}</option>`,
  )}</select>`;
  select.addEventListener('change', () => onPreset(select.value === '' ? null : select.value));
  const summary = element`<summary></summary>`;
  const preview = element`<div></div>`;
  let kept: { readonly mapping: LogMapping; readonly names: readonly string[] } | null = null;
  const save = actionButton('Save these settings', () => {
    if (kept !== null) download('log-mapping.json', mappingJson(kept.mapping, kept), 'application/json');
  });
  const root = element`<details class="unfold log-understood">
    ${summary}
    <div class="stack gap-16">
      <label class="log-word stack gap-4">Which tool wrote the file?${select}</label>
      ${settled}
      ${preview}
      <div class="cluster">${save}<p class="field-note muted flush">Drop the saved file here with your next export, and it is read the same way.</p></div>
    </div>
  </details>`;
  return {
    root,
    show(result) {
      const { inspection, mapping } = result;
      root.hidden = inspection === null || mapping === null;
      if (inspection === null || mapping === null) return;
      kept = { mapping, names: inspection.names };
      select.value = mapping.preset ?? '';
      const tool = presetNamed(mapping.preset)?.name;
      summary.textContent = `How your file was read${tool === undefined ? '' : `: ${tool}`} — check or change`;
      preview.replaceChildren(previewTable(result));
    },
  };
}
