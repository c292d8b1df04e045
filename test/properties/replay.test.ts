/** What holds of the replay of the first release for all requests, weights and switches. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CPythonRandom } from '../../engine/random/cpython.ts';
import { drawCycleTime } from '../../engine/replay/cycle-time.ts';
import { drawHistory, HISTORY_LENGTH, HISTORY_SERVICES, type History } from '../../engine/replay/history.ts';
import {
  compareRows,
  PUBLISHED_POLICIES,
  pythonFixed,
  pythonFloat,
  pythonJson,
  type ReplayPolicy,
  replayFirstRelease,
  seedFromText,
} from '../../engine/replay/index.ts';
import {
  createRetrieval,
  MOST_SIMILAR,
  type Retrieved,
  replaySimilarity,
  SIMILARITY_THRESHOLD,
} from '../../engine/replay/retrieval.ts';
import { normalisedWeights } from '../../engine/replay/risk.ts';
import { SERVICE_TABLE } from '../../engine/replay/world.ts';
import { rowsWith } from '../engine/replay/rows-of.ts';
import { forAll, forRuns } from '../for-all.ts';

const weight = fc.double({ min: 0, max: 1, noNaN: true });

const otherWeights = fc.record({
  serviceTier: fc.double({ min: 0.01, max: 1, noNaN: true }),
  serviceHealth: weight,
  historicalFailureRate: weight,
  blastRadius: weight,
  changeComplexity: weight,
  timing: weight,
});

/** Retrieval as described, without a shortcut: score all 5,000, sort them stably, take ten. */
function exhaustive(
  history: History,
  service: number,
  lines: number,
  migration: boolean,
  config: boolean,
): Retrieved {
  const kept = Array.from({ length: HISTORY_LENGTH }, (_, i) => ({
    failed: 1 - (history.succeeded[i] ?? 0),
    score: replaySimilarity(
      HISTORY_SERVICES[history.service[i] ?? -1] === SERVICE_TABLE[service]?.name,
      Math.abs((history.lines[i] ?? 0) - lines),
      (history.migration[i] === 1) === migration,
      (history.config[i] === 1) === config,
      history.ageDays[i] ?? 0,
    ),
  }))
    .filter(({ score }) => score >= SIMILARITY_THRESHOLD)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_SIMILAR);
  const mean = kept.reduce((sum, { score }) => sum + score, 0) / kept.length;
  return {
    similar: kept.length,
    similarFailures: kept.reduce((sum, { failed }) => sum + failed, 0),
    confidence: kept.length === 0 ? 0.3 : Math.min(mean + 0.2, 0.98),
  };
}

it('a cycle time lies between 10 and 40 minutes, whatever the stages', () =>
  forAll(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 1, max: 5 }), (seed, stages) => {
    const drawn = drawCycleTime(new CPythonRandom(seed), stages);
    expect(drawn).toBeGreaterThanOrEqual(600_000_000);
    expect(drawn).toBeLessThanOrEqual(2_400_000_000);
  }));

it('outcomes stay with other risk weights, on the plan of five stages', async () => {
  const asReleased = await rowsWith({});
  await fc.assert(
    fc.asyncProperty(otherWeights, async (riskWeights) => {
      const {
        riskScores: _scores,
        riskLevels: _levels,
        approvals: _approvals,
        ...outcomes
      } = compareRows(asReleased, await rowsWith({ riskWeights }));
      expect(outcomes).toEqual({ statuses: 0, rollbackStages: 0, cycleTimes: 0, changes: 0 });
    }),
    { numRuns: 12 },
  );
});

describe('figures alone', () => {
  const small = fc.record({
    deployments: fc.integer({ min: 1, max: 60 }),
    seed: fc.bigInt({ min: 1n, max: 1n << 64n }),
  });

  const pillars = fc.record({
    context: fc.boolean(),
    risk: fc.boolean(),
    canary: fc.boolean(),
    governance: fc.boolean(),
  });

  const blocksByScore: ReplayPolicy = {
    name: 'score',
    action: 'block',
    when: [{ kind: 'above', fact: 'riskScore', value: 0.2 }],
  };

  const policies = fc.constantFrom(PUBLISHED_POLICIES, [blocksByScore]);

  it('are exactly those of a replay with rows, whatever is switched off', async () => {
    await fc.assert(
      fc.asyncProperty(small, pillars, policies, async (run, switched, chosen) => {
        const options = { pillars: switched, policies: chosen };
        const full = await replayFirstRelease(run, { ...options, keep: 'rows' });
        expect(await replayFirstRelease(run, { ...options, keep: 'figures' })).toEqual({
          ...full,
          rows: null,
          rowsSha256: null,
        });
      }),
      { numRuns: 60 },
    );
  });
});

it('a replay is the same for a seed and its negative', async () => {
  await fc.assert(
    fc.asyncProperty(fc.bigInt({ min: 1n, max: 1n << 70n }), async (seed) => {
      const [plus, minus] = await Promise.all(
        [seed, -seed].map((signed) => replayFirstRelease({ deployments: 20, seed: signed })),
      );
      expect(minus?.rowsSha256).toBe(plus?.rowsSha256);
    }),
    { numRuns: 10 },
  );
});

it('a float reads back as the same double', () =>
  forAll(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
    expect(Number(pythonFloat(x))).toBe(x);
  }));

it('JSON reads back as the same value', () =>
  forAll(fc.jsonValue(), (value) => {
    const plain = JSON.parse(JSON.stringify(value));
    expect(JSON.parse(pythonJson(plain))).toEqual(plain);
  }));

it('a float with a fixed number of decimals is toFixed except where the double lies exactly halfway, and then even', () =>
  forAll(
    fc.integer({ min: -4_000_000, max: 4_000_000 }),
    fc.integer({ min: 0, max: 3 }),
    (eighths, decimals) => {
      const x = eighths / 8;
      const text = pythonFixed(x, decimals);
      const halfway = Number.isInteger(2 * x * 10 ** decimals) && !Number.isInteger(x * 10 ** decimals);
      if (halfway) expect(Number(text.at(-1)) % 2).toBe(0);
      else expect(Math.abs(Number(text))).toBe(Number(Math.abs(x).toFixed(decimals)));
      expect(Math.abs(Number(text) - x)).toBeLessThanOrEqual(0.5 / 10 ** decimals + 1e-9);
    },
  ));

it('a typed seed is read back from its decimal digits', () =>
  forAll(fc.bigInt(), (seed) => {
    expect(seedFromText(` ${seed} `)).toBe(seed);
  }));

it('retrieval finds the same as scoring and sorting all records', () => {
  const histories = [1, 24, 42].map((seed) => drawHistory(new CPythonRandom(seed)));
  forRuns(
    150,
    fc.constantFrom(...histories),
    fc.nat({ max: SERVICE_TABLE.length - 1 }),
    fc.integer({ min: 10, max: 1000 }),
    fc.boolean(),
    fc.boolean(),
    (history, ...question) => {
      expect(createRetrieval(history)(...question)).toEqual(exhaustive(history, ...question));
    },
  );
});

it('weights count by their proportions', () =>
  forAll(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }), (w) => {
    const [
      serviceTier = 1,
      serviceHealth = 1,
      historicalFailureRate = 1,
      blastRadius = 1,
      changeComplexity = 1,
    ] = w;
    const timing = w[5] ?? 1;
    const weights = {
      serviceTier,
      serviceHealth,
      historicalFailureRate,
      blastRadius,
      changeComplexity,
      timing,
    };
    const normal = normalisedWeights(weights);
    expect(Object.values(normal).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(normal.serviceTier / normal.timing).toBeCloseTo(serviceTier / timing, 12);
  }));
