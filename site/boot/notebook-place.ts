/** The notebook's place on the page: holds the latest run until the notebook's code has arrived, then shows it. */
import type { Notebook } from '../../notebooks/authoring/define.ts';
import { element } from '../../notebooks/authoring/html.ts';
import { notice } from '../components/notice.ts';
import type { MountedNotebook } from '../notebook/mount.ts';
import { holdFragment } from './fragment.ts';

/** @typeParam View what the notebook shows a run of */
export interface NotebookPlace<View> {
  show(view: View): void;
}

export function createNotebookPlace<View>(
  place: HTMLElement,
  load: () => Promise<Notebook<View>>,
): NotebookPlace<View> {
  let mounted: MountedNotebook<View> | null = null;
  let latest: View | null = null;
  const open = async (): Promise<void> => {
    try {
      const [notebook, { mountNotebook }] = await Promise.all([load(), import('../notebook/mount.ts')]);
      mounted = mountNotebook(notebook, place);
      holdFragment(place, location.hash);
      if (latest !== null) mounted.setStudy(latest);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      place.removeAttribute('aria-busy');
      place.replaceChildren(
        notice(
          'failed',
          'This page’s notebook could not be loaded.',
          element`<p>${why}. The run goes on; loading the page again usually mends this.</p>`,
          [{ label: 'Load the page again', act: () => location.reload() }],
        ),
      );
    }
  };
  void open();
  return {
    show(view) {
      latest = view;
      mounted?.setStudy(view);
    },
  };
}
