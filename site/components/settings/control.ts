/** One setting: its control, unit, range, way back, and where its value comes from. */
import { ArgumentError, expected } from '../../../engine/errors.ts';
import type { NumberParameter, Parameter } from '../../../engine/simulator/parameters/index.ts';
import {
  checkValue,
  type ParameterKey,
  parameters,
  type Settings,
} from '../../../engine/simulator/settings.ts';
import { buttonElement, element, inputElement, selectElement } from '../../../notebooks/authoring/html.ts';
import { inPlace } from '../field-problem.ts';
import { optionText, rangeText, stepOf, suffixOf, typedText, typedValue, valueText } from './units.ts';

export type SettingValue = Settings[ParameterKey];

export interface Control {
  readonly key: ParameterKey;
  readonly element: HTMLElement;
  /** @throws ArgumentError, marked on the control, when what was typed cannot be used */
  read(): SettingValue;
  /** Puts a value in; `base` is what the scenario has, `effect` what the value comes to, if that is another one. */
  show(value: SettingValue, base: SettingValue, effect?: string): void;
  focus(): void;
}

export interface ControlEvents {
  /** A switch or a choice was made, or a value was reset: complete in itself. */
  readonly onChosen: () => void;
  /** Something is being typed. */
  readonly onTyped: () => void;
}

/** @param form id of the form that Enter submits */
export function createControl(
  key: ParameterKey,
  form: string,
  { onChosen, onTyped }: ControlEvents,
): Control {
  const parameter: Parameter = parameters[key];
  const id = `setting-${key}`;
  const input = inputFor(parameter);
  input.id = id;
  input.setAttribute('form', form);
  input.setAttribute('aria-describedby', `${id}-problem ${id}-about`);
  const reset = buttonElement`<button class="reset" type="button" disabled>default</button>`;
  const suffix = parameter.kind === 'number' ? suffixOf(parameter) : '';
  const problem = element`<p class="field-error breakable" id="${id}-problem" hidden></p>`;
  const { kind, note } = parameter.provenance;
  const range = parameter.kind === 'number' ? `${rangeText(parameter)} · ` : '';
  const root = element`<div class="setting" data-key="${key}">
    <label class="setting-label" for="${id}">${parameter.label}</label>
    <div class="setting-control">${input}<span class="setting-unit muted">${suffix}</span></div>
    <div class="setting-reset">${reset}</div>
    <p class="setting-about muted flush" id="${id}-about">${range}<span class="provenance strong" data-kind="${kind}">${kind}</span> ${note}</p>
    ${problem}
  </div>`;

  const unit = root.querySelector('.setting-unit')!;
  let base: SettingValue = parameter.value as SettingValue;
  const mark = (message: string | null): void => {
    input.toggleAttribute('aria-invalid', message !== null);
    if (message !== null) input.setAttribute('aria-invalid', 'true');
    problem.hidden = message === null;
    problem.textContent = message ?? '';
  };
  const read = (): SettingValue => {
    try {
      const value = valueIn(parameter, input);
      if (parameter.kind === 'number') checkNumber(parameter, Number(value), input.value);
      checkValue(key, value);
      mark(null);
      return value;
    } catch (error) {
      mark(error instanceof ArgumentError ? inPlace(error) : String(error));
      throw error;
    }
  };
  const drawReset = (): void => {
    const same = sameAsBase(parameter, input, base);
    const isDefault = base === (parameter.value as SettingValue);
    reset.disabled = same;
    reset.textContent = `${same ? (isDefault ? 'default' : 'scenario') : 'reset to'} ${valueText(parameter, base)}`;
    root.toggleAttribute('data-changed', !same);
  };
  const put = (value: SettingValue): void => {
    if (input instanceof HTMLInputElement && input.type === 'checkbox') input.checked = value === true;
    else input.value = parameter.kind === 'number' ? typedText(parameter, Number(value)) : String(value);
    mark(null);
    drawReset();
  };
  input.addEventListener('input', () => {
    drawReset();
    unit.textContent = suffix;
    if (parameter.kind === 'number') onTyped();
    else onChosen();
  });
  reset.addEventListener('click', () => {
    put(base);
    input.focus();
    onChosen();
  });
  return {
    key,
    element: root,
    read,
    show(value, scenarioValue, effect) {
      base = scenarioValue;
      put(value);
      unit.textContent = effect ?? suffix;
    },
    focus: () => input.focus(),
  };
}

/** In the unit that the reader types: a ratio is a percentage here. */
function checkNumber(parameter: NumberParameter, value: number, typed: string): void {
  const [low, high] = parameter.range;
  const whole = parameter.unit === 'count';
  if (value >= low && value <= high && (!whole || Number.isInteger(value))) return;
  throw expected(
    parameter.label,
    `a ${whole ? 'whole number' : 'number'} from ${rangeText(parameter)}`,
    typed,
  );
}

function inputFor(parameter: Parameter): HTMLInputElement | HTMLSelectElement {
  switch (parameter.kind) {
    case 'number': {
      const [low, high] = parameter.range.map((end) => typedText(parameter, end));
      return inputElement`<input class="input number" type="number" inputmode="decimal" min="${low ?? ''}" max="${high ?? ''}" step="${stepOf(parameter)}">`;
    }
    case 'choice': {
      const select = selectElement`<select class="input"></select>`;
      for (const option of parameter.options) select.add(new Option(optionText(option), option));
      return select;
    }
    case 'switch':
      return inputElement`<input class="switch flush" type="checkbox" role="switch">`;
  }
}

function valueIn(parameter: Parameter, input: HTMLInputElement | HTMLSelectElement): SettingValue {
  switch (parameter.kind) {
    case 'number':
      return typedValue(parameter, input.value);
    case 'choice':
      return input.value as SettingValue;
    case 'switch':
      return (input as HTMLInputElement).checked;
  }
}

function sameAsBase(
  parameter: Parameter,
  input: HTMLInputElement | HTMLSelectElement,
  base: SettingValue,
): boolean {
  return valueIn(parameter, input) === base;
}
