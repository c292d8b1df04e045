/** The notebook's place on the page: holds the latest run until the notebook's code has arrived, then shows it. */
import type { Notebook } from '../../notebooks/authoring/define.ts';
import { html } from '../../notebooks/authoring/html.ts';
import { committedFigures } from '../components/committed-figures.ts';
import { notice } from '../components/notice.ts';
import type { MountedNotebook } from '../notebook/mount.ts';
import { holdFragment } from './fragment.ts';
import { writeFailedCells } from './root-attributes.ts';

/** @typeParam View what the notebook shows a run of */
export interface NotebookPlace<View> {
  show(view: View): void;
  /** Whether the notebook's code could not be loaded: the page can show no run. */
  readonly lost: boolean;
}

/** @param onOpened called once, when the notebook is on the page or is lost */
export function createNotebookPlace<View>(
  place: HTMLElement,
  load: () => Promise<Notebook<View>>,
  onOpened: () => void,
): NotebookPlace<View> {
  const root = place.ownerDocument.documentElement;
  let mounted: MountedNotebook<View> | null = null;
  let latest: View | null = null;
  let lost = false;
  const open = async (): Promise<void> => {
    try {
      const [notebook, { mountNotebook }] = await Promise.all([load(), import('../notebook/mount.ts')]);
      mounted = mountNotebook(notebook, place, (failed) => writeFailedCells(root, failed));
      holdFragment(place, location.hash);
      if (latest !== null) mounted.setStudy(latest);
    } catch (error) {
      lost = true;
      showLost(place, error);
    }
    onOpened();
  };
  void open();
  return {
    show(view) {
      latest = view;
      mounted?.setStudy(view);
    },
    get lost() {
      return lost;
    },
  };
}

function showLost(place: HTMLElement, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  const figures = committedFigures(place)();
  // no run can be shown any more: nothing may go on saying that one is under way
  for (const part of place.ownerDocument.querySelectorAll<HTMLElement>('#run-panel, .run-about'))
    part.hidden = true;
  place.removeAttribute('aria-busy');
  place.replaceChildren(
    notice(
      'failed',
      'This page’s notebook could not be loaded.',
      html`<p>${why}. The connection was cut, or a file is missing on the server; reloading the page usually fixes this.</p>
        <p>Below are the figures of one run that was computed when this version was made.</p>`,
      [{ label: 'Reload the page', act: () => location.reload() }],
    ),
    figures,
  );
}
