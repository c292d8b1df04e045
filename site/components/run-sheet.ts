/** The panel beside the page with the run's controls. The page stays usable, so that the effect of a change is in sight. */
import { find } from './find.ts';

export interface RunSheet {
  open(): void;
}

export interface RunSheetEvents {
  readonly onOpen: () => void;
  /** Escape: what was typed and not run is taken back. */
  readonly onEscape: () => void;
}

export function createRunSheet(root: ParentNode, { onOpen, onEscape }: RunSheetEvents): RunSheet {
  const sheet = find(root, '#run-sheet', HTMLElement);
  const opener = find(root, '[data-do="change"]', HTMLButtonElement);
  const set = (open: boolean): void => {
    sheet.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    if (open) onOpen();
    (open ? sheet : opener).focus({ preventScroll: true });
  };
  opener.addEventListener('click', () => set(sheet.hidden === true));
  find(root, '[data-do="close"]', HTMLButtonElement).addEventListener('click', () => set(false));
  sheet.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    // here it closes the panel; on the page it cancels the run
    event.stopPropagation();
    event.preventDefault();
    onEscape();
    set(false);
  });
  return {
    open() {
      if (sheet.hidden) set(true);
    },
  };
}
