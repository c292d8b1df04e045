/** A notice: what happened, what it means for what is on screen, and what can be done. */
import { element, type Hole } from '../../notebooks/authoring/html.ts';

export type NoticeKind = 'address' | 'cancelled' | 'failed' | 'plain';

export interface NoticeAction {
  readonly label: string;
  readonly act: () => void;
}

export function notice(
  kind: NoticeKind,
  title: string,
  body: Hole,
  actions: readonly NoticeAction[] = [],
): HTMLElement {
  const buttons = actions.map(({ label, act }) => {
    const button = element`<button class="button" type="button">${label}</button>`;
    button.addEventListener('click', act);
    return button;
  });
  const root = element`<div class="notice" data-kind="${kind}">
    <p class="notice-title strong">${title}</p>
    ${body}
  </div>`;
  if (buttons.length > 0) root.append(element`<p class="field-row cluster gap-8 no-print">${buttons}</p>`);
  // read out at once when something went wrong, in its turn when it is only news
  root.setAttribute('role', kind === 'failed' || kind === 'address' ? 'alert' : 'note');
  return root;
}

/** Keys of an address that are not ours: only news, nothing was lost. */
export function ignoredNote(keys: readonly string[]): HTMLElement {
  const shown = keys.slice(0, 6).map((key) => (key.length > 40 ? `${key.slice(0, 40)}…` : key));
  const rest = keys.length - shown.length;
  return element`<p class="field-note muted" data-kind="ignored">Not part of a run, ignored: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.</p>`;
}
