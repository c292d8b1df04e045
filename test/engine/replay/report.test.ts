import { describe, expect, it } from 'vitest';
import {
  compareRows,
  PUBLISHED_DEFAULTS,
  PUBLISHED_VERSIONS,
  printedFigures,
  REPLAYED_COMMIT,
  replayFirstRelease,
  replayRowAt,
  reportText,
} from '../../../engine/replay/index.ts';

describe('the report', () => {
  it('is a box of equal lines that sets the true median under the reported one', async () => {
    const text = reportText(await replayFirstRelease(PUBLISHED_DEFAULTS, { keep: 'figures' }));
    expect(new Set(text.split('\n').map((line) => line.length)).size).toBe(1);
    expect(text).toMatch(/Successful +485 /);
    expect(text).toMatch(/Success rate +97\.0% /);
    expect(text).toMatch(/reported as median \(a mean\) +24\.2 min /);
    expect(text).toMatch(/true median +24\.3 min /);
    expect(text).toMatch(/Canary catch rate +80\.0% /);
  });

  it('prints as Python does: 96.25 rounds to even, and the improvement starts from the rounded cycle time', async () => {
    // what the published code prints for this run
    const replay = await replayFirstRelease({ deployments: 400, seed: 8 }, { keep: 'figures' });
    expect(replay.successful / 400).toBe(0.9625);
    expect(printedFigures(replay)).toMatchObject({ successRate: '96.2%', improvement: '55.3%' });
    const text = reportText(replay);
    expect(text).toMatch(/Success rate +96\.2% /);
    expect(text).toMatch(/Improvement over the constant baseline +55\.3% /);
  });

  it('has no catch rate where nothing was to be caught', async () => {
    const text = reportText(await replayFirstRelease({ deployments: 1, seed: 24 }, { keep: 'figures' }));
    expect(text).toMatch(/Canary catch rate +none to catch /);
  });
});

describe('rows', () => {
  it('are read within their bounds', async () => {
    const { rows } = await replayFirstRelease({ deployments: 2, seed: 24 }, { keep: 'rows' });
    if (rows === null) throw new Error('rows were to be kept');
    expect(replayRowAt(rows, 1).cycleTimeMinutes).toBeCloseTo(
      replayRowAt(rows, 1).cycleTimeMicroseconds / 60e6,
      12,
    );
    for (const i of [-1, 2, 0.5])
      expect(() => replayRowAt(rows, i)).toThrow('expected a whole number from 0 to 1');
  });

  it('of different lengths are not compared', async () => {
    const [a, b] = await Promise.all(
      [1, 2].map((deployments) => replayFirstRelease({ deployments, seed: 24 }, { keep: 'rows' })),
    );
    expect(() => a?.rows && b?.rows && compareRows(a.rows, b.rows)).toThrow(
      'expected 1 deployments, as in a, got 2',
    );
  });
});

it('the table of versions says of the replayed commit that it runs, and of the newest that it does not', () => {
  expect(PUBLISHED_VERSIONS.find(({ commits }) => commits.includes(REPLAYED_COMMIT))?.runs).toBe(true);
  expect(PUBLISHED_VERSIONS.at(-1)?.runs).toBe(false);
});
