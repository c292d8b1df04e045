/** The notebook of the published code, mounted on real replays from real workers. */
import type { ReplayRequest } from '../../engine/replay/index.ts';
import { notebook } from '../../notebooks/published-code/notebook.ts';
import type { ReplayView } from '../../notebooks/published-code/replay-view.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import { valueOf } from '../workers/fake-pool.ts';
import { type Mounted, mounted } from './mounted.ts';

const pool = new ReplayPool({ size: 2 });
export const closePools = (): void => pool.close();

/** One deployment, one that has no rollback, and more than are drawn as points. */
export const sizes = [1, 2, 30, 2500] as const;

export async function replayOf(request: ReplayRequest): Promise<ReplayView> {
  return { replay: valueOf(await pool.replay(request)), client: pool, query: '' };
}

export const mountedReplay = (view: ReplayView): Promise<Mounted<ReplayView>> => mounted(notebook, view);
