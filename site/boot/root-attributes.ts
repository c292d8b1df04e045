/** The run's state on the root element, for style, scripts and tests. */
import type { RunKind, SomeRun } from '../state/run-kind.ts';
import { isStale, type RunState, rootRun } from '../state/run-state.ts';

/** Event of the document: the page's scripts have started. The start guard waits for it. */
export const STARTED = 'page-started';

/** @returns writes a state. @param root the page's root element */
export function createRootAttributes<Run extends SomeRun, Result>(
  root: HTMLElement,
  { attributes, alias }: Pick<RunKind<Run, Result, unknown>, 'attributes' | 'alias'>,
): (state: RunState<Run, Result>, lost?: boolean) => void {
  let written: readonly string[] = [];
  /** @param lost whether the notebook that would show the run could not be loaded */
  return (state, lost = false) => {
    const kind = lost ? 'failed' : rootRun(state);
    root.dataset.run = kind;
    if (alias !== undefined) root.dataset[alias] = kind;
    root.toggleAttribute('data-stale', isStale(state));
    for (const name of written) delete root.dataset[name];
    const now = kind === 'done' && state.shown !== null ? attributes(state.shown) : {};
    Object.assign(root.dataset, now);
    written = Object.keys(now);
  };
}

/** `data-address="refused"`: the run is not the one that the address asks for. */
export function writeAddress(root: HTMLElement, problems: readonly string[]): void {
  if (problems.length > 0) root.dataset.address = 'refused';
  else delete root.dataset.address;
}

/** `data-cells-failed`: how many cells show an error now, those that wait for a failed one included. */
export function writeFailedCells(root: HTMLElement, failed: number): void {
  root.dataset.cellsFailed = String(failed);
}
