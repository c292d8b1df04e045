/** The page of a claim, mounted on a run, with one pool of real workers for all of them; every replay is asked for once. */
import { expect } from 'vitest';
import '../../site/styles/index.css';
import type { Claim } from '../../engine/claims/claim.ts';
import { publishedClaims } from '../../engine/claims/index.ts';
import type { Notebook, StudyView } from '../../notebooks/authoring/define.ts';
import { claimNotebook } from '../../notebooks/claim/notebook.ts';
import { KeptReplays } from '../../notebooks/claims/kept-replays.ts';
import { REPLAY_SEED, REPLAY_SIZES } from '../../notebooks/claims/lens-head.ts';
import { mountNotebook } from '../../site/notebook/mount.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';

/** A view whose readings are computed once, for all claims that it is shown for. */
export function keeping(view: StudyView): StudyView {
  let readings: ReturnType<StudyView['client']['readings']> | null = null;
  return {
    ...view,
    client: {
      ...view.client,
      readings: (config) => {
        readings ??= view.client.readings(config);
        return readings;
      },
    },
  };
}

const pool = new KeptReplays({ size: 2 });
export const closePool = (): void => pool.close();
/** Starts the workers and makes the replays that every claim asks for: the first page then waits for no more than others. */
export async function openPool(): Promise<void> {
  await Promise.all(REPLAY_SIZES.map((deployments) => pool.trace({ deployments, seed: REPLAY_SEED })));
}

export function claimCalled(id: string): Claim {
  return publishedClaims.find((claim) => claim.id === id)!;
}

export interface MountedClaim {
  readonly place: HTMLElement;
  readonly show: (view: StudyView) => Promise<void>;
  readonly settled: () => Promise<void>;
  readonly dispose: () => void;
}

export const pageOf = (
  claim: Claim,
  replay: () => Promise<ReplayClient> = () => Promise.resolve(pool),
): Notebook => claimNotebook({ claim, project: 'https://host.example/owner/name', replay });

/** Waits until every cell has settled; without a run it waits for none. */
export async function mountedClaim(notebook: Notebook, view: StudyView | null): Promise<MountedClaim> {
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.textContent = notebook.title;
  const place = document.createElement('div');
  place.className = 'notebook columns';
  main.append(heading, place);
  document.body.replaceChildren(main);
  const shell = mountNotebook(notebook, place);
  const open = (): number =>
    place.querySelectorAll('.cell:not([data-state="done"], [data-state="failed"], .cell-view)').length;
  const settled = async (): Promise<void> => {
    await expect.poll(open, { timeout: 25_000 }).toBe(0);
    await expect.poll(() => place.querySelectorAll('.badge--waiting').length, { timeout: 25_000 }).toBe(0);
  };
  const show = async (next: StudyView): Promise<void> => {
    shell.setStudy(next);
    await settled();
  };
  if (view !== null) await show(view);
  return { place, show, settled, dispose: () => shell.dispose() };
}
