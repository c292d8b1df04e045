/** What moves when something about the first release is changed, and what does not. */
import { describe, expect, it } from 'vitest';
import { checkConstants } from '../../../engine/replay/constants.ts';
import {
  compareRows,
  PUBLISHED_POLICIES,
  type ReplayOptions,
  type ReplayPolicy,
  replayFirstRelease,
} from '../../../engine/replay/index.ts';
import { request, rowsWith } from './rows-of.ts';

describe('outcomes', () => {
  it('stay without context ingestion, though most scores move', async () => {
    const moved = compareRows(await rowsWith({}), await rowsWith({ pillars: { context: false } }));
    expect(moved).toMatchObject({ statuses: 0, rollbackStages: 0, cycleTimes: 0, changes: 0 });
    expect(moved.riskScores).toBeGreaterThan(request.deployments / 2);
  });

  it('stay without governance, though approvals vanish', async () => {
    const without = await rowsWith({ pillars: { governance: false } });
    const moved = compareRows(await rowsWith({}), without);
    expect(moved).toMatchObject({ statuses: 0, rollbackStages: 0, cycleTimes: 0, riskScores: 0, changes: 0 });
    expect(moved.approvals).toBeGreaterThan(0);
    expect(without.approval).not.toContain(1);
  });

  it('are all completed without the canary, after which draws shift', async () => {
    const replay = await replayFirstRelease(request, { pillars: { canary: false } });
    expect(replay).toMatchObject({ successful: 500, rolledBack: 0, failed: 0, canaryOutlastsCycle: 0 });
    expect(new Set(replay.rows?.stagesRun)).toEqual(new Set([0]));
  });

  it('are all failed without risk scoring', async () => {
    const replay = await replayFirstRelease(request, { pillars: { risk: false } });
    expect(replay).toMatchObject({ successful: 0, rolledBack: 0, failed: 500, canaryCaught: 0 });
    expect(replay.rows?.riskScore.every(Number.isNaN)).toBe(true);
  });

  it('fail where a policy blocks, before any safety violation can be counted', async () => {
    const noThursdays: ReplayPolicy = {
      name: 'no_thursday_deployments',
      action: 'block',
      when: [{ kind: 'atLeast', fact: 'weekday', value: 3 }],
    };
    const replay = await replayFirstRelease(request, { policies: [...PUBLISHED_POLICIES, noThursdays] });
    const thursdays = replay.rows?.weekday.filter((day) => day === 3).length ?? 0;
    expect(thursdays).toBeGreaterThan(0);
    expect(replay).toMatchObject({ failed: thursdays, safetyViolations: 0 });
    expect(replay.rows?.auditEvents).toContain(5);
  });

  it('stay with other approvals and warnings, which cost neither time nor a draw', async () => {
    const always: ReplayPolicy['when'] = [{ kind: 'atLeast', fact: 'lines', value: 0 }];
    const rows = await rowsWith({
      policies: [
        { name: 'approve all', action: 'approval', when: always },
        { name: 'warn of all', action: 'warn', when: always },
      ],
    });
    const moved = compareRows(await rowsWith({}), rows);
    expect(moved).toMatchObject({ statuses: 0, cycleTimes: 0, changes: 0 });
    expect(new Set(rows.approval)).toEqual(new Set([1]));
  });
});

it('a replay of n deployments is the beginning of a longer one', async () => {
  const short = await rowsWith({}, { deployments: 50, seed: 42 });
  const long = await rowsWith({}, { deployments: 80, seed: 42 });
  expect(long.cycleTimeMicroseconds.slice(0, 50)).toEqual(short.cycleTimeMicroseconds);
  expect(long.riskScore.slice(0, 50)).toEqual(short.riskScore);
});

describe('settings', () => {
  it.each<[ReplayOptions, string]>([
    [{ keep: 'all' as 'rows' }, 'options.keep: expected "digest", "rows" or "figures", got "all"'],
    [{ canaryMetricsOfFirst: -1 }, 'options.canaryMetricsOfFirst: expected a whole number from 0, got -1'],
    [{ policies: [{ name: 'p', action: 'warn', when: [] }] }, 'policies: p: expected at least one test'],
    [
      {
        policies: [
          { name: 'p', action: 'warn', when: [{ kind: 'above', fact: 'lines', value: Number.NaN }] },
        ],
      },
      'policies: p, lines: expected a finite number, got NaN',
    ],
  ])(
    'that cannot be used are refused: %j',
    async (options, message) => await expect(replayFirstRelease(request, options)).rejects.toThrow(message),
  );
});

describe('audit entries', () => {
  it.each(['context', 'risk', 'canary', 'governance'] as const)(
    'are not counted with %s off, of which nothing is known',
    async (pillar) => {
      const rows = await rowsWith({ pillars: { [pillar]: false } }, { deployments: 5, seed: 24 });
      expect([...rows.auditEvents]).toEqual([0, 0, 0, 0, 0]);
    },
  );

  it('are five to seven with all on', async () => {
    const rows = await rowsWith({}, { deployments: 50, seed: 24 });
    expect(rows.auditEvents.every((count) => count >= 5 && count <= 7)).toBe(true);
  });
});

/** What the published code lets an agent do alone: a score up to this. */
const CEILING = 0.6;

it('an approval is asked for above the ceiling of autonomy, with no policy that says so', async () => {
  const weights = {
    serviceTier: 1,
    serviceHealth: 0,
    historicalFailureRate: 0,
    blastRadius: 0,
    changeComplexity: 0,
    timing: 0,
  };
  const rows = await rowsWith({ policies: [], riskWeights: weights });
  const asked = [...rows.approval].map((approval, i) => [approval === 1, rows.riskScore[i]!] as const);
  expect(new Set(asked.map(([is]) => is))).toEqual(new Set([true, false]));
  for (const [is, score] of asked) expect(is).toBe(score > CEILING);
});

it('constants out of their range are refused with their name', () => {
  const refused = (constants: Record<string, unknown>) => () => checkConstants(constants);
  expect(refused({ spike: 1 })).toThrow(
    'options.constants: expected a constant of the first release, got "spike"',
  );
  expect(refused({ spikeProbability: -0.1 })).toThrow(
    'options.constants.spikeProbability: expected numbers from 0 to 1',
  );
  expect(refused({ spikeProbability: '0.1' })).toThrow(
    'options.constants.spikeProbability: expected numbers from 0 to 1',
  );
  expect(refused({ spikeProbability: [0, 1] })).toThrow(
    'options.constants.spikeProbability: expected one number',
  );
  expect(refused({ firstMinutes: 3 })).toThrow('options.constants.firstMinutes: expected two ends');
  expect(refused({ shortestMinutes: 30, longestMinutes: 30 })).not.toThrow();
});
