/** The constants of the first release as settings: left alone they change nothing; moved, each reaches its own draw. */
import { describe, expect, it } from 'vitest';
import {
  PUBLISHED_CONSTANTS,
  type ReplayConstants,
  type ReplayRows,
  replayFirstRelease,
} from '../../../engine/replay/index.ts';
import { rowsWith as rowsOf } from './rows-of.ts';

const request = { deployments: 300, seed: 24 };
const rowsWith = (constants: Partial<ReplayConstants>): Promise<ReplayRows> => rowsOf({ constants }, request);

const all = (column: ArrayLike<number>, holds: (value: number) => boolean): boolean =>
  Array.from(column).every(holds);

it('constants as released give the released digest, said or left out', async () => {
  const { rowsSha256 } = await replayFirstRelease(request);
  const said = await replayFirstRelease(request, { constants: PUBLISHED_CONSTANTS });
  expect(said.rowsSha256).toBe(rowsSha256);
});

describe('a moved constant', () => {
  it('of the spike decides how every deployment ends, at 0 and at 1', async () => {
    const always = await rowsWith({ spikeProbability: 1 });
    expect(all(always.rollbackStage, (stage) => stage === 0)).toBe(true);
    const never = await rowsWith({ spikeProbability: 0, injectionProbability: 0 });
    expect(all(never.status, (status) => status === 0)).toBe(true);
  });

  it('of the injection gives each deployment a fault, or none', async () => {
    const always = await rowsWith({ injectionProbability: 1 });
    expect(all(always.injectedStage, (stage) => stage >= 0 && stage < 4)).toBe(true);
    expect(all((await rowsWith({ injectionProbability: 0 })).injectedStage, (stage) => stage < 0)).toBe(true);
  });

  it('of a change pins what it names', async () => {
    const pinned = await rowsWith({
      riskyProbability: 0,
      lines: [250, 250],
      files: [7, 7],
      migrationProbability: 1,
      configProbability: 0,
      hotfixProbability: 1,
      hour: [11, 11],
      weekday: [2, 2],
    });
    expect(all(pinned.lines, (lines) => lines === 250)).toBe(true);
    expect(all(pinned.files, (files) => files === 7)).toBe(true);
    expect(all(pinned.migration, (flag) => flag === 1)).toBe(true);
    expect(all(pinned.config, (flag) => flag === 0)).toBe(true);
    expect(all(pinned.hotfix, (flag) => flag === 1)).toBe(true);
    expect(all(pinned.hour, (hour) => hour === 11)).toBe(true);
    expect(all(pinned.weekday, (day) => day === 2)).toBe(true);
    const long = await rowsWith({ riskyProbability: 1, riskyLines: [900, 900], riskyFiles: [40, 40] });
    expect(all(long.lines, (lines) => lines === 900)).toBe(true);
    expect(all(long.files, (files) => files === 40)).toBe(true);
  });

  it('of the cycle time sums up as the code sums it, and is cut at both ends', async () => {
    const pinned = {
      firstMinutes: [3, 3],
      secondMinutes: [2, 2],
      minutesPerStage: [2, 2],
      scatterMinutes: [1, 1],
    } as const;
    const noSpikes = { spikeProbability: 0, injectionProbability: 0 };
    const sum = await rowsWith({ ...noSpikes, ...pinned });
    expect(all(sum.cycleTimeMicroseconds, (us) => us === 16 * 60_000_000)).toBe(true);
    const cut = await rowsWith({ ...noSpikes, ...pinned, shortestMinutes: 20 });
    expect(all(cut.cycleTimeMicroseconds, (us) => us === 20 * 60_000_000)).toBe(true);
    const short = await rowsWith({ ...noSpikes, ...pinned, longestMinutes: 12 });
    expect(all(short.cycleTimeMicroseconds, (us) => us === 12 * 60_000_000)).toBe(true);
  });

  it('of the history reaches the risk score through what is retrieved', async () => {
    const failing = await rowsWith({ historySuccess: 0 });
    const known = Array.from(failing.similar, (similar, i) => [similar, failing.similarFailures[i]] as const);
    expect(known.every(([similar, failures]) => similar === failures)).toBe(true);
    expect(known.some(([similar]) => similar > 0)).toBe(true);
  });

  it('of the recorded stage time scales it', async () => {
    const once = await rowsWith({ spikeProbability: 0, injectionProbability: 0 });
    const twice = await rowsWith({ spikeProbability: 0, injectionProbability: 0, stageSecondsScale: 2 });
    expect(Math.min(...twice.canarySeconds)).toBeGreaterThanOrEqual(2400);
    expect(Math.max(...once.canarySeconds)).toBeLessThanOrEqual(3000);
  });

  it('of the thresholds stops every change once healthy measurements reach them', async () => {
    const strict = await rowsWith({ thresholdScale: 0.1 });
    expect(all(strict.rollbackStage, (stage) => stage === 0)).toBe(true);
  });
});

describe('a constant that cannot be used', () => {
  const refused: readonly (readonly [changes: Record<string, unknown>, message: RegExp])[] = [
    [{ spikeProbability: 1.1 }, /spikeProbability: expected numbers from 0 to 1, got 1.1/],
    [{ lines: [1.5, 3] }, /lines: expected whole numbers from 1 to 2000/],
    [{ hour: [15, 9] }, /hour: expected the lower end first/],
    [{ hour: 9 }, /hour: expected two ends/],
    [{ spike: 0.5 }, /expected a constant of the first release, got "spike"/],
    [{ shortestMinutes: 50 }, /shortestMinutes: expected at most 40/],
    [{ minutesPerStage: [20, 30], longestMinutes: 200 }, /cycle times of at most 71 minutes/],
  ];
  for (const [changes, message] of refused) {
    it(`is refused: ${JSON.stringify(changes)}`, async () =>
      await expect(replayFirstRelease(request, { constants: changes })).rejects.toThrow(message));
  }
});
