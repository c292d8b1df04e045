/** The notebook of the published code, mounted on real replays from real workers. */
import { expect } from 'vitest';
import type { ReplayRequest } from '../../engine/replay/index.ts';
import { notebook } from '../../notebooks/published-code/notebook.ts';
import type { ReplayView } from '../../notebooks/published-code/replay-view.ts';
import { mountNotebook } from '../../site/notebook/mount.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import { valueOf } from '../workers/fake-pool.ts';

const pool = new ReplayPool({ size: 2 });
export const closePools = (): void => pool.close();

/** One deployment, one that has no rollback, and more than are drawn as points. */
export const sizes = [1, 2, 30, 2500] as const;

export async function replayOf(request: ReplayRequest): Promise<ReplayView> {
  return { replay: valueOf(await pool.replay(request)), client: pool, query: '' };
}

export interface MountedReplay {
  readonly place: HTMLElement;
  readonly show: (view: ReplayView) => void;
  /** Waits until no cell is at work. */
  readonly settled: () => Promise<void>;
  readonly dispose: () => void;
}

export async function mountedReplay(view: ReplayView): Promise<MountedReplay> {
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
  };
  shell.setStudy(view);
  await settled();
  return { place, show: (next) => shell.setStudy(next), settled, dispose: () => shell.dispose() };
}
