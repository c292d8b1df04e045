import { describe, expect, it } from 'vitest';
import {
  ArgumentError,
  type DeploymentContext,
  GenOpsPipeline,
  type PipelineConfig,
  type PipelineService,
} from '../../../engine/index.ts';

const service: PipelineService = {
  id: 'auth-service',
  name: 'Authentication',
  tier: 'critical',
  dependencies: ['db-primary', 'cache-redis'],
  deploymentFrequencyDaily: 4,
  recentFailureRate: 0.01,
  errorBudgetRemaining: 0.8,
  avgLatencyMs: 60,
  availability99d: 0.9995,
};
const context: DeploymentContext = {
  changeSizeLines: 120,
  filesChanged: 6,
  hasDbMigration: false,
  hasConfigChange: false,
  isHotfix: false,
  timeOfDayHour: 11,
  dayOfWeek: 1,
};
function deployMany(count: number, config: PipelineConfig = {}, change: Partial<DeploymentContext> = {}) {
  const pipeline = new GenOpsPipeline(config);
  const deployments = Array.from({ length: count }, (_, k) =>
    pipeline.deploy(service, { ...context, ...change }, `1.0.${k}`),
  );
  return { pipeline, deployments };
}

describe('GenOpsPipeline', () => {
  it('runs its README’s example', () => {
    const pipeline = new GenOpsPipeline({ autonomyLevel: 'governed', seed: '42' });
    const { id, version, status, record } = pipeline.deploy(service, context, '1.0.0');
    expect([id, version]).toEqual(['deploy-000001', '1.0.0']);
    expect(['completed', 'rolled-back', 'blocked', 'escaped']).toContain(status);
    expect(record.judgement.risk!.factors.serviceTier).toBe(0.9);
    expect(record.judgement.risk!.factors.blastRadius).toBe(0.1);
    expect(pipeline.studyMetrics().totalDeployments).toBe(1);
    expect(pipeline.report()).toContain('GenOps Pipeline Results');
  });

  it('is a function of seed and inputs', () => {
    const outcome = (seed: string) =>
      deployMany(40, { seed }).deployments.map(({ status, cycleMinutes }) => [status, cycleMinutes]);
    expect(outcome('a')).toEqual(outcome('a'));
    expect(outcome('a')).not.toEqual(outcome('b'));
  });

  it('keeps services apart: another service in between changes nothing', () => {
    const alone = deployMany(10).deployments.map(({ cycleMinutes }) => cycleMinutes);
    const pipeline = new GenOpsPipeline();
    const between = Array.from({ length: 10 }, () => {
      const { cycleMinutes } = pipeline.deploy(service, context, '1');
      pipeline.deploy({ ...service, id: 'other' }, context, '1');
      return cycleMinutes;
    });
    for (const [k, minutes] of between.entries()) expect(minutes).toBeCloseTo(alone[k]!, 6);
  });

  it('goes on to the next minute of the weekday and hour that it is asked for', () => {
    const { deployments } = deployMany(3, {}, { dayOfWeek: 4, timeOfDayHour: 17, isHotfix: true });
    const minutes = deployments.map(({ record }) => record.judgement.decidedMinute);
    for (const minute of minutes) expect(Math.floor((minute % 10_080) / 1_440)).toBe(4);
    const back = new GenOpsPipeline({ startMinute: 5_000 });
    const { record } = back.deploy(service, { ...context, dayOfWeek: 0, timeOfDayHour: 9 }, '1');
    expect(record.judgement.decidedMinute).toBeGreaterThan(10_080 + 540);
  });

  it('remembers: the second change finds the first as its neighbour, once that has finished', () => {
    const pipeline = new GenOpsPipeline();
    const first = pipeline.deploy(service, context, '1');
    const second = pipeline.deploy(service, { ...context, dayOfWeek: 3 }, '2');
    expect(first.record.judgement.context.neighbours).toEqual([]);
    expect(second.record.judgement.context.neighbours.map(({ index }) => index)).toEqual([0]);
  });

  it('obeys its switches', () => {
    const off = {
      enableContextRag: false,
      enableRiskScoring: false,
      enableCanary: false,
      enableGovernance: false,
    };
    for (const { record } of deployMany(5, off).deployments) {
      expect(record.judgement).toMatchObject({ risk: null, ruling: null });
      expect(record.judgement.context.neighbours).toEqual([]);
      expect(record.rollout?.stages ?? []).toEqual([]);
    }
    // people take it to everyone at once
    expect(deployMany(1, { autonomyLevel: 'shadow' }).deployments[0]!.record.rollout?.stages).toEqual([]);
  });

  it('takes a spent budget as the service reports it', () => {
    const pipeline = new GenOpsPipeline();
    const { record } = pipeline.deploy({ ...service, errorBudgetRemaining: 0 }, context, '1');
    expect(record.review).not.toBeNull();
  });
});

describe('its figures', () => {
  const { pipeline, deployments } = deployMany(200, { settings: { badIntercept: -0.5 } });
  const metrics = pipeline.studyMetrics();
  const count = (status: string): number => deployments.filter((one) => one.status === status).length;

  it('are counts of what was deployed', () => {
    expect(metrics).toMatchObject({
      totalDeployments: 200,
      successful: count('completed'),
      rolledBack: count('rolled-back'),
      failed: count('blocked') + count('escaped'),
      safetyViolations: 0,
    });
    expect(metrics.successRate + metrics.rollbackRate + metrics.failureRate).toBeCloseTo(1, 12);
    expect(metrics.canaryCatchRate).toBeCloseTo(count('rolled-back') / (200 - count('completed')), 12);
    const below = deployments.filter(({ cycleMinutes }) => cycleMinutes < metrics.medianCycleMinutes);
    expect(below).toHaveLength(100);
  });

  it('fill the README’s box, every line as wide as the frame', () => {
    const lines = pipeline.report().split('\n');
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([69]));
    expect(pipeline.report()).toMatch(/Total Deployments: +200\b/);
    expect(pipeline.report()).toMatch(
      new RegExp(`Success Rate: +${(100 * metrics.successRate).toFixed(1)}%`),
    );
    expect(pipeline.report()).toMatch(/Safety Violations: +0\b/);
  });

  it('say n/a before the first deployment', () => {
    const empty = new GenOpsPipeline();
    expect(empty.studyMetrics().successRate).toBeNaN();
    expect(empty.report().match(/n\/a/g)).toHaveLength(5);
  });
});

describe('bad arguments', () => {
  it.each<[PipelineConfig, string]>([
    [{ seed: '' }, 'seed: expected text of 1 to 200 characters'],
    [{ startMinute: Number.NaN }, 'startMinute: expected a finite number of minutes, got NaN'],
    [{ settings: { alpha: 1 } }, 'alpha: expected a number from 0.0001 to 0.2, got 1'],
    [{ autonomyLevel: 'full' as 'shadow' }, 'autonomy: expected one of shadow, assisted, governed, learning'],
    [{ enableCannary: true } as PipelineConfig, 'settings: expected a known parameter, got "enableCannary"'],
  ])('in the config: %o', (config, message) => {
    expect(() => new GenOpsPipeline(config)).toThrow(ArgumentError);
    expect(() => new GenOpsPipeline(config)).toThrow(message);
  });

  it.each<[Partial<PipelineService>, Partial<DeploymentContext>, string]>([
    [{ tier: 'gold' as 'low' }, {}, 'service.tier: expected one of critical, high, medium, low, got "gold"'],
    [{ recentFailureRate: 1.1 }, {}, 'service.recentFailureRate: expected a ratio from 0 to 1, got 1.1'],
    [{ availability99d: 99.95 }, {}, 'service.availability99d: expected a ratio from 0 to 1, got 99.95'],
    [
      {},
      { changeSizeLines: 0 },
      'context.changeSizeLines: expected a whole number from 1 to 10000000, got 0',
    ],
    [{}, { timeOfDayHour: 24 }, 'context.timeOfDayHour: expected a whole number from 0 to 23, got 24'],
    [{}, { dayOfWeek: Number.NaN }, 'context.dayOfWeek: expected a whole number from 0 to 6, got NaN'],
  ])('of a deployment: %o %o', (serviceChange, contextChange, message) => {
    const deploy = () =>
      new GenOpsPipeline().deploy({ ...service, ...serviceChange }, { ...context, ...contextChange }, '1');
    expect(deploy).toThrow(ArgumentError);
    expect(deploy).toThrow(message);
  });
});
