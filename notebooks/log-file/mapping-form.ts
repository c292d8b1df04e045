/** Which column of the file is which field: as its names suggest, until the reader says otherwise. A change reads again. */

import { logFields } from '../../engine/deployment-log/fields.ts';
import type { Inspection } from '../../engine/deployment-log/inspect.ts';
import type { LogMapping } from '../../engine/deployment-log/mapping.ts';
import { type DurationUnit, durationUnits, unitOf } from '../../engine/deployment-log/times.ts';
import { element, html, selectElement } from '../authoring/html.ts';
import { plural } from '../format/number.ts';

export interface MappingForm {
  readonly root: HTMLElement;
  /** Shows a mapping that came about elsewhere. */
  sync(mapping: LogMapping): void;
}

const NONE = '';
/** The fields that claims rest on; a bad cell in any other leaves its row in. */
const judgedFields: readonly string[] = [
  'id',
  'outcome.status',
  'outcome.duration_minutes',
  'outcome.canary_caught',
  'outcome.rollback_stage',
  'outcome.rollback_triggered',
  'arm',
  'timestamp',
  'finished_at',
  'environment',
];
const LONGEST_NAME = 60;
const unitNames: Readonly<Record<DurationUnit, string>> = {
  nanoseconds: 'nanoseconds',
  microseconds: 'microseconds',
  milliseconds: 'milliseconds',
  seconds: 'seconds',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
  text: 'as each cell says (PT23M, 0:23:30, 23 min), else minutes',
};

/** @param isAsked whether nothing can be judged, or trusted, before columns are chosen */
export function mappingForm(
  { names, own, samples, proposal, exact }: Inspection,
  onChange: (mapping: LogMapping) => void,
  isAsked: boolean,
): MappingForm {
  let mapping = proposal;
  const change = (next: Partial<LogMapping>): void => {
    mapping = { ...mapping, ...next };
    onChange(mapping);
  };
  const used = proposal.columns.filter((column) => column !== null && column < own).length;
  const unit = selectElement`<select class="input" aria-label="Unit of the cycle time"><option value="${NONE}">not known</option>${durationUnits.map(
    (each) => html`<option value="${each}">${unitNames[each]}</option>`,
  )}</select>`;
  unit.value = proposal.durationUnit ?? NONE;
  unit.addEventListener('change', () =>
    change({ durationUnit: unit.value === NONE ? null : (unit.value as DurationUnit) }),
  );

  const updates: (() => void)[] = [];

  const columnOf = (f: number): HTMLElement => {
    const { key, about, type } = logFields[f]!;
    const id = `log-column-${f}`;
    const select = selectElement`<select class="input" id="${id}">
      <option value="${NONE}">none</option>
      ${names.map((name, c) => html`<option value="${c}">${name === '' ? `column ${c + 1}` : name.slice(0, LONGEST_NAME)}</option>`)}
    </select>`;
    const cells = element`<p class="log-column__cells one-line mono muted flush"></p>`;
    const tell = (): void => {
      const column = mapping.columns[f] ?? null;
      const found = column === null ? [] : (samples[column] ?? []);
      cells.textContent =
        column === null ? '' : found.length === 0 ? 'first rows are empty' : found.join(' · ');
    };
    updates.push(() => {
      select.value = String(mapping.columns[f] ?? NONE);
      tell();
    });
    select.value = String(mapping.columns[f] ?? NONE);
    select.addEventListener('change', () => {
      const column = select.value === NONE ? null : Number(select.value);
      const columns = mapping.columns.map((old, k) => (k === f ? column : old));
      if (type.kind === 'duration' && column !== null) {
        const durationUnit = unitOf(names[column] ?? '', samples[column] ?? []);
        unit.value = durationUnit ?? NONE;
        change({ columns, durationUnit });
      } else change({ columns });
      tell();
    });
    tell();
    return element`<div class="log-column stack gap-4" data-field="${key}">
      <label for="${id}"><span class="log-column__key strong breakable">${key}</span> <span class="field-note muted">${about}</span></label>
      ${select}${type.kind === 'duration' ? unit : null}${cells}
    </div>`;
  };

  const fields = logFields.map((_, f) => f);
  const isJudged = (f: number): boolean => judgedFields.includes(logFields[f]!.key);
  const root = element`<div class="log-mapping stack gap-16">
    <details class="unfold log-mapping__columns">
      <summary>Columns: ${exact ? 'named as in the schema' : `${plural(used, 'field')} recognized automatically`} — change</summary>
      <div class="log-mapping__grid grid">${fields.filter(isJudged).map(columnOf)}</div>
      <details class="unfold"><summary>Fields that no claim uses</summary>
        <div class="log-mapping__grid grid">${fields.filter((f) => !isJudged(f)).map(columnOf)}</div>
      </details>
    </details>
  </div>`;
  root.querySelector('details')!.open = isAsked;

  return {
    root,
    sync(now) {
      mapping = now;
      unit.value = now.durationUnit ?? NONE;
      for (const update of updates) update();
    },
  };
}
