/** Starts the page of the published code: replays what its address asks for, and mounts its notebook on the result. */
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import type { Notebook } from '../../notebooks/authoring/define.ts';
import type { ReplayView } from '../../notebooks/published-code/replay-view.ts';
import { ReplayPool } from '../../workers/replay-pool.ts';
import { bootReplayPage } from '../replay/page.ts';
import { keepOffline } from './keep-offline.ts';
import { tellStarted } from './started.ts';

/** @param notebook loaded beside the first replay, not before it */
export function startReplayPage(notebook: () => Promise<Notebook<ReplayView>>): void {
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
