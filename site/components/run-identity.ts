/** Which run is on screen: in the foot of the page, down to its digest, and in the links to the other pages. */
import { copyText } from '../../notebooks/authoring/copy.ts';
import { linkTo } from '../../notebooks/authoring/links.ts';
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

/** Links between the pages open the run on screen. @param here path of this page under the site's root */
export function updateRunLinks(root: ParentNode, here: string, query: string): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[data-to]')) {
    link.href = linkTo(here, link.dataset.to ?? '', query);
  }
}
