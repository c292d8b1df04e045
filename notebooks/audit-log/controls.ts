/** The controls of this page: which event, and which earlier size of the log. Each fires `input`. */
import type { LogFacts } from '../../workers/audit/api.ts';
import { buttonElement, element, inputElement } from '../authoring/html.ts';
import { count } from '../format/number.ts';

export type EventControl = HTMLElement & {
  readonly value: number;
  /** Says which events there are; the choice stays where it can. */
  readonly offer: (facts: Pick<LogFacts, 'size' | 'starts'>, deployment: number | null) => void;
};

export function eventControl(): EventControl {
  const event = inputElement`<input class="input number" id="audit-event" type="number" inputmode="numeric" min="0" step="1" value="0">`;
  const deployment = inputElement`<input class="input number" id="audit-deployment" type="number" inputmode="numeric" min="0" step="1" value="0">`;
  const back = buttonElement`<button class="button" type="button">← Previous</button>`;
  const forth = buttonElement`<button class="button" type="button">Next →</button>`;
  const root = element`<div class="cluster gap-wide no-print" role="group" aria-label="Which event">
    <div class="field"><label for="audit-event">Event</label><div class="field-row cluster gap-8">${event}${back}${forth}</div></div>
    <div class="field"><label for="audit-deployment">Deployment</label><div class="field-row cluster gap-8">${deployment}</div></div>
  </div>`;
  let value = 0;
  let size = 1;
  let starts: Uint32Array = new Uint32Array(1);

  const show = (): void => {
    if (document.activeElement !== event) event.value = String(value);
    if (document.activeElement !== deployment) deployment.value = String(deploymentOf(starts, value));
    back.disabled = value === 0;
    forth.disabled = value === size - 1;
  };
  const choose = (index: number): void => {
    if (!Number.isFinite(index)) return;
    const next = Math.min(Math.max(0, Math.round(index)), size - 1);
    if (next === value) return;
    value = next;
    show();
    root.dispatchEvent(new Event('input'));
  };
  event.addEventListener('input', (input) => {
    input.stopPropagation();
    choose(event.valueAsNumber);
  });
  deployment.addEventListener('input', (input) => {
    input.stopPropagation();
    const at = deployment.valueAsNumber;
    if (Number.isFinite(at)) choose(starts[Math.min(Math.max(0, Math.round(at)), starts.length - 1)]!);
  });
  for (const field of [event, deployment]) field.addEventListener('blur', () => setTimeout(show));
  back.addEventListener('click', () => choose(value - 1));
  forth.addEventListener('click', () => choose(value + 1));
  return Object.defineProperties(root, {
    value: { get: () => value },
    offer: {
      value: (facts: LogFacts, at: number | null): void => {
        ({ size, starts } = facts);
        event.max = String(size - 1);
        deployment.max = String(starts.length - 1);
        const asked = at === null ? value : (starts[at] ?? value);
        choose(asked);
        show();
      },
    },
  }) as EventControl;
}

/** The deployment of an event: the last that begins at or before it. */
function deploymentOf(starts: Uint32Array, event: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= event) low = middle;
    else high = middle - 1;
  }
  return low;
}

export type SizeControl = HTMLElement & {
  readonly value: number;
  /** Says how large the log is; the share that was chosen stays. */
  readonly offer: (size: number) => void;
};

const FIRST_SHARE = 0.4;

export function sizeControl(): SizeControl {
  const slider = inputElement`<input class="size__slider" id="audit-size" type="range" min="1" max="1" step="1" value="1">`;
  const sizeText = element`<output class="digits one-line" for="audit-size"></output>`;
  const root = element`<div class="size field no-print"><label for="audit-size">Earlier head</label><div class="field-row cluster gap-8">${slider}${sizeText}</div></div>`;
  let share = FIRST_SHARE;
  let size = 0;
  const value = (): number => (size === 0 ? 0 : Math.min(size, Math.max(1, Math.round(share * size))));
  const show = (): void => {
    sizeText.textContent = `${count(value())} of ${count(size)} events`;
    slider.setAttribute('aria-valuetext', sizeText.textContent);
  };
  slider.addEventListener('input', (event) => {
    event.stopPropagation();
    share = slider.valueAsNumber / size;
    show();
    root.dispatchEvent(new Event('input'));
  });
  return Object.defineProperties(root, {
    value: { get: value },
    offer: {
      value: (offered: number): void => {
        size = offered;
        slider.max = String(size);
        slider.value = String(value());
        show();
        root.dispatchEvent(new Event('input'));
      },
    },
  }) as SizeControl;
}
