/** Which column of the file is which field: as its names suggest, until the reader says otherwise. A change reads again. */

import { bareName, fieldIndex, judgedFields, logFields } from '../../engine/deployment-log/fields.ts';
import type { Inspection } from '../../engine/deployment-log/inspect.ts';
import type { LogMapping } from '../../engine/deployment-log/mapping.ts';
import { type DurationUnit, durationUnits, unitOf } from '../../engine/deployment-log/times.ts';
import type { CountedWord, StatusMeaning } from '../../engine/deployment-log/words.ts';
import { element, html } from '../authoring/html.ts';
import { count, plural } from '../format/number.ts';

export interface MappingForm {
  readonly root: HTMLElement;
  /** Asks what words mean that the last reading did not know. */
  ask(words: readonly CountedWord[]): void;
}

/** A log needs one of them. */
const outcomeFields = ['outcome.status', 'outcome.duration_minutes'] as const;
const NONE = '';
const LONGEST_NAME = 60;
const unitNames: Readonly<Record<DurationUnit, string>> = {
  milliseconds: 'milliseconds',
  seconds: 'seconds',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
  text: 'as each cell says (PT23M, 0:23:30, 23 min), else minutes',
};
const meanings: readonly (readonly [StatusMeaning, string])[] = [
  ['SUCCESS', 'success'],
  ['ROLLED_BACK', 'rolled back'],
  ['FAILED', 'failed'],
  ['leave-out', 'skip these rows'],
];

export function mappingForm(
  { names, own, samples, proposal, exact }: Inspection,
  onChange: (mapping: LogMapping) => void,
): MappingForm {
  let mapping = proposal;
  const change = (next: Partial<LogMapping>): void => {
    mapping = { ...mapping, ...next };
    onChange(mapping);
  };
  const used = proposal.columns.filter((column) => column !== null && column < own).length;
  const unit =
    element`<select class="input" aria-label="Unit of the cycle time"><option value="${NONE}">not known</option>${durationUnits.map(
      (each) => html`<option value="${each}">${unitNames[each]}</option>`,
    )}</select>` as HTMLSelectElement;
  unit.value = proposal.durationUnit ?? NONE;
  unit.addEventListener('change', () =>
    change({ durationUnit: unit.value === NONE ? null : (unit.value as DurationUnit) }),
  );

  const columnOf = (f: number): HTMLElement => {
    const { key, about, type } = logFields[f]!;
    const id = `log-column-${f}`;
    const select = element`<select class="input" id="${id}">
      <option value="${NONE}">none</option>
      ${names.map((name, c) => html`<option value="${c}">${name === '' ? `column ${c + 1}` : name.slice(0, LONGEST_NAME)}</option>`)}
    </select>` as HTMLSelectElement;
    const cells = element`<p class="log-column__cells one-line mono muted flush"></p>`;
    const tell = (): void => {
      const column = mapping.columns[f] ?? null;
      const found = column === null ? [] : (samples[column] ?? []);
      cells.textContent =
        column === null ? '' : found.length === 0 ? 'first rows are empty' : found.join(' · ');
    };
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

  const words = element`<div class="log-words card barred cluster gap-wide" hidden></div>`;
  const fields = logFields.map((_, f) => f);
  const isJudged = (f: number): boolean => judgedFields.includes(logFields[f]!.key);
  const root = element`<div class="log-mapping stack gap-16">
    ${words}
    <details class="unfold log-mapping__columns">
      <summary>Columns: ${exact ? 'named as in the schema' : `${plural(used, 'field')} recognized automatically`} — change</summary>
      <div class="log-mapping__grid grid">${fields.filter(isJudged).map(columnOf)}</div>
      <details class="unfold"><summary>Fields that no claim uses</summary>
        <div class="log-mapping__grid grid">${fields.filter((f) => !isJudged(f)).map(columnOf)}</div>
      </details>
    </details>
  </div>`;
  // only where nothing can be judged without an answer
  root.querySelector('details')!.open = outcomeFields.every(
    (key) => proposal.columns[fieldIndex(key)] === null,
  );

  const asked = new Set<string>();
  return {
    root,
    ask(unknown) {
      // a word that was asked for stays, so that its answer can be changed
      for (const { word, count: rows } of unknown) {
        const bare = bareName(word);
        if (asked.has(bare)) continue;
        if (asked.size === 0)
          words.append(
            html`<p class="log-words__title strong flush">Unrecognized outcomes. What do they mean?</p>`,
          );
        asked.add(bare);
        words.append(
          wordQuestion(word, rows, (meaning) =>
            change({ statusWords: answered(mapping.statusWords, bare, meaning) }),
          ),
        );
      }
      words.hidden = asked.size === 0;
    },
  };
}

function wordQuestion(
  word: string,
  rows: number,
  onAnswer: (meaning: StatusMeaning | null) => void,
): HTMLElement {
  const row = element`<label class="log-word stack gap-4 breakable"><span><q>${word}</q> <span class="field-note muted">${count(rows)} ${rows === 1 ? 'row' : 'rows'}</span></span>
    <select class="input"><option value="${NONE}">unrecognized: skip and list these rows</option>${meanings.map(
      ([meaning, name]) => html`<option value="${meaning}">${name}</option>`,
    )}</select></label>`;
  const select = row.querySelector('select')!;
  select.addEventListener('change', () => {
    onAnswer(meanings.find(([meaning]) => meaning === select.value)?.[0] ?? null);
  });
  return row;
}

/** The words with one answer more, or less. */
function answered(
  words: LogMapping['statusWords'],
  bare: string,
  meaning: StatusMeaning | null,
): LogMapping['statusWords'] {
  const others = Object.entries(words).filter(([word]) => word !== bare);
  return Object.fromEntries(meaning === null ? others : [...others, [bare, meaning]]);
}
