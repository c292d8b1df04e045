/** Narrows all curves to some choices; each has its own select, and one button takes all back. */
import {
  type ChoiceName,
  choiceNames,
  choices,
  type Specification,
} from '../../engine/claims/multiverse/index.ts';
import { element, html } from '../authoring/html.ts';

/** The option asked for of a choice; a choice that is left open is missing. */
export type Narrowing = Readonly<Partial<Record<ChoiceName, string>>>;
export type NarrowingControl = HTMLElement & { value: Narrowing };

export function narrowingControl(): NarrowingControl {
  const field = (name: ChoiceName): Node =>
    html`<label class="narrowing__field stack gap-4"><span class="muted">${choices[name].label}</span>
      <select class="input" data-choice="${name}"><option value="">any</option>${Object.entries(
        choices[name].options,
      ).map(([id, label]) => html`<option value="${id}">${label}</option>`)}</select></label>`;
  const root = element`<div class="narrowing stack ui no-print" role="group" aria-label="Only readings with">
    <p class="strong flush">Only readings with</p>
    <div class="narrowing__fields grid">${choiceNames.map(field)}</div>
    <button class="button" type="button" disabled>Reset: all readings</button>
  </div>`;
  const selects = [...root.querySelectorAll('select')];
  const reset = root.querySelector('button')!;
  const value = (): Narrowing =>
    Object.fromEntries(
      selects.flatMap((select) => (select.value === '' ? [] : [[select.dataset.choice, select.value]])),
    ) as Narrowing;
  let last = value();
  const changed = (event?: Event): void => {
    event?.stopPropagation(); // one `input` of the whole, not of its part
    last = value();
    reset.disabled = Object.keys(last).length === 0;
    root.dispatchEvent(new Event('input'));
  };
  for (const select of selects) select.addEventListener('input', changed);
  reset.addEventListener('click', () => {
    for (const select of selects) select.value = '';
    changed();
    selects[0]?.focus();
  });
  return Object.defineProperty(root, 'value', { get: () => last }) as NarrowingControl;
}

/** Those that take the options asked for; a choice that does not apply to a reading leaves it in. */
export function narrowed(
  specifications: readonly Specification[],
  narrowing: Narrowing,
): readonly Specification[] {
  const asked = Object.entries(narrowing) as [ChoiceName, string][];
  return specifications.filter(({ choices: made }) =>
    asked.every(([name, option]) => made[name] === undefined || made[name] === option),
  );
}
