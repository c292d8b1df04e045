import { describe, expect, it } from 'vitest';
import { ln, logistic } from '../../../engine/random/distributions.ts';
import { defaultSettings, type SettingChanges, withSettings } from '../../../engine/simulator/settings.ts';
import { type DrawnChange, Workload } from '../../../engine/simulator/workload.ts';
import { buildWorld } from '../../../engine/simulator/world.ts';

const COUNT = 10_000;
const MONDAY_NOON = 720;
const SUNDAY_NIGHT = 9_900;

function drawn(changes: SettingChanges = {}, minute = MONDAY_NOON, count = COUNT): DrawnChange[] {
  const settings = withSettings(changes);
  const workload = new Workload(settings, buildWorld(settings, 127), 'test');
  return Array.from({ length: count }, (_, index) => workload.next(index, minute));
}

const share = (all: readonly DrawnChange[], wanted: (one: DrawnChange) => boolean): number =>
  all.filter(wanted).length / all.length;
const isBad = ({ defect }: DrawnChange): boolean => defect.kind !== 'none';
/** Four standard errors of a share. */
const within = (p: number, count = COUNT): number => 4 * Math.sqrt((p * (1 - p)) / count);

const study = drawn();
const bad = drawn({ badIntercept: 1, badPerFragility: 0, badPerLogLines: 0 }).filter(isBad);

describe('changes', () => {
  it.each([
    ['migrations', 0.06, (d: DrawnChange) => d.change.migration],
    ['configuration', 0.18, (d: DrawnChange) => d.change.config],
    ['hotfixes', 0.04, (d: DrawnChange) => d.change.hotfix],
    ['more than 60 lines', 0.5, (d: DrawnChange) => d.change.lines > 60],
  ])('%s: a share of %d', (_, p, wanted) =>
    expect(Math.abs(share(study, wanted) - p)).toBeLessThan(within(p) + 0.005),
  );

  it('touch half the square root of their lines in files, at the median', () => {
    const above = share(study, ({ change }) => change.files >= 0.5 * Math.sqrt(change.lines));
    expect(above).toBeGreaterThan(0.5 - within(0.5));
    const large = study.filter(({ change }) => change.lines > 2_000);
    const more = share(large, ({ change }) => change.files > 0.5 * Math.sqrt(change.lines));
    expect(Math.abs(more - 0.5)).toBeLessThan(within(0.5, large.length) + 0.03);
    expect(Math.min(...study.map(({ change }) => change.files))).toBe(1);
  });

  it('go to services by their weights', () => {
    const services = buildWorld(defaultSettings, 127);
    const busiest = services.reduce((a, b) => (b.weight > a.weight ? b : a));
    const found = share(study, ({ change }) => change.service === busiest.index);
    expect(Math.abs(found - busiest.weight)).toBeLessThan(within(busiest.weight));
  });
});

describe('bad changes', () => {
  it('are as frequent as the logistic of the intercept, where nothing else matters', () => {
    const plain = drawn({
      badPerLogLines: 0,
      badMigration: 0,
      badConfig: 0,
      badHotfix: 0,
      badOffHours: 0,
      badPerFragility: 0,
      badIntercept: -2,
    });
    const p = logistic(-2);
    expect(Math.abs(share(plain, isBad) - p)).toBeLessThan(within(p));
  });

  it('are about one in seven at the defaults: the traditional arm mends a fifth of them and then succeeds at 89%', () => {
    // success = 1 − bad (1 − .25 × .8) − good × .02 × .2, so 89% needs 13.4% of bad changes; off hours add a little
    expect(Math.abs(share(study, isBad) - 0.134)).toBeLessThan(within(0.134) + 0.004);
  });

  it.each([
    ['large changes', (d: DrawnChange) => d.change.lines > 60, (d: DrawnChange) => d.change.lines <= 60],
    ['migrations', (d: DrawnChange) => d.change.migration, (d: DrawnChange) => !d.change.migration],
    ['hotfixes', (d: DrawnChange) => d.change.hotfix, (d: DrawnChange) => !d.change.hotfix],
    ['configuration', (d: DrawnChange) => d.change.config, (d: DrawnChange) => !d.change.config],
  ])('are more frequent among %s', (_, such, others) =>
    expect(share(study.filter(such), isBad)).toBeGreaterThan(share(study.filter(others), isBad)),
  );

  it('are more frequent off hours, and bad by day is bad by night: the same uniform decides', () => {
    const night = drawn({}, SUNDAY_NIGHT);
    expect(share(night, isBad)).toBeGreaterThan(share(study, isBad));
    expect(study.every((day, i) => !isBad(day) || isBad(night[i]!))).toBe(true);
  });

  it('are 65% errors, 20% slow, 15% silent, and 15% need load', () => {
    const n = bad.length;
    expect(Math.abs(share(bad, ({ defect }) => defect.kind === 'errors') - 0.65)).toBeLessThan(
      within(0.65, n),
    );
    expect(Math.abs(share(bad, ({ defect }) => defect.kind === 'slow') - 0.2)).toBeLessThan(within(0.2, n));
    expect(Math.abs(share(bad, ({ defect }) => defect.kind === 'silent') - 0.15)).toBeLessThan(
      within(0.15, n),
    );
    const loaded = bad.filter(({ defect }) => defect.visibleAbove > 0);
    expect(Math.abs(loaded.length / n - 0.15)).toBeLessThan(within(0.15, n));
    expect(loaded.every(({ defect }) => defect.visibleAbove > 0.3 && defect.visibleAbove < 1)).toBe(true);
  });

  it('raise errors by .2% and a lognormal of median 2%, and never above everything', () => {
    const lifts = bad.filter(({ defect }) => defect.kind === 'errors').map(({ defect }) => defect.lift);
    expect(Math.min(...lifts)).toBeGreaterThan(0.002);
    expect(Math.max(...lifts)).toBeLessThanOrEqual(1);
    const above = lifts.filter((lift) => lift > 0.022).length / lifts.length;
    expect(Math.abs(above - 0.5)).toBeLessThan(within(0.5, lifts.length));
  });

  it('come back with a quarter of the odds, from those that were bad and those that were not', () => {
    const p = logistic(1 + ln(0.25));
    const all = drawn({
      badIntercept: 1,
      badPerFragility: 0,
      badPerLogLines: 0,
      badMigration: 0,
      badConfig: 0,
      badHotfix: 0,
    });
    expect(Math.abs(share(all, ({ retryDefect }) => retryDefect.kind !== 'none') - p)).toBeLessThan(
      within(p),
    );
    expect(drawn({ retryDefectOdds: 0 }).every(({ retryDefect }) => retryDefect.kind === 'none')).toBe(true);
  });
});
