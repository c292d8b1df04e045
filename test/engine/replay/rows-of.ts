/** Replays of the first release for tests, with their rows. */
import { type ReplayOptions, type ReplayRows, replayFirstRelease } from '../../../engine/replay/index.ts';

export const request = { deployments: 500, seed: 24 };

export async function rowsWith(options: ReplayOptions, from = request): Promise<ReplayRows> {
  const { rows } = await replayFirstRelease(from, { keep: 'rows', ...options });
  if (rows === null) throw new Error('rows were to be kept');
  return rows;
}
