/** The foot of the page: which run is on screen, down to its digest. */

import { copyText } from '../../notebooks/authoring/copy.ts';
import type { RunState, Shown } from '../state/run-state.ts';
import { find } from './find.ts';

export interface RunIdentity<Run, Result> {
  show(state: RunState<Run, Result>): void;
}

/** @param facts the text of each fact, by its name in the foot */
export function createRunIdentity<Run, Result>(
  root: ParentNode,
  facts: (shown: Shown<Run, Result>) => Readonly<Record<string, string>>,
): RunIdentity<Run, Result> {
  const place = (name: string): HTMLElement => find(root, `[data-fact="${name}"]`, HTMLElement);
  const copy = find(root, '[data-do="copy-digest"]', HTMLButtonElement);
  copy.addEventListener('click', () => {
    void copyText(copy, place('digest').textContent ?? '');
  });
  return {
    show({ shown }) {
      if (shown === null) return;
      for (const [name, text] of Object.entries(facts(shown))) place(name).textContent = text;
      copy.disabled = false;
    },
  };
}
