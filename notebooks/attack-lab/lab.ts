/** The lab itself: controls above, result below; every choice answers at once. */
import {
  type Attack,
  attacks,
  byHand,
  type Forgery,
  type KeptHead,
  keptHeads,
  type Power,
  powers,
} from '../../engine/attacks/index.ts';
import { type AuditEvent, encodeEvent, eventFromJson, eventToJson } from '../../engine/audit-log/index.ts';
import { ArgumentError } from '../../engine/errors.ts';
import { buttonElement, element, inputElement, textAreaElement } from '../authoring/html.ts';
import { count } from '../format/number.ts';
import { findingsView, outcomeOf, outcomeSaid, pathView } from './outcome.ts';
import type { LabLog } from './slice.ts';
import { keptWords, powerWords } from './words.ts';

/** What the reader has chosen; it stays while other runs come and go. */
interface Chosen {
  attack: string;
  power: Power;
  kept: KeptHead;
}

export type Lab = (log: LabLog, place: { readonly width: number }) => HTMLElement;

/** A lab that remembers what was chosen in it. */
export function createLab(): Lab {
  const chosen: Chosen = { attack: attacks[0]!.id, power: 'edits', kept: 'earlier' };
  return (log, { width }) => {
    const events = log.log.events;
    const forgeries = new Map(attacks.map((attack) => [attack.id, attack.forge(events)]));
    const fits = (id: string): boolean => (forgeries.get(id) ?? null) !== null;
    if (chosen.attack !== BY_HAND && !fits(chosen.attack)) {
      chosen.attack = attacks.find(({ id }) => fits(id))?.id ?? BY_HAND;
    }
    let hand: Forgery | null = null;
    const deed = element`<div class="lab__deed large tight measure"></div>`;
    const spoken = element`<p class="visually-hidden" role="status"></p>`;
    const editor = handEditor(
      events,
      Math.max(
        0,
        events.findIndex(({ type }) => type === 'approved'),
      ),
      (at, event) => {
        hand = byHand(events, at, event);
        void show();
      },
    );
    const findings = element`<div class="lab__findings stack gap-16"></div>`;
    const path = element`<div class="lab__path"></div>`;
    const result = element`<div class="lab__result" aria-busy="true"><div class="stack gap-16">${deed}${editor}${findings}</div>${path}</div>`;
    let asked = 0;
    const show = async (): Promise<void> => {
      const mine = ++asked;
      const attack = attacks.find(({ id }) => id === chosen.attack);
      deed.replaceChildren(
        attack === undefined
          ? element`<p>Change any field of any event. Invalid events are refused with a reason.</p>`
          : element`<p>${attack.deed} <span class="muted">${attack.aim}</span></p>`,
      );
      editor.hidden = chosen.attack !== BY_HAND;
      const forgery = attack === undefined ? hand : (forgeries.get(attack.id) ?? null);
      if (forgery === null) {
        findings.replaceChildren();
        path.replaceChildren();
        result.removeAttribute('aria-busy');
        return;
      }
      const outcome = await outcomeOf(log, forgery, chosen.power, chosen.kept);
      if (mine !== asked) return; // another choice was made meanwhile
      findings.replaceChildren(findingsView(log, outcome));
      path.replaceChildren(pathView(log, outcome, width));
      result.removeAttribute('aria-busy');
      result.dataset.attack = chosen.attack;
      spoken.textContent = outcomeSaid(outcome);
    };
    const choose =
      <Key extends keyof Chosen>(key: Key): ((value: string) => void) =>
      (value) => {
        chosen[key] = value as Chosen[Key];
        void show();
      };
    const root = element`<div class="lab stack gap-16">
      ${choices(
        'Attack',
        'attack',
        attackOptions(({ id }) => fits(id)),
        chosen.attack,
        choose('attack'),
      )}
      <div class="lab__who split">
        ${choices(
          'The attacker',
          'power',
          powers.map((value) => ({ value, name: powerWords[value][0], what: powerWords[value][1] })),
          chosen.power,
          choose('power'),
        )}
        ${choices(
          'The reader has kept',
          'kept',
          keptHeads.map((value) => ({ value, name: keptWords[value][0], what: keptWords[value][1] })),
          chosen.kept,
          choose('kept'),
        )}
      </div>
      ${spoken}${result}
    </div>`;
    void show();
    return root;
  };
}

/** The lab's controls: which attack, by whom, before which reader; and an event by hand. All work with the keyboard alone. */
interface Option {
  readonly value: string;
  readonly name: string;
  readonly what: string;
  readonly disabled?: boolean;
}

/** A set of radio buttons, so that arrow keys move the choice. */
function choices(
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

const BY_HAND = 'hand';
const LONGEST = 20_000;

/** The attacks, and the reader's own. */
function attackOptions(fits: (attack: Attack) => boolean): Option[] {
  const options = attacks.map((attack): Option => {
    const disabled = !fits(attack);
    return {
      value: attack.id,
      name: attack.name,
      what: disabled ? 'no event in this log fits' : '',
      disabled,
    };
  });
  return [...options, { value: BY_HAND, name: 'By hand', what: '' }];
}

/** Edits one event as JSON. `onEvent` gets it once it is an event. */
function handEditor(
  log: readonly AuditEvent[],
  place: number,
  onEvent: (place: number, event: AuditEvent) => void,
): HTMLElement {
  const last = log.length - 1;
  const number = inputElement`<input class="input number" id="lab-place" type="number" min="0" max="${last}" step="1" value="${place}">`;
  const area = textAreaElement`<textarea class="input lab__json mono" id="lab-json" rows="14" spellcheck="false" autocapitalize="off" maxlength="${LONGEST}" aria-describedby="lab-problem"></textarea>`;
  const problem = element`<p class="field-error breakable" id="lab-problem" role="alert"></p>`;
  const put = element`<button class="button primary" type="submit">Put into the log</button>`;
  const reset = buttonElement`<button class="button" type="button">Restore</button>`;
  const root = element`<form class="lab__hand stack">
    <div class="field"><label for="lab-place">Event, 0 to ${count(last)}</label><div class="field-row cluster gap-8">${number}${reset}${put}</div></div>
    <div class="field"><label for="lab-json">JSON</label>${area}${problem}</div>
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

/** The event in a text, or what is wrong with it. */
export function eventIn(text: string): AuditEvent | string {
  try {
    const event = eventFromJson(JSON.parse(text));
    encodeEvent(event); // what cannot be encoded cannot stand in a log
    return event;
  } catch (error) {
    if (error instanceof SyntaxError) return `Expected JSON; this text is not JSON: ${error.message}.`;
    if (error instanceof ArgumentError) return error.message;
    throw error;
  }
}
