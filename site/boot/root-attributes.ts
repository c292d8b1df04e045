/** The run's state on the root element, for style, scripts and tests. */
import { changedKeys } from '../state/run.ts';
import { isStale, type RunState, rootRun } from './run-state.ts';

/** There exactly while a finished run is on screen and current. */
const ofRun = ['deployments', 'seed', 'digest', 'scenario', 'settings'] as const;

/** @param lost whether the notebook that would show the run could not be loaded */
export function writeRootAttributes(root: HTMLElement, state: RunState, lost = false): void {
  const kind = lost ? 'failed' : rootRun(state);
  root.dataset.run = kind;
  root.toggleAttribute('data-stale', isStale(state));
  if (kind === 'done' && state.shown !== null) {
    const { run, study } = state.shown;
    root.dataset.deployments = String(study.config.deployments);
    root.dataset.seed = study.config.seed;
    root.dataset.digest = study.digest;
    root.dataset.scenario = run.scenario;
    root.dataset.settings = changedKeys(run).join(' ');
  } else {
    for (const name of ofRun) delete root.dataset[name];
  }
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
