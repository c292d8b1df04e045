/** Chooses an earlier size of the log. Its value is that size, or 0 before there is a log; it fires `input`. */
import { element } from '../authoring/html.ts';
import { count } from '../format/number.ts';

export type SizeControl = HTMLElement & {
  readonly value: number;
  /** Says how large the log is; the share that was chosen stays. */
  readonly offer: (size: number) => void;
};

const FIRST_SHARE = 0.4;

export function sizeControl(): SizeControl {
  const slider =
    element`<input class="size__slider" id="audit-size" type="range" min="1" max="1" step="1" value="1">` as HTMLInputElement;
  const said = element`<output for="audit-size"></output>`;
  const root = element`<div class="size field no-print"><label for="audit-size">Earlier head, after</label><div class="field-row cluster gap-8">${slider}${said}</div></div>`;
  let share = FIRST_SHARE;
  let size = 0;
  const value = (): number => (size === 0 ? 0 : Math.min(size, Math.max(1, Math.round(share * size))));
  const show = (): void => {
    said.textContent = `${count(value())} of ${count(size)} events`;
    slider.setAttribute('aria-valuetext', said.textContent);
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
