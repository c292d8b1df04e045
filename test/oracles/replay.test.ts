/** Oracle: the first release itself, run on Python with its clock frozen (test/fixtures/replay-*.json). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CPythonRandom } from '../../engine/random/cpython.ts';
import {
  drawHistory,
  FAILURE_REASONS,
  FAILURE_STAGES,
  HISTORY_LENGTH,
  HISTORY_SERVICES,
} from '../../engine/replay/history.ts';
import {
  type ReplayRow,
  replayFirstRelease,
  replayRowAt,
  type StageMetrics,
} from '../../engine/replay/index.ts';
import { drawServices } from '../../engine/replay/world.ts';

type Cell = string | number | null;

interface Summary {
  readonly deployments: number;
  readonly seed: number;
  readonly meanRisk: number;
  readonly rowsSha256: string;
}

interface Run {
  readonly deployments: number;
  readonly seed: number;
  readonly services: readonly Readonly<Record<string, unknown>>[];
  readonly history: readonly (readonly Cell[])[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly canaryMetrics: readonly (readonly (readonly Cell[])[])[];
}

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));
}

function mean(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0) / column.length;
}

const bit = (value: boolean): number => (value ? 1 : 0);

/** A row in the fixture's columns and spelling. */
function asRecorded(row: ReplayRow): Readonly<Record<string, Cell>> {
  return {
    service: row.service,
    lines: row.lines,
    files: row.files,
    mig: bit(row.migration),
    cfg: bit(row.config),
    hot: bit(row.hotfix),
    hour: row.hour,
    dow: row.weekday,
    inj: row.injectedStage,
    status: row.status,
    stages: row.stagesRun,
    rbstage: row.rollbackStage,
    us: row.cycleTimeMicroseconds,
    risk: row.riskScore,
    level: row.riskLevel,
    sim: row.similar,
    simfail: row.similarFailures,
    conf: row.confidence,
    appr: bit(row.approval),
    events: row.auditEvents,
  };
}

function metricsAsRecorded(metrics: StageMetrics): readonly Cell[] {
  const { stage, seconds, errorRate, p50Ms, p99Ms, successRate, violations } = metrics;
  return [stage, seconds, errorRate, p50Ms, p99Ms, successRate, violations];
}

describe.each(fixture('replay-summary') as readonly Summary[])(
  '$deployments deployments, seed $seed',
  (summary) => {
    it('come to the same figures and the same digest of all rows', async () => {
      const { meanRisk, ...figures } = summary;
      const { seed, rows, ...replay } = await replayFirstRelease(summary);
      expect({ ...replay, seed: Number(seed) }).toMatchObject(figures);
      // the digest holds every score; the recorded mean was summed without rounding, ours is not
      expect(mean(rows?.riskScore ?? new Float64Array())).toBeCloseTo(meanRisk, 12);
    });
  },
);

describe.each(['replay-500-seed24', 'replay-500-seed42'])('%s', (name) => {
  const recorded = fixture(name) as Run;

  it('draws the same services', () => {
    const drawn = drawServices(new CPythonRandom(recorded.seed)).map((service) => ({
      name: service.name,
      tier: service.tier.toUpperCase(),
      deps: service.dependencies,
      freq: service.deploymentsPerDay,
      fail: service.recentFailureRate,
      budget: service.errorBudgetLeft,
      lat: service.latencyMs,
      avail: service.availability,
    }));
    expect(drawn).toEqual(recorded.services);
  });

  it('draws the same history', () => {
    const random = new CPythonRandom(recorded.seed);
    drawServices(random);
    const history = drawHistory(random);
    const drawn = Array.from({ length: HISTORY_LENGTH }, (_, i) => [
      HISTORY_SERVICES[history.service[i] ?? -1],
      history.succeeded[i],
      history.lines[i],
      history.migration[i],
      history.config[i],
      FAILURE_REASONS[history.reason[i] ?? -1] ?? null,
      FAILURE_STAGES[history.stage[i] ?? -1] ?? null,
      history.ageDays[i],
    ]);
    expect(drawn).toEqual(recorded.history);
  });

  it('makes the same of every deployment, in every column', async () => {
    const { rows } = await replayFirstRelease(recorded, { keep: 'rows' });
    const made = recorded.rows.map((_, i) => {
      const row = rows === null ? {} : asRecorded(replayRowAt(rows, i));
      return recorded.columns.map((column) => row[column]);
    });
    expect(made).toEqual(recorded.rows);
  });

  it('measures the same at every stage of the first deployments, and records their seconds', async () => {
    const first = recorded.canaryMetrics.length;
    const { canaryMetrics, rows } = await replayFirstRelease(recorded, {
      keep: 'rows',
      canaryMetricsOfFirst: first,
    });
    expect(canaryMetrics.map((stages) => stages.map(metricsAsRecorded))).toEqual(recorded.canaryMetrics);
    const seconds = recorded.canaryMetrics.map((stages) =>
      stages.reduce((sum, stage) => sum + Number(stage[1]), 0),
    );
    expect([...(rows?.canarySeconds.slice(0, first) ?? [])]).toEqual(seconds);
  });
});
