import { describe, expect, it } from 'vitest';
import { CPythonRandom } from '../../../engine/random/cpython.ts';
import { timedeltaMicroseconds } from '../../../engine/replay/cycle-time.ts';
import { drawHistory, HISTORY_SERVICES } from '../../../engine/replay/history.ts';
import { PUBLISHED_WEIGHTS } from '../../../engine/replay/index.ts';
import { createRetrieval, replaySimilarity, SIMILARITY_THRESHOLD } from '../../../engine/replay/retrieval.ts';
import {
  normalisedWeights,
  replayRiskFactors,
  replayRiskLevel,
  riskScore,
} from '../../../engine/replay/risk.ts';
import { type ReplayChange, type ReplayService, SERVICE_TABLE } from '../../../engine/replay/world.ts';

describe('a cycle time', () => {
  it.each([
    // timedelta(minutes=x) // timedelta(microseconds=1) on CPython 3.11; the first four end in exactly half
    [12.735866841666667, 764_152_010],
    [11.575946858333333, 694_556_812],
    [17.764299458333333, 1_065_857_968],
    [39.75350774166667, 2_385_210_464],
    [10, 600_000_000],
    [24.1, 1_446_000_000],
  ])('of %d minutes is %d microseconds, a half rounded to the even whole', (minutes, microseconds) =>
    expect(timedeltaMicroseconds(minutes)).toBe(microseconds),
  );
});

describe('retrieval', () => {
  it('takes fewer than ten where a service has few alike', () => {
    const history = drawHistory(new CPythonRandom(24));
    history.service.fill(1);
    history.service[7] = 0;
    history.lines[7] = 300;
    const found = createRetrieval(history)(1, 300, history.migration[7] === 1, history.config[7] === 1);
    expect(SERVICE_TABLE[1]?.name).toBe(HISTORY_SERVICES[0]);
    expect(found.similar).toBe(1);
  });

  it('finds nothing for a service without a history, with confidence .3', () => {
    const retrieve = createRetrieval(drawHistory(new CPythonRandom(24)));
    const strangers = SERVICE_TABLE.flatMap(({ name }, i) => (HISTORY_SERVICES.includes(name) ? [] : [i]));
    expect(strangers).toHaveLength(8);
    for (const service of strangers) {
      expect(retrieve(service, 300, false, false)).toEqual({
        similar: 0,
        similarFailures: 0,
        confidence: 0.3,
      });
    }
  });

  it('can pass the threshold only within one service', () =>
    expect(replaySimilarity(false, 0, true, true, 0)).toBeLessThan(SIMILARITY_THRESHOLD));
});

const worstService: ReplayService = {
  name: 'auth-service',
  tier: 'critical',
  dependencies: ['db-primary', 'cache-redis'],
  deploymentsPerDay: 1,
  recentFailureRate: 0.02,
  errorBudgetLeft: 0.5,
  latencyMs: 200,
  availability: 0.96,
};

const worstChange: ReplayChange = {
  service: 1,
  lines: 1000,
  files: 50,
  migration: true,
  config: true,
  hotfix: true,
  hour: 15,
  weekday: 3,
  injectedStage: -1,
};

describe('the risk score', () => {
  it('stays below .7 for the worst inputs that can be drawn, so that the plan of seven stages is never used', () => {
    const factors = replayRiskFactors(worstService, worstChange, {
      similar: 10,
      similarFailures: 10,
      confidence: 0.98,
    });
    expect(riskScore(factors, normalisedWeights(PUBLISHED_WEIGHTS))).toBeCloseTo(0.633, 3);
  });

  it('knows evenings, Fridays and weekends, which are never drawn', () => {
    const timing = (hour: number, weekday: number): number =>
      replayRiskFactors(
        worstService,
        { ...worstChange, hour, weekday },
        { similar: 0, similarFailures: 0, confidence: 0.3 },
      ).timing;
    expect([timing(15, 3), timing(22, 3), timing(6, 3), timing(15, 4), timing(15, 5), timing(22, 6)]).toEqual(
      [0, 0.4, 0.4, 0.3, 0.5, 0.9],
    );
  });

  it('rises with what a change reaches, and with its size', () => {
    const factor = (
      name: 'blastRadius' | 'changeComplexity',
      dependencies: number,
      change: Partial<ReplayChange>,
    ) =>
      replayRiskFactors(
        { ...worstService, dependencies: Array.from({ length: dependencies }, String) },
        { ...worstChange, migration: false, config: false, hotfix: false, ...change },
        { similar: 0, similarFailures: 0, confidence: 0.3 },
      )[name];
    expect([0, 1, 5, 6, 10, 11].map((n) => factor('blastRadius', n, {}))).toEqual([
      0, 0.1, 0.1, 0.2, 0.2, 0.4,
    ]);
    expect(factor('blastRadius', 11, { migration: true, config: true })).toBeCloseTo(0.9, 14);
    const complexity = (lines: number, files: number) => factor('changeComplexity', 0, { lines, files });
    expect([200, 201, 500, 501, 1_000, 1_001].map((lines) => complexity(lines, 0))).toEqual([
      0, 0.1, 0.1, 0.25, 0.25, 0.4,
    ]);
    expect([20, 21, 50, 51].map((files) => complexity(0, files))).toEqual([0, 0.15, 0.15, 0.3]);
    expect(factor('changeComplexity', 0, { lines: 1_001, files: 51, hotfix: true })).toBeCloseTo(0.9, 14);
  });

  it('is the sum of each factor times its weight', () => {
    const parts = {
      serviceTier: 1,
      serviceHealth: 2,
      historicalFailureRate: 4,
      blastRadius: 8,
      changeComplexity: 16,
      timing: 32,
    };
    const weights = {
      serviceTier: 2,
      serviceHealth: 3,
      historicalFailureRate: 5,
      blastRadius: 7,
      changeComplexity: 11,
      timing: 13,
    };
    expect(riskScore(parts, weights)).toBe(2 + 6 + 20 + 56 + 176 + 416);
  });

  it('takes a history factor of .5 where nothing was retrieved', () => {
    const factors = replayRiskFactors(worstService, worstChange, {
      similar: 0,
      similarFailures: 0,
      confidence: 0.3,
    });
    expect(factors.historicalFailureRate).toBe(0.5);
  });

  it.each([
    [0.4999, 'low'],
    [0.5, 'medium'],
    [0.7, 'high'],
    [0.9, 'critical'],
    [Number.NaN, 'none'],
  ])('of %d is %s', (score, level) => expect(replayRiskLevel(score)).toBe(level));
});

describe('weights', () => {
  it('that sum to exactly 1 are left as they are', () => {
    const quarters = {
      ...PUBLISHED_WEIGHTS,
      serviceHealth: 0.25,
      historicalFailureRate: 0.25,
      blastRadius: 0.25,
    };
    const exact = { ...quarters, changeComplexity: 0, timing: 0 };
    expect(normalisedWeights(exact)).toBe(exact);
  });

  it('as published sum to a little more than 1 in doubles, so that each is divided', () =>
    expect(normalisedWeights(PUBLISHED_WEIGHTS)).toMatchObject({ serviceTier: 0.24999999999999994 }));

  it.each([-0.1, Number.NaN, Infinity])('are refused with %d among them', (timing) =>
    expect(() => normalisedWeights({ ...PUBLISHED_WEIGHTS, timing })).toThrow(
      'riskWeights.timing: expected a finite number that is not negative',
    ),
  );

  it('are refused when all are 0', () => {
    const none = normalisedWeights.bind(null, {
      serviceTier: 0,
      serviceHealth: 0,
      historicalFailureRate: 0,
      blastRadius: 0,
      changeComplexity: 0,
      timing: 0,
    });
    expect(none).toThrow(
      'riskWeights: expected a positive, finite sum, got 0; raise at least one weight above 0',
    );
  });
});
