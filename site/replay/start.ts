/** Starts the page of the published code: replays what its address asks for, and mounts its notebook on the result. */
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import type { Notebook } from '../../notebooks/authoring/define.ts';
import type { ReplayView } from '../../notebooks/published-code/replay-view.ts';
import { ReplayPool } from '../../workers/replay-pool.ts';
import { keepOffline } from '../boot/keep-offline.ts';
import { tellStarted } from '../boot/started.ts';
import { bootReplayPage } from './page.ts';

export interface ReplayPageOptions {
  /** Loaded beside the first replay, not before it. */
  readonly notebook: () => Promise<Notebook<ReplayView>>;
}

export function startReplayPage({ notebook }: ReplayPageOptions): void {
  bootReplayPage({
    root: document,
    path: document.body.dataset.page ?? '',
    notebook,
    client: new ReplayPool(),
    scenarios,
    now: () => performance.now(),
    // a seed of 0 is none
    newSeed: () => String((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) || 1),
  });
  tellStarted(document);
  keepOffline();
}
