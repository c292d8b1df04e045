/** Says how the verdict of a claim has changed since the run before, to those who see the page and those who hear it. */
import type { LedgerRow } from '../../engine/claims/lenses/index.ts';
import type { VerdictKind } from '../../engine/claims/verdict.ts';
import { element } from '../authoring/html.ts';
import { verdictWords } from '../format/verdict.ts';

export interface Announcement {
  /** Stays on the page from the first paint on: text that appears in it is read out. */
  readonly element: HTMLElement;
  show(row: LedgerRow, run: string): void;
}

export function createAnnouncement(): Announcement {
  const root = element`<p class="claim-change ui muted" aria-live="polite"></p>`;
  let before: { readonly verdict: VerdictKind; readonly run: string } | null = null;
  return {
    element: root,
    show({ verdict }, run) {
      // the lens that decides is still looking: what was said stays
      if (verdict === null) return;
      if (before !== null && before.run !== run) root.textContent = changeText(before.verdict, verdict);
      before = { verdict, run };
    },
  };
}

/** What it was, what it is. */
export function changeText(was: VerdictKind, is: VerdictKind): string {
  return was === is
    ? `As in the run before: ${verdictWords[is]}.`
    : `The verdict has changed: it was ${verdictWords[was]}, it is ${verdictWords[is]}.`;
}
