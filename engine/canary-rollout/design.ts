/**
 * A canary designed before any rollout: what each stage detects, from traffic, base rates, bake times and control size.
 * Power is exact (`stagePower`): sums over Poisson counts, equal hosts. Repeated looks are simulated, seeded by rollout.
 */
import { expected } from '../errors.ts';
import { poisson } from '../random/distributions.ts';
import { namedStream } from '../random/streams.ts';
import { stagePower } from './detection-power.ts';
import { alwaysValid } from './judges/always-valid.ts';
import { fixedThresholds, publishedSLO } from './judges/fixed-thresholds.ts';
import { repeatedTest } from './judges/repeated-test.ts';
import { fiveStages } from './rollout.ts';
import type { JudgeKind } from './stage.ts';

/** The stages of the usual plan that a judge sees. */
export const designedStages: readonly number[] = fiveStages
  .map(({ share }) => share)
  .filter((share) => share < 1);

/** `repeated-test` is there for comparison: no rollout of the study is judged by it. */
export const designJudges = ['always-valid', 'fixed-thresholds', 'repeated-test'] as const;
export type DesignJudge = (typeof designJudges)[number];

export interface CanaryDesign {
  /** At full share. */
  readonly requestsPerMinute: number;
  /** Before the change, ratios. */
  readonly baseErrorRate: number;
  readonly baseSlowShare: number;
  /** Minutes of each stage in `designedStages`. */
  readonly bakeMinutes: readonly number[];
  /** Control over canary requests; never more than the rest of the fleet. */
  readonly controlTimes: number;
  /** Added error rate of the defect to find, ratio. */
  readonly lift: number;
  /** False-alarm level of a rollout, and of one look of the repeated test. */
  readonly alpha: number;
  /** Tolerated ratio of canary to control. */
  readonly margin: number;
}

/** What a design may be, ends included. */
export const designRanges = {
  requestsPerMinute: [1, 1_000_000],
  baseErrorRate: [0, 0.1],
  baseSlowShare: [0, 0.1],
  bakeMinutes: [0, 1440],
  controlTimes: [1, 99],
  lift: [0.0001, 0.9],
  alpha: [0.0001, 0.2],
  margin: [1, 3],
} as const satisfies Readonly<Record<keyof CanaryDesign, readonly [number, number]>>;

/** @throws ArgumentError for a value outside its range, or another number of bake times than of stages */
function checkDesign(design: CanaryDesign): void {
  for (const [key, [low, high]] of Object.entries(designRanges)) {
    for (const value of [design[key as keyof CanaryDesign]].flat()) {
      if (!(value >= low && value <= high)) throw expected(key, `a number from ${low} to ${high}`, value);
    }
  }
  const { length } = design.bakeMinutes;
  if (length !== designedStages.length)
    throw expected('bakeMinutes', `${designedStages.length} numbers`, length);
}

/** Fewer requests than this are not judged by fixed thresholds. */
export const MINIMUM_SAMPLE = 100;

export function designJudge(name: DesignJudge, { alpha, margin }: CanaryDesign): JudgeKind {
  switch (name) {
    case 'always-valid':
      return alwaysValid({ alpha, margin });
    case 'fixed-thresholds':
      return fixedThresholds({
        errorRate: publishedSLO.errorRateThreshold,
        successRate: publishedSLO.successRateThreshold,
        slowShare: 0.01, // what the published p99 and p50 limits say of shares
        medianSlowShare: 0.5,
        minimumSample: MINIMUM_SAMPLE,
      });
    case 'repeated-test':
      return repeatedTest(alpha);
  }
}

/** The powers that a smallest lift is given for. */
const designPowers = [0.5, 0.8, 0.95] as const;

export interface DesignedStage {
  /** Share of traffic, ratio. */
  readonly share: number;
  readonly bakeMinutes: number;
  readonly canaryRequests: number;
  readonly controlRequests: number;
  /** Probability of a rollback in this stage alone: at the design's lift, and for a canary like its control. */
  readonly power: number;
  readonly falseAlarm: number;
  /** Smallest added error rates found with the probabilities of `designPowers`, ratios; Infinity when none is. */
  readonly lifts: readonly number[];
}

function requestsOf(
  design: CanaryDesign,
  stage: number,
): { readonly canary: number; readonly control: number } {
  const share = designedStages[stage]!;
  const all = design.requestsPerMinute * design.bakeMinutes[stage]!;
  const canary = Math.round(all * share);
  return {
    canary,
    control: Math.min(Math.round(canary * design.controlTimes), Math.round(all * (1 - share))),
  };
}

/** What each stage detects, judged alone. */
export function designStages(design: CanaryDesign, judge: DesignJudge): DesignedStage[] {
  checkDesign(design);
  const base = { errorRate: design.baseErrorRate, slowShare: design.baseSlowShare };
  return designedStages.map((share, stage) => {
    const { canary, control } = requestsOf(design, stage);
    const power = stagePower(designJudge(judge, design), canary, control, base);
    return {
      share,
      bakeMinutes: design.bakeMinutes[stage]!,
      canaryRequests: canary,
      controlRequests: control,
      power: power.at(design.lift),
      falseAlarm: power.at(0),
      lifts: designPowers.map((wanted) => power.liftFor(wanted)),
    };
  });
}

/** Some rollouts of one stage with repeated looks: at which look each judge first raised an alarm. */
export interface Peeking {
  readonly rollouts: number;
  /** First alarms by look, of a canary like its control (`good`) and of one with the design's lift (`bad`). */
  readonly alarms: Readonly<Record<DesignJudge, Readonly<Record<'good' | 'bad', Uint32Array<ArrayBuffer>>>>>;
}

/**
 * Simulates rollouts `from` up to `to` of one stage, cut into equal parts with a look after each; all judges see the same
 * counts. A rollout's draws follow from its number: parts add up to the whole.
 * @param stage position in `designedStages`
 * @param looks 1 or more
 */
export function* peekingSteps(
  design: CanaryDesign,
  {
    stage,
    looks,
    from,
    to,
  }: { readonly stage: number; readonly looks: number; readonly from: number; readonly to: number },
): Generator<{ readonly done: number; readonly total: number }, Peeking, void> {
  checkDesign(design);
  const all = requestsOf(design, stage);
  const none = () => ({ good: new Uint32Array(looks), bad: new Uint32Array(looks) });
  const alarms = { 'always-valid': none(), 'fixed-thresholds': none(), 'repeated-test': none() };
  const kinds = designJudges.map((name) => [name, designJudge(name, design)] as const);
  const partOf = (requests: number, look: number): number =>
    Math.floor((requests * (look + 1)) / looks) - Math.floor((requests * look) / looks);
  for (let rollout = from; rollout < to; rollout++) {
    yield { done: rollout - from, total: to - from };
    for (const canary of ['good', 'bad'] as const) {
      const next = namedStream('canary designer', `${canary}/${rollout}`);
      const errorRate = design.baseErrorRate + (canary === 'bad' ? design.lift : 0);
      const draw = (requests: number, rate: number): number =>
        Math.min(requests, poisson(next(), requests * Math.min(1, rate)));
      let judging = kinds.map(([name, kind]) => ({ name, judge: kind.start() }));
      for (let look = 0; look < looks && judging.length > 0; look++) {
        const canaryRequests = partOf(all.canary, look);
        const controlRequests = partOf(all.control, look);
        const counts = {
          canaryRequests,
          controlRequests,
          canaryErrors: draw(canaryRequests, errorRate),
          controlErrors: draw(controlRequests, design.baseErrorRate),
          canarySlow: draw(canaryRequests, design.baseSlowShare),
          controlSlow: draw(controlRequests, design.baseSlowShare),
        };
        judging = judging.filter(({ name, judge }) => {
          const alarm = judge.look(counts);
          if (alarm) alarms[name][canary][look]! += 1;
          return !alarm;
        });
      }
    }
  }
  return { rollouts: to - from, alarms };
}

/** A part of one simulation added to what is known; the sum's counts are changed in place. */
export function addPeeking(sum: Peeking, part: Peeking): Peeking {
  for (const judge of designJudges) {
    for (const canary of ['good', 'bad'] as const) {
      const counts = sum.alarms[judge][canary];
      part.alarms[judge][canary].forEach((count, look) => (counts[look]! += count));
    }
  }
  return { rollouts: sum.rollouts + part.rollouts, alarms: sum.alarms };
}
