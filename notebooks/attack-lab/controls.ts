/** The lab's controls: which attack, by whom, before which reader; and an event by hand. All work with the keyboard alone. */

import { type Attack } from '../../engine/attacks/index.ts';
import { type AuditEvent, encodeEvent, eventFromJson, eventToJson } from '../../engine/audit-log/index.ts';
import { ArgumentError } from '../../engine/errors.ts';
import { element } from '../authoring/html.ts';
import { count } from '../format/number.ts';

export interface Option {
  readonly value: string;
  readonly name: string;
  readonly what: string;
  readonly disabled?: boolean;
}

/** A set of radio buttons, so that arrow keys move the choice. */
export function choices(
  legend: string,
  name: string,
  options: readonly Option[],
  chosen: string,
  onChange: (value: string) => void,
): HTMLElement {
  const root = element`<fieldset class="field lab__choices lab__choices--${name}"><legend>${legend}</legend>
    <div class="lab__options cluster gap-8">${options.map(
      ({ value, name: title, what }) =>
        element`<label class="lab__option"><input type="radio" name="lab-${name}" value="${value}"><span><span class="lab__option-name">${title}</span>${
          what === '' ? '' : element`<span class="field-note muted">, ${what}</span>`
        }</span></label>`,
    )}</div></fieldset>`;
  for (const input of root.querySelectorAll('input')) {
    input.checked = input.value === chosen;
    input.disabled = options.find(({ value }) => value === input.value)?.disabled === true;
    input.addEventListener('change', () => onChange(input.value));
  }
  return root;
}

export const BY_HAND = 'hand';
const LONGEST = 20_000;

/** The attacks, and the reader's own. */
export function attackOptions(attacks: readonly Attack[], fits: (attack: Attack) => boolean): Option[] {
  const options = attacks.map((attack): Option => {
    const disabled = !fits(attack);
    return {
      value: attack.id,
      name: attack.name,
      what: disabled ? 'nothing in this log to do it to' : '',
      disabled,
    };
  });
  return [...options, { value: BY_HAND, name: 'By hand', what: '' }];
}

/** Edits one event as JSON. `onEvent` gets it once it is an event. */
export function handEditor(
  log: readonly AuditEvent[],
  place: number,
  onEvent: (place: number, event: AuditEvent) => void,
): HTMLElement {
  const last = log.length - 1;
  const number =
    element`<input class="input number" id="lab-place" type="number" min="0" max="${last}" step="1" value="${place}">` as HTMLInputElement;
  const area =
    element`<textarea class="input lab__json mono" id="lab-json" rows="14" spellcheck="false" autocapitalize="off" maxlength="${LONGEST}" aria-describedby="lab-problem"></textarea>` as HTMLTextAreaElement;
  const problem = element`<p class="field-error breakable" id="lab-problem" role="alert"></p>`;
  const put = element`<button class="button primary" type="submit">Put it into the log</button>`;
  const reset = element`<button class="button" type="button">As it was</button>` as HTMLButtonElement;
  const root = element`<form class="lab__hand stack">
    <div class="field"><label for="lab-place">Event, 0 to ${count(last)}</label><div class="field-row cluster gap-8">${number}${reset}${put}</div></div>
    <div class="field"><label for="lab-json">Its JSON</label>${area}${problem}</div>
  </form>`;
  let at = place;
  const load = (): void => {
    area.value = JSON.stringify(eventToJson(log[at]!), null, 2);
    problem.textContent = '';
  };
  number.addEventListener('change', () => {
    const wanted = Number(number.value);
    if (!Number.isInteger(wanted) || wanted < 0 || wanted > last) {
      problem.textContent = `Expected a whole number from 0 to ${count(last)}.`;
      return;
    }
    at = wanted;
    load();
  });
  reset.addEventListener('click', load);
  root.addEventListener('submit', (submitted) => {
    submitted.preventDefault();
    const read = eventIn(area.value);
    if (typeof read === 'string') problem.textContent = read;
    else {
      problem.textContent = '';
      onEvent(at, read);
    }
  });
  load();
  return root;
}

/** The event that a text says, or what is wrong with it. */
export function eventIn(text: string): AuditEvent | string {
  try {
    const event = eventFromJson(JSON.parse(text));
    encodeEvent(event); // what cannot be encoded cannot stand in a log
    return event;
  } catch (error) {
    if (error instanceof SyntaxError) return `This is no JSON: ${error.message}.`;
    if (error instanceof ArgumentError) return error.message;
    throw error;
  }
}
