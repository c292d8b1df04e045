/**
 * The committed run, which the build has drawn into the page, against the same run here: `data-confirmed="yes|no"` on the root
 * element while that run is on screen, and a loud notice where the two digests differ.
 */
import { html } from '../../notebooks/authoring/html.ts';
import type { RunKind, SomeRun } from '../state/run-kind.ts';
import type { RunState } from '../state/run-state.ts';
import { find } from './find.ts';
import { notice } from './notice.ts';

export interface Confirmation<Run, Result> {
  show(state: RunState<Run, Result>): void;
}

export function createConfirmation<Run extends SomeRun, Result>(
  root: Document,
  { same, defaultRun, facts }: Pick<RunKind<Run, Result, unknown>, 'same' | 'defaultRun' | 'facts'>,
): Confirmation<Run, Result> {
  const built = root.querySelector<HTMLMetaElement>('meta[name="committed-digest"]')?.content;
  const { dataset } = root.documentElement;
  const place = find(root, '#run-mismatch', HTMLElement);
  const words = find(root, '#run-confirmed', HTMLElement);
  let first = true;
  return {
    show(state) {
      const committed = same(state.run, defaultRun);
      // the early script knows only the keys; a run that is asked for later finds live drawings in their places
      if (first) dataset.runOf = committed ? 'committed' : 'other';
      first = false;
      const digest = state.kind === 'done' && committed ? facts(state.shown).digest : undefined;
      if (built === undefined || digest === undefined) {
        delete dataset.confirmed;
        place.replaceChildren();
        if (state.shown !== null || !committed) words.textContent = '';
        return;
      }
      dataset.confirmed = digest === built ? 'yes' : 'no';
      words.replaceChildren(
        html`${digest === built ? '✓ Same result in your browser' : 'Another result in your browser'}<span class="run-digest"> (digest ${digest.slice(0, 4)}…)</span>.`,
      );
      place.replaceChildren(...(digest === built ? [] : [mismatch(built, digest)]));
    },
  };
}

function mismatch(built: string, here: string): HTMLElement {
  return notice(
    'failed',
    'Your browser computed another result than this site.',
    html`<p>This is the run that was also computed when this site was built: the same seed, size and settings. Both should be equal to the last bit, so one of the two is wrong. Below is what your browser computed.</p>
      <p>Digest when built: <span class="digest">${built}</span></p>
      <p>Digest in your browser: <span class="digest">${here}</span></p>
      <p>Run it again. If the digests still differ, please report both, with the name and version of your browser.</p>`,
  );
}
