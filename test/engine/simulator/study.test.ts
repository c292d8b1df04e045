import { describe, expect, it } from 'vitest';
import { ArgumentError, loadSha256, rowAt, type SettingChanges, studySteps } from '../../../engine/index.ts';
import { columnsOf } from '../../../engine/simulator/ledger.ts';
import type { StudyConfig } from '../../../engine/simulator/scenario.ts';
import { configOf, finish, sha256, studyOf } from '../study-of.ts';

const short = { warmUpDays: 7 } as const;
const study = studyOf(300, short);

describe('a digest', () => {
  it('is equal for equal config, whatever the scenario is called, and with another hasher', async () => {
    const renamed = { ...configOf(300, short), scenario: 'another name' };
    expect(finish(studySteps(renamed, await loadSha256())).digest).toBe(study.digest);
    expect(study.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, number, SettingChanges, string]>([
    ['another seed', 300, {}, 'other'],
    ['one more deployment', 301, {}, 'test'],
    ['a setting that changes outcomes', 300, { badIntercept: -2 }, 'test'],
    ['a setting that this run never comes to use', 300, { holdMinutes: 61 }, 'test'],
  ])('is another for %s', (_, n, changes, seed) =>
    expect(studyOf(n, { ...short, ...changes }, seed).digest).not.toBe(study.digest),
  );
});

it('a hasher may serve two studies at once, which take turns', () => {
  const alone = [studyOf(600, short, 'a').digest, studyOf(40, short, 'b').digest];
  const steps = [studySteps(configOf(600, short, 'a'), sha256), studySteps(configOf(40, short, 'b'), sha256)];
  const together: (string | undefined)[] = [undefined, undefined];
  while (together.includes(undefined)) {
    steps.forEach((one, k) => {
      const step = together[k] === undefined ? one.next() : null;
      if (step?.done === true) together[k] = step.value.digest;
    });
  }
  expect(together).toEqual(alone);
});

describe('a study', () => {
  it('keeps under 200 bytes a deployment, audit heads included', () => {
    const bytes = columnsOf(study.ledger).reduce((sum, column) => sum + column.byteLength, 0);
    expect((bytes + study.heads.byteLength) / 300).toBeLessThan(200);
    expect(bytes / 300).toBeGreaterThan(50);
  });

  it('reports progress that does not run back, up to all deployments', () => {
    const steps = studySteps(configOf(300, short), sha256);
    const heard: number[] = [];
    for (let step = steps.next(); step.done !== true; step = steps.next()) {
      expect(step.value.total).toBe(300);
      heard.push(step.value.done);
    }
    expect(heard.length).toBeGreaterThan(10);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard.at(-1)).toBe(300);
  });

  it.each([1, 2, 3, 19])('of %d deployments runs, and measures what there is', (n) => {
    const { ledger, measures, heads, days } = studyOf(n);
    expect(ledger.deployments).toBe(n);
    expect(heads.length).toBe(32 * n);
    expect(days).toBe(7);
    expect(measures.traditional.deployments).toBe(n);
    expect(measures.genops.medianCycleMinutes.value).toBeGreaterThan(0);
    const { lower, upper } = measures.cycleTimeReduction;
    expect(lower).toBeLessThanOrEqual(measures.cycleTimeReduction.value);
    expect(upper).toBeGreaterThanOrEqual(measures.cycleTimeReduction.value);
  });

  it('of one deployment knows no end of its intervals, and says so without NaN', () => {
    const { cycleTimeReduction, genops } = studyOf(1).measures;
    expect(genops.medianCycleMinutes).toMatchObject({ lower: -Infinity, upper: Infinity });
    expect(cycleTimeReduction).toMatchObject({ lower: -Infinity, upper: 1 });
  });

  it('with all pillars off is a plain delivery without score, context, canary or policies', () => {
    const off = {
      enableContextRag: false,
      enableRiskScoring: false,
      enableCanary: false,
      enableGovernance: false,
    };
    const { ledger, measures } = studyOf(300, { ...short, ...off });
    const { genops } = ledger;
    expect(new Set(genops.riskScore)).toEqual(new Set([-1]));
    expect(Math.max(...genops.policies, ...genops.stagesRun, ...genops.deferredMinutes)).toBe(0);
    expect(measures.genops).toMatchObject({ rolledBack: 0, blocked: 0, reviewed: 0 });
    expect(measures.genops.escaped).toBe(measures.canary.badChanges);
    expect(measures.risk).toMatchObject({
      auc: Number.NaN,
      aucInterval: { lower: Number.NaN },
      roc: [],
      captured: [],
      calibration: [],
    });
    // prepare, overhead 1.5, deploy 8
    expect(Math.min(...genops.cycleMinutes)).toBeGreaterThan(9.5);
    expect(measures.genops.medianCycleMinutes.value).toBeGreaterThan(14.5);
    expect(measures.genops.medianCycleMinutes.value).toBeLessThan(16.5);
  });
});

describe('a ledger', () => {
  it('gives rows that say what the columns say', () => {
    const row = rowAt(study.ledger, 7);
    expect(row).toMatchObject({
      index: 7,
      minute: study.ledger.minute[7],
      service: study.ledger.service[7],
      lines: study.ledger.lines[7],
    });
    expect(row.genops.riskScore).toBe(study.ledger.genops.riskScore[7]);
    expect(row.traditional.cycleMinutes).toBe(study.ledger.traditional.cycleMinutes[7]);
  });

  it.each([-1, 300, 0.5, Number.NaN])('has no row %d', (index) =>
    expect(() => rowAt(study.ledger, index)).toThrow('rowAt: index: expected a whole number from 0 to 299'),
  );

  it('is in order of time', () => expect(study.ledger.minute).toEqual(study.ledger.minute.slice().sort()));
});

describe('a bad config', () => {
  const config = configOf(300);
  it.each<[Partial<Record<keyof StudyConfig, unknown>>, string]>([
    [{ deployments: 0 }, 'deployments: expected a whole number from 1 to 1,000,000, got 0'],
    [{ deployments: 1.5 }, 'deployments: expected a whole number from 1 to 1,000,000, got 1.5'],
    [{ deployments: 1e12 }, 'deployments: expected a whole number from 1 to 1,000,000, got 1000000000000'],
    [{ deployments: Number.NaN }, 'got NaN'],
    [{ deployments: '500' }, 'got "500"'],
    [{ seed: '' }, 'seed: expected text of 1 to 200 characters, got ""'],
    [{ seed: 42 }, 'seed: expected text of 1 to 200 characters, got 42'],
    [{ seed: 'x'.repeat(10_000) }, '(10000 characters)'],
    [{ settings: { ...config.settings, alpha: 7 } }, 'alpha: expected a number from 0.0001 to 0.2, got 7'],
    [{ settings: {} }, 'expected'],
  ])('%o is refused before anything runs', (change, message) => {
    const start = () => studySteps({ ...config, ...change } as StudyConfig, sha256).next();
    expect(start).toThrow(ArgumentError);
    expect(start).toThrow(message);
  });
});
