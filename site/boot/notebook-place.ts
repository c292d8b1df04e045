/** The notebook's place on the page: holds the latest run until the notebook's code has arrived, then shows it. */
import type { Notebook } from '../../notebooks/authoring/define.ts';
import { showLost } from '../components/committed-figures.ts';
import type { MountedNotebook } from '../notebook/mount.ts';
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

/**
 * Scrolls to the place that the address names after `#`. A notebook's headings come after the page has loaded, when the browser has
 * stopped looking for them, and figures above it grow as they are drawn: the place is held in view until the reader
 * touches anything.
 */
export function holdFragment(place: HTMLElement, hash: string): void {
  if (hash.length < 2) return;
  const target = (): Element | undefined =>
    [...place.querySelectorAll('[id]')].find(({ id }) => `#${id}` === hash);
  const observer = new ResizeObserver(() => target()?.scrollIntoView());
  const letGo = new AbortController();
  for (const touch of ['wheel', 'touchstart', 'pointerdown', 'keydown', 'hashchange']) {
    window.addEventListener(touch, () => letGo.abort(), { passive: true, signal: letGo.signal });
  }
  letGo.signal.addEventListener('abort', () => observer.disconnect());
  observer.observe(place); // tells once at the start, too
}
