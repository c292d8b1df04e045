import { describe, expect, it } from 'vitest';
import { type Ending, exactProbabilities, Tally } from '../../../engine/replay/figures.ts';
import { catchRate, compareRows, replayRowAt } from '../../../engine/replay/index.ts';
import { RISK_LEVELS } from '../../../engine/replay/risk.ts';
import { REPLAY_STATUSES } from '../../../engine/replay/rows.ts';
import { SERVICE_TABLE } from '../../../engine/replay/world.ts';
import { rowsWith } from './rows-of.ts';

const minute = 60_000_000;
const ending = (change: Partial<Ending>): Ending => ({
  status: 'completed',
  rollbackStage: -1,
  cycleTimeMicroseconds: 20 * minute,
  canarySeconds: 0,
  blocked: false,
  ...change,
});

function figuresOf(...endings: readonly Partial<Ending>[]) {
  const tally = new Tally(endings.length);
  for (const one of endings) tally.add(ending(one));
  return tally.figures();
}

describe('the figures of a run', () => {
  it('count endings, rollbacks by stage, and those before full traffic as caught', () => {
    const figures = figuresOf(
      {},
      { status: 'failed', blocked: true },
      ...[0, 0, 3, 4].map((rollbackStage) => ({ status: 'rolled_back', rollbackStage }) as const),
    );
    expect(figures).toMatchObject({
      successful: 1,
      rolledBack: 4,
      failed: 1,
      canaryCaught: 3,
      safetyViolations: 0,
    });
    expect(figures.rollbacksByStage).toEqual([2, 0, 0, 1, 1]);
    expect(catchRate(figures)).toBe(3 / 5);
    expect(catchRate(figuresOf({}))).toBeNull();
    expect(catchRate(figuresOf({ status: 'failed' }, { status: 'rolled_back', rollbackStage: 4 }))).toBe(0);
  });

  it('count a violation only where the deployment completed', () =>
    expect(figuresOf({ blocked: true }, { blocked: false }).safetyViolations).toBe(1));

  it('count a completed deployment whose canary is longer than its cycle, and not one as long', () => {
    const cycle = { cycleTimeMicroseconds: 10 * minute };
    const figures = figuresOf(
      { ...cycle, canarySeconds: 600 },
      { ...cycle, canarySeconds: 601 },
      { ...cycle, canarySeconds: 601, status: 'rolled_back', rollbackStage: 0 },
    );
    expect(figures.canaryOutlastsCycle).toBe(1);
  });

  it('report a mean as median, and the middle beside it', () => {
    const cycles = (...minutes: readonly number[]) =>
      figuresOf(...minutes.map((each) => ({ cycleTimeMicroseconds: each * minute })));
    expect(cycles(40, 10, 13)).toMatchObject({
      totalCycleTimeMinutes: 63,
      reportedMedianMinutes: 21,
      trueMedianMinutes: 13,
    });
    expect(cycles(40, 10, 13, 20).trueMedianMinutes).toBe(16.5);
  });
});

it('the exact probabilities follow from two chances: a spike at each stage, a fault at one of the first four', () => {
  // by hand for 10% and 20%: passed are .9 · .95, .81 · .9, .729 · .85, .6561 · .8, .59049 · .8
  const exact = exactProbabilities(0.1, 0.2);
  const at = [0.145, 0.126, 0.10935, 0.09477, 0.052488];
  exact.rolledBackAtStage.forEach((p, stage) => expect(p).toBeCloseTo(at[stage]!, 14));
  expect(exact.rolledBackAtStage).toHaveLength(5);
  expect(exact.completedPerDeployment).toBeCloseTo(0.472392, 14);
  expect(exact.rolledBackPerDeployment).toBeCloseTo(0.527608, 14);
  expect(exact.caughtPerDeployment).toBeCloseTo(0.47512, 14);
  expect(exact.caughtPerRolledBackOrFailed).toBeCloseTo(0.47512 / 0.527608, 14);
});

describe('the rows of a replay', () => {
  const request = { deployments: 40, seed: 24 };

  it('are read one by one, each field from its column', async () => {
    const rows = await rowsWith({}, request);
    const stages = ['1%', '5%', '25%', '50%', '100%'];
    for (let i = 0; i < request.deployments; i++) {
      const { service, status, riskLevel, injectedStage, rollbackStage, cycleTimeMinutes, ...row } =
        replayRowAt(rows, i);
      for (const [name, value] of Object.entries(row)) {
        const stored = rows[name as 'lines'][i];
        expect(typeof value === 'boolean' ? Number(value) : value).toBe(stored);
      }
      expect(injectedStage).toBe(stages[rows.injectedStage[i]!] ?? null);
      expect(rollbackStage).toBe(stages[rows.rollbackStage[i]!] ?? null);
      expect(cycleTimeMinutes).toBe(rows.cycleTimeMicroseconds[i]! / 1_000_000 / 60);
      expect(service).toBe(SERVICE_TABLE[rows.service[i]!]!.name);
      expect(status).toBe(REPLAY_STATUSES[rows.status[i]!]);
      expect(riskLevel).toBe(RISK_LEVELS[rows.riskLevel[i]!]);
    }
  });

  it.each([-1, 0.5, 40, Number.NaN])('have no row %d', async (i) => {
    const rows = await rowsWith({}, request);
    expect(() => replayRowAt(rows, i)).toThrow(`replayRowAt: expected a whole number from 0 to 39, got ${i}`);
  });

  it.each([
    ['statuses', 'status'],
    ['rollbackStages', 'rollbackStage'],
    ['cycleTimes', 'cycleTimeMicroseconds'],
    ['riskScores', 'riskScore'],
    ['riskLevels', 'riskLevel'],
    ['approvals', 'approval'],
    ...(
      [
        'service',
        'lines',
        'files',
        'migration',
        'config',
        'hotfix',
        'hour',
        'weekday',
        'injectedStage',
      ] as const
    ).map((column) => ['changes', column] as const),
  ] as const)('differ in %s where %s does', async (difference, column) => {
    const rows = await rowsWith({}, request);
    const other = { ...rows, [column]: rows[column].slice() };
    for (const i of [0, 39]) other[column][i] = rows[column][i]! + 1;
    const none = {
      statuses: 0,
      rollbackStages: 0,
      cycleTimes: 0,
      riskScores: 0,
      riskLevels: 0,
      approvals: 0,
      changes: 0,
    };
    expect(compareRows(rows, other)).toEqual({ ...none, [difference]: 2 });
  });

  it('are compared only with as many', async () => {
    const [short, long] = [await rowsWith({}, { ...request, deployments: 3 }), await rowsWith({}, request)];
    expect(() => compareRows(short, long)).toThrow(
      'compareRows: b: expected 3 deployments, as in a, got 40; replay both with the same number',
    );
  });
});
