/** The run's state on the root element, for style, scripts and tests. */
import { isStale, type RunState, rootRun } from './run-state.ts';

/** `data-deployments`, `data-seed` and `data-digest` are there exactly while a finished run is on screen and current. */
export function writeRootAttributes(root: HTMLElement, state: RunState): void {
  const kind = rootRun(state);
  root.dataset.run = kind;
  root.toggleAttribute('data-stale', isStale(state));
  if (kind === 'done' && state.shown !== null) {
    const { config, digest } = state.shown.study;
    root.dataset.deployments = String(config.deployments);
    root.dataset.seed = config.seed;
    root.dataset.digest = digest;
  } else {
    delete root.dataset.deployments;
    delete root.dataset.seed;
    delete root.dataset.digest;
  }
}
