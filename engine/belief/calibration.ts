/**
 * The fair and the strict comparison: in each draw two inputs are solved again, on the traditional arm alone, so that it
 * has the published success and the published median.
 *
 * Both targets are met on average, not by the chance of one run: success in expectation over the mix of changes, the
 * median on a sample of the arm's own, larger than the draw. So a draw's traditional arm lies around the targets by as
 * much as a run of its size does, and a larger run of the same settings lies nearer.
 */
import { TraditionalArm } from '../pipeline/index.ts';
import { logistic, standardNormal } from '../random/distributions.ts';
import { sobolPoints } from '../random/sobol-points.ts';
import { deliveryConfig, deliverySlots } from '../simulator/arm-config.ts';
import { arrivals, studyDays } from '../simulator/arrivals.ts';
import { drawPlan } from '../simulator/draws.ts';
import { parameters, type SettingChanges, type Settings, withSettings } from '../simulator/settings.ts';
import { logOddsOfBad, Workload } from '../simulator/workload.ts';
import { buildWorld } from '../simulator/world.ts';
import { quantile } from '../statistics/index.ts';
import { finished, rounded } from './draw.ts';

/** How the two arms of a draw are compared. */
export type Comparison =
  | { readonly kind: 'free' }
  /** @property baseline published success of the traditional arm, ratio */
  | { readonly kind: 'fair' | 'strict'; readonly baseline: number };

/** The published median of the traditional arm, minutes. */
export const TARGET_MEDIAN = 52.8;

/** What was solved; NaN where no accepted value reaches the target. */
type Solved = Readonly<Record<'badIntercept' | 'attentionMedian', number>>;

/** What may not differ between the arms in the strict comparison, because no pillar does it. */
export function strictly(changes: SettingChanges): SettingChanges {
  const { operationalFailuresTraditional: failures } = changes;
  return {
    ...changes,
    unattributedEscapes: 0,
    ...(failures === undefined ? {} : { operationalFailuresGenops: failures }),
  };
}

/**
 * Solves odds of a bad change and wait for a reviewer. Yields between its runs of the arm.
 * @param changes a draw's settings, strict already where they must be
 * @param baseline success of the traditional arm, ratio
 * @param seed of the sample on which the median is solved
 */
export function* solveSteps(
  changes: SettingChanges,
  baseline: number,
  seed: string,
): Generator<void, Solved, void> {
  const settings = withSettings(changes);
  const badIntercept = solveIntercept(settings, baseline);
  if (Number.isNaN(badIntercept)) return { badIntercept, attentionMedian: Number.NaN };
  return { badIntercept, attentionMedian: yield* solveAttention({ ...settings, badIntercept }, seed) };
}

// Success: linear in the share of bad changes, so no run is needed.

/** Share of completed deployments of the traditional arm among bad and among good changes, ratios. */
function completedShares(s: Settings): { readonly bad: number; readonly good: number } {
  const ran = 1 - s.operationalFailuresTraditional;
  const { reviewerSensitivity: found, reviewerSpecificity: passed, mendProbability: mended } = s;
  const bad = found * mended * ran + (1 - found) * s.unattributedEscapes;
  return { bad, good: (passed + (1 - passed) * mended) * ran };
}

/** Success of the traditional arm, expected over the mix of changes, ratio. */
export function expectedSuccess(settings: Settings): number {
  const { bad, good } = completedShares(settings);
  const share = badShare(mixOf(settings), settings.badIntercept);
  return share * bad + (1 - share) * good;
}

const MIX_POINTS = 2048;
const SERVICES = 127;

/** Log-odds of the mix of changes at intercept 0: even points over service, size, kind and time. */
function mixOf(settings: Settings): Float64Array {
  const services = buildWorld(settings, SERVICES);
  const at0 = { ...settings, badIntercept: 0 };
  const points = sobolPoints(6, 'mix of changes');
  return Float64Array.from({ length: MIX_POINTS }, (_, i) => {
    const [where, size, migration, config, hotfix, time] = points.at(i) as unknown as readonly number[];
    let left = where!;
    const service = services.find(({ weight }) => (left -= weight) <= 0) ?? services[0]!;
    const kind = {
      migration: migration! < settings.migrationShare,
      config: config! < settings.configShare,
      hotfix: hotfix! < settings.hotfixShare,
    };
    const atWork = time! < settings.workingHoursShare;
    return logOddsOfBad(at0, kind, standardNormal(size!), atWork, service.fragility);
  });
}

function badShare(mix: Float64Array, intercept: number): number {
  return mix.reduce((sum, odds) => sum + logistic(intercept + odds), 0) / mix.length;
}

/** The intercept, in thousandths; NaN outside what the parameter accepts. */
function solveIntercept(settings: Settings, target: number): number {
  const { bad, good } = completedShares(settings);
  const wanted = (good - target) / (good - bad);
  const mix = mixOf(settings);
  const miss = (intercept: number): number => badShare(mix, intercept) - wanted;
  return Math.round(finished(rootSteps(miss, parameters.badIntercept.range, 1e-7)) * 1000) / 1000;
}

// The median: the arm itself, on a sample of changes that is drawn once and delivered under each wait that is tried.

const SAMPLE = 8000;
const TOLERANCE = 0.02; // minutes asked for, up to .06 reached: the search also tests halved values; chance moves the sample's median by half a minute
/** TableColumns of a change's uniforms that the traditional arm reads: those of `study/…`, which come first. */
const WIDTH = Object.entries(drawPlan).reduce(
  (sum, [label, count]) => sum + (label.startsWith('study/') ? count : 0),
  0,
);

/** The median of the traditional arm as a function of the wait until a reviewer starts. */
function medianOf(settings: Settings, seed: string): (attentionMedian: number) => number {
  const services = buildWorld(settings, SERVICES);
  const days = studyDays(settings, SAMPLE);
  const minutes = arrivals(settings, SAMPLE, days, seed, 'calibration/arrival');
  const workload = new Workload(settings, services, seed, 'calibration/');
  const rows = new Float64Array(SAMPLE * WIDTH);
  const changes = Array.from(minutes, (minute, i) => {
    const { change, defect } = workload.next(i, minute);
    rows.set(workload.draws.row.subarray(0, WIDTH), i * WIDTH);
    return { change, defect, row: rows.subarray(i * WIDTH, (i + 1) * WIDTH) };
  });
  const slots = deliverySlots(workload.draws.offsets);
  return (attentionMedian) => {
    const arm = new TraditionalArm(deliveryConfig({ ...settings, attentionMedian }), slots, services, days);
    const cycles = Float64Array.from(
      changes,
      ({ change, defect, row }) => arm.deliver(change, defect, row).cycleMinutes,
    );
    return quantile(cycles, 0.5);
  };
}

/** The wait, in four digits; NaN when the rest takes longer than the target already. */
function* solveAttention(settings: Settings, seed: string): Generator<void, number, void> {
  const median = medianOf(settings, seed);
  const miss = (wait: number): number => median(wait) - TARGET_MEDIAN;
  const [, longest] = parameters.attentionMedian.range;
  let enough = parameters.attentionMedian.value;
  for (; enough < longest && miss(enough) < 0; enough *= 2) yield;
  return rounded(yield* rootSteps(miss, [0, Math.min(enough, longest)], TOLERANCE));
}

/**
 * Where a monotone function is 0, by false position (Illinois: the end that sticks counts half). Yields before each
 * evaluation.
 * @returns NaN when it has one sign at both ends
 */
function* rootSteps(
  f: (x: number) => number,
  bracket: readonly [number, number],
  tolerance: number,
): Generator<void, number, void> {
  let [a, b] = bracket;
  yield;
  let fa = f(a);
  yield;
  let fb = f(b);
  if (fa * fb > 0) return Number.NaN;
  let x = Math.abs(fa) < Math.abs(fb) ? a : b;
  for (let left = 60; left > 0 && Math.min(Math.abs(fa), Math.abs(fb)) > tolerance; left--) {
    yield;
    x = a - (fa * (b - a)) / (fb - fa);
    const fx = f(x);
    if (Math.abs(fx) <= tolerance) return x;
    if (fx * fa > 0) {
      [a, fa] = [x, fx];
      fb /= 2;
    } else {
      [b, fb] = [x, fx];
      fa /= 2;
    }
  }
  return x;
}
