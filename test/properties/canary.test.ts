import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  CanaryRollout,
  fiveStages,
  type InconclusiveRule,
  type RolloutConfig,
  sevenStages,
} from '../../engine/canary-rollout/index.ts';
import { type Defect, noDefect } from '../../engine/domain/change.ts';
import { calm, compared, drawsFrom, fixed } from '../engine/canary-rollout/rollout-of.ts';
import { forRuns } from '../for-all.ts';

const ratio = fc.double({ min: 0, max: 1, noNaN: true });
const config: fc.Arbitrary<RolloutConfig> = fc.record({
  judge: fc.constantFrom(compared, fixed),
  control: fc.constantFrom('same-size' as const, 'rest-of-fleet' as const),
  bakeScale: fc.double({ min: 0.05, max: 3, noNaN: true }),
  rampMinutes: fc.double({ min: 0, max: 60, noNaN: true }),
  inconclusive: fc.constantFrom<InconclusiveRule[]>('promote', 'skip', 'hold', 'review'),
  toleratedLift: fc.double({ min: 0.0005, max: 0.2, noNaN: true }),
  holdMinutes: fc.double({ min: 1, max: 1_440, noNaN: true }),
  hostSpread: fc.double({ min: 0, max: 0.3, noNaN: true }),
  noise: fc.record({
    spikeProbability: fc.constantFrom(0, 0.05, 1),
    spikeFactor: fc.constantFrom(1, 100),
    spikeShared: ratio,
  }),
  injectionRate: fc.constantFrom(0, 0.5, 1),
  verification: fc.constantFrom(
    { kind: 'none' } as const,
    { kind: 'by-hand', minutes: 10, power: 0.8 } as const,
  ),
  rollbackMinutes: fc.double({ min: 0, max: 240, noNaN: true }),
  trafficAt: fc.constantFrom(
    calm.trafficAt,
    () => 0,
    () => 1.5,
  ),
});
const target = fc.record({
  requestsPerMinute: fc.constantFrom(0, 1, 90, 6_000, 100_000),
  baseErrorRate: fc.constantFrom(0, 0.0005, 0.1, 0.5),
  baseSlowShare: fc.constantFrom(0, 0.004, 0.5),
});
const defect: fc.Arbitrary<Defect> = fc.oneof(
  fc.constant(noDefect),
  fc.record({
    kind: fc.constantFrom('errors' as const, 'slow' as const, 'silent' as const),
    lift: ratio,
    visibleAbove: fc.constantFrom(0, 0.3, 0.7),
  }),
);
const example = fc.record({
  config,
  target,
  defect,
  plan: fc.constantFrom(fiveStages, sevenStages),
  start: fc.double({ min: -1e4, max: 1e6, noNaN: true }),
  seed: fc.string(),
});
type Example = typeof example extends fc.Arbitrary<infer T> ? T : never;

const run = ({ config: how, target: where, defect: what, plan, start, seed }: Example) =>
  new CanaryRollout(how).run(plan, where, what, start, drawsFrom(seed)());

it('a breach is the last stage: traffic never rises after it', () => {
  let breaches = 0;
  forRuns(300, example, (one) => {
    const { stages, rolledBack, rollbackShare, byVerification } = run(one);
    const breach = stages.findIndex(({ verdict }) => verdict === 'breach');
    if (breach >= 0) {
      breaches += 1;
      expect(breach).toBe(stages.length - 1);
      expect(rollbackShare).toBe(stages[breach]?.share);
    }
    expect(rolledBack).toBe(breach >= 0 || byVerification);
    if (byVerification) expect(rollbackShare).toBe(1);
    if (!rolledBack) expect(rollbackShare).toBe(0);
  });
  expect(breaches).toBeGreaterThan(30);
});

it('stages come in the order of the plan, none left out, and time does not run back', () =>
  forRuns(200, example, (one) => {
    const { stages, startMinute, endMinute, rolledBack } = run(one);
    expect(stages.map(({ share }) => share)).toEqual(
      one.plan.slice(0, stages.length).map(({ share }) => share),
    );
    if (!rolledBack) expect(stages.at(-1)?.share).toBe(1);
    const minutes = [startMinute, ...stages.map((stage) => stage.endMinute), endMinute];
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
  }));

it('no stage counts more events than requests, and evidence is a number', () =>
  forRuns(200, example, (one) => {
    for (const stage of run(one).stages) {
      for (const events of [stage.canaryErrors, stage.canarySlow]) {
        expect(events).toBeGreaterThanOrEqual(0);
        expect(events).toBeLessThanOrEqual(stage.canaryRequests);
      }
      for (const events of [stage.controlErrors, stage.controlSlow])
        expect(events).toBeLessThanOrEqual(stage.controlRequests);
      expect(stage.evidence).not.toBeNaN();
    }
  }));

it('no rollout takes longer than its service was reserved for', () =>
  forRuns(200, example, (one) => {
    const { startMinute, endMinute } = run(one);
    const reserved = new CanaryRollout(one.config).longestMinutes(one.plan, drawsFrom(one.seed)());
    expect(endMinute - startMinute).toBeLessThanOrEqual(reserved + 1e-6);
  }));
