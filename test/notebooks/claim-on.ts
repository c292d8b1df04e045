/** The page of a claim, mounted on a run, with one pool of real workers for all of them; every replay is asked for once. */
import { expect } from 'vitest';
import type { Claim } from '../../engine/claims/claim.ts';
import type { Notebook, StudyView } from '../../notebooks/authoring/define.ts';
import { claimNotebook } from '../../notebooks/claim/notebook.ts';
import { KeptReplays } from '../../notebooks/claims/kept-replays.ts';
import { REPLAY_SEED, REPLAY_SIZES } from '../../notebooks/claims/lens-head.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import { type Mounted, mount } from './mounted.ts';

const pool = new KeptReplays({ size: 2 });
export const closePool = (): void => pool.close();
/** Starts the workers and makes the replays that every claim asks for: the first page then waits for no more than others. */
export async function openPool(): Promise<void> {
  await Promise.all(REPLAY_SIZES.map((deployments) => pool.trace({ deployments, seed: REPLAY_SEED })));
}

export const pageOf = (
  claim: Claim,
  replay: () => Promise<ReplayClient> = () => Promise.resolve(pool),
): Notebook => claimNotebook({ claim, corrections: 'https://host.example/owner/name', replay });

/** Waits until every cell has settled and every mark is there; without a run it waits for none. */
export async function mountedClaim(notebook: Notebook, view: StudyView | null): Promise<Mounted> {
  const page = mount(notebook);
  const show = async (next: StudyView): Promise<void> => {
    await page.show(next);
    await expect.poll(() => page.place.querySelectorAll('.badge--waiting').length).toBe(0);
  };
  if (view !== null) await show(view);
  return { ...page, show };
}
