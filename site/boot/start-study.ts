/** Starts a page: runs what its address asks for, and mounts its notebook on the result. */
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import type { Notebook } from '../../notebooks/authoring/define.ts';
import { StudyPool } from '../../workers/pool.ts';
import { keepOffline } from './keep-offline.ts';
import { bootPage } from './page.ts';
import { tellStarted } from './started.ts';

/** @param notebook loaded beside the first run, not before it */
export function startStudyPage(notebook: () => Promise<Notebook>): void {
  const ledger = import('../../engine/claims/lenses/ledger.ts'); // beside the first run, not before it
  ledger.catch(() => {}); // said when a run is judged
  bootPage({
    root: document,
    path: document.body.dataset.page ?? '',
    notebook,
    client: new StudyPool(),
    scenarios,
    judge: async ({ measures, config }) =>
      (await ledger).studyLedger({ measures, settings: config.settings }),
    now: () => performance.now(),
    newSeed: () => String(crypto.getRandomValues(new Uint32Array(1))[0]),
  });
  tellStarted(document);
  keepOffline();
}
