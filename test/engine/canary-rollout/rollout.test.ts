import { describe, expect, it } from 'vitest';
import {
  CanaryRollout,
  diurnalTraffic,
  fiveStages,
  type RolloutConfig,
  rolloutCompleteMinute,
  type StageRecord,
  sevenStages,
} from '../../../engine/canary-rollout/index.ts';
import type { Defect } from '../../../engine/domain/change.ts';
import { busy, calm, errors, evenDraws, quiet, rolloutOf } from './rollout-of.ts';

const shares = ({ stages }: { readonly stages: readonly StageRecord[] }): number[] =>
  stages.map(({ share }) => share);

describe('the plans', () => {
  it('move 1-5-25-50-100% of traffic, and 1-2-5-10-25-50-100% at high risk', () => {
    expect(shares({ stages: fiveStages as unknown as StageRecord[] })).toEqual([0.01, 0.05, 0.25, 0.5, 1]);
    expect(sevenStages.map(({ share }) => share)).toEqual([0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1]);
  });

  it('bake for 35 and 57.5 minutes on average, as the published code draws it', () => {
    const mean = (plan: typeof fiveStages): number =>
      plan.reduce((sum, { bake: [from, to] }) => sum + (from + to) / 2, 0);
    expect(mean(fiveStages)).toBe(35);
    expect(mean(sevenStages)).toBe(7.5 * 4 + 5 + 20 - 0);
  });
});

describe('a rollout without a defect', () => {
  const rollout = rolloutOf();

  it('goes through every stage in order and stays', () => {
    expect(shares(rollout)).toEqual([0.01, 0.05, 0.25, 0.5, 1]);
    expect(rollout.rolledBack).toBe(false);
    expect(rollout.rollbackShare).toBe(0);
  });

  it('takes a ramp for each stage and the bake of all but the last', () => {
    // uniforms of .5: the middle of each bake
    expect(rollout.stages.map(({ bakeMinutes }) => bakeMinutes)).toEqual([7.5, 7.5, 10, 10, 0]);
    expect(rollout.endMinute - rollout.startMinute).toBe(5 + 35);
    expect(rollout.stages.at(-1)?.endMinute).toBe(rollout.endMinute);
  });

  it('scales its bakes', () => {
    const short = rolloutOf({ config: { bakeScale: 0.3 } });
    expect(short.endMinute - short.startMinute).toBeCloseTo(5 + 10.5, 12);
  });

  it('is not judged at full traffic, where no control is left', () => {
    const last = rollout.stages.at(-1);
    expect(last).toMatchObject({ share: 1, verdict: 'not-judged', canaryRequests: 0, controlRequests: 0 });
  });
});

describe('traffic', () => {
  it('of a stage is its share of the service’s, over its bake', () =>
    expect(rolloutOf().stages.map(({ canaryRequests }) => canaryRequests)).toEqual([
      450, 2_250, 15_000, 30_000, 0,
    ]));

  it('of the control is of the same size, or the rest of the fleet', () => {
    const same = rolloutOf().stages;
    const rest = rolloutOf({ config: { control: 'rest-of-fleet' } }).stages;
    expect(same.every((stage) => stage.controlRequests === stage.canaryRequests)).toBe(true);
    expect(rest.map(({ controlRequests }) => controlRequests)).toEqual([44_550, 42_750, 45_000, 30_000, 0]);
    expect(rest.map(({ canaryRequests }) => canaryRequests)).toEqual(
      same.map(({ canaryRequests }) => canaryRequests),
    );
  });

  it('swings over the day, highest at 14:00 and lowest at 2:00', () => {
    const traffic = diurnalTraffic(0.5);
    expect(traffic(14 * 60)).toBeCloseTo(1.5, 14);
    expect(traffic(2 * 60)).toBeCloseTo(0.5, 14);
    expect(traffic(8 * 60)).toBeCloseTo(1, 14);
    expect(traffic(14 * 60 - 10_080)).toBe(traffic(14 * 60));
    const day = Array.from({ length: 1440 }, (_, minute) => traffic(minute));
    expect(day.reduce((sum, x) => sum + x, 0) / 1440).toBeCloseTo(1, 12);
    expect(new Set(Array.from({ length: 1440 }, (_, minute) => diurnalTraffic(0)(minute)))).toEqual(
      new Set([1]),
    );
  });
});

describe('a rollout with a defect', () => {
  it('is withdrawn at the first stage that shows it, and takes the rollback on top', () => {
    const rollout = rolloutOf({ defect: errors(0.05) });
    expect(shares(rollout)).toEqual([0.01]);
    expect(rollout.stages[0]?.verdict).toBe('breach');
    expect(rollout).toMatchObject({ rolledBack: true, rollbackShare: 0.01, byVerification: false });
    expect(rollout.endMinute - rollout.startMinute).toBe(1 + 7.5 + 3);
  });

  it('is withdrawn later where it shows only under load', () => {
    expect(rolloutOf({ defect: errors(0.05, 0.3) }).rollbackShare).toBe(0.5);
    expect(rolloutOf({ defect: errors(0.05, 0.5) }).rolledBack).toBe(false);
  });

  it('is withdrawn for slow requests as well', () => {
    const defect: Defect = { kind: 'slow', lift: 0.05, visibleAbove: 0 };
    expect(rolloutOf({ defect }).rolledBack).toBe(true);
  });

  it('stays when the defect is silent', () => {
    const defect: Defect = { kind: 'silent', lift: 0.5, visibleAbove: 0 };
    expect(rolloutOf({ defect }).rolledBack).toBe(false);
  });

  it('is seen later on a quiet service: a 1% stage there has seven requests', () => {
    const rollout = rolloutOf({ target: quiet, defect: errors(0.05) });
    expect(rollout.stages[0]).toMatchObject({ canaryRequests: 7, verdict: 'inconclusive' });
    expect(rollout.rollbackShare).not.toBe(0.01);
  });
});

it('an injected fault hits one judged stage of a good change, and is plain to see', () => {
  // uniform .5 of four judged stages: the third
  const rollout = rolloutOf({ config: { injectionRate: 1 } });
  expect(rollout).toMatchObject({ rolledBack: true, rollbackShare: 0.25 });
  expect(rolloutOf({ config: { injectionRate: 0.4 } }).rolledBack).toBe(false);
});

describe('an environment spike', () => {
  const spiked = (spikeShared: number) =>
    rolloutOf({ config: { noise: { spikeProbability: 1, spikeFactor: 100, spikeShared } } });

  it('in the canary alone rolls a good change back; in both it does not', () => {
    expect(spiked(0).rolledBack).toBe(true);
    expect(spiked(1).rolledBack).toBe(false);
  });
});

describe('verification after full traffic', () => {
  const verification = { kind: 'by-hand', minutes: 10, power: 0.8 } as const;

  it('takes its minutes and finds a bad change with its power, a silent one too', () => {
    const defect: Defect = { kind: 'silent', lift: 0, visibleAbove: 0 };
    const found = rolloutOf({ config: { verification }, defect });
    expect(found).toMatchObject({ rolledBack: true, rollbackShare: 1, byVerification: true });
    expect(found.endMinute - found.startMinute).toBe(40 + 10 + 3);
    const missed = rolloutOf({ config: { verification }, defect, draws: evenDraws(0.81) });
    expect(missed.rolledBack).toBe(false);
  });

  it('finds nothing wrong with a good change', () => {
    const rollout = rolloutOf({ config: { verification } });
    expect(rollout.rolledBack).toBe(false);
    expect(rollout.endMinute - rollout.startMinute).toBe(50);
  });
});

describe('a stage that cannot see the tolerated lift', () => {
  const verdicts = (inconclusive: 'promote' | 'skip' | 'hold' | 'review') =>
    rolloutOf({ target: quiet, config: { inconclusive } });

  it('is promoted and labelled, at the default', () => {
    expect(verdicts('promote').stages.map(({ verdict }) => verdict)).toEqual([
      'inconclusive',
      'inconclusive',
      'inconclusive',
      'inconclusive',
      'not-judged',
    ]);
    expect(verdicts('review')).toEqual(verdicts('promote')); // asking a person is the pipeline's part
  });

  it('is skipped, and costs neither ramp nor bake', () => {
    const rollout = verdicts('skip');
    expect(rollout.stages.map(({ verdict }) => verdict)).toEqual([
      'skipped',
      'skipped',
      'skipped',
      'skipped',
      'not-judged',
    ]);
    expect(rollout.endMinute - rollout.startMinute).toBe(1);
  });

  it('is held until it can, or for so long at most', () => {
    const held = verdicts('hold').stages;
    expect(held.slice(0, 2).map(({ bakeMinutes, verdict }) => [bakeMinutes, verdict])).toEqual([
      [60, 'inconclusive'],
      [60, 'inconclusive'],
    ]);
    const longer = rolloutOf({ target: quiet, config: { inconclusive: 'hold', holdMinutes: 1_440 } }).stages;
    expect(longer[3]?.verdict).toBe('passed');
    expect(longer[3]!.bakeMinutes).toBeGreaterThan(60);
    expect(longer[3]!.bakeMinutes).toBeLessThan(1_440);
  });

  it('is held no shorter than planned', () => {
    const { stages } = rolloutOf({ target: quiet, config: { inconclusive: 'hold', holdMinutes: 2 } });
    expect(stages.map(({ bakeMinutes }) => bakeMinutes)).toEqual([7.5, 7.5, 10, 10, 0]);
  });

  it('is not the rule on a busy service', () => {
    expect(rolloutOf({ config: { inconclusive: 'skip' } }).stages.map(({ verdict }) => verdict)).toContain(
      'passed',
    );
    const canary = new CanaryRollout(calm);
    expect(canary.canSeeAnywhere(fiveStages, busy, 600, evenDraws(0.5))).toBe(true);
    expect(canary.canSeeAnywhere(fiveStages, quiet, 600, evenDraws(0.5))).toBe(false);
  });
});

describe('the most that a plan can take', () => {
  const longest = (config: Partial<RolloutConfig>): number =>
    new CanaryRollout({ ...calm, ...config }).longestMinutes(fiveStages, evenDraws(0.5));

  it('is every ramp and bake, and the rollback', () => expect(longest({})).toBe(5 + 35 + 3));

  it('has verification on top', () =>
    expect(longest({ verification: { kind: 'by-hand', minutes: 10, power: 0 } })).toBe(43 + 10));

  it('holds every judged stage where stages are held, no shorter than planned', () => {
    expect(longest({ inconclusive: 'hold' })).toBe(5 + 4 * 60 + 3);
    expect(longest({ inconclusive: 'hold', holdMinutes: 2 })).toBe(43);
  });
});

it('a rollout is complete with its last ramp, before any verification, or where it ended', () => {
  const verification = { kind: 'by-hand', minutes: 10, power: 0.8 } as const;
  expect(rolloutCompleteMinute(rolloutOf({ config: { verification } }))).toBe(600 + 40);
  expect(rolloutCompleteMinute(rolloutOf({ defect: errors(0.05) }))).toBe(600 + 1 + 7.5 + 3);
});

it('a stage without a judgment counts nothing', () => {
  const nothing = {
    bakeMinutes: 0,
    canaryErrors: 0,
    controlErrors: 0,
    canarySlow: 0,
    controlSlow: 0,
    evidence: 1,
  };
  const [first] = rolloutOf({ target: quiet, config: { inconclusive: 'skip' } }).stages;
  expect(first).toMatchObject({
    ...nothing,
    share: 0.01,
    endMinute: 600,
    canaryRequests: 0,
    controlRequests: 0,
  });
});

describe('edges', () => {
  it('a uniform at a probability is outside it', () => {
    const verification = { kind: 'by-hand', minutes: 10, power: 0.5 } as const;
    const defect: Defect = { kind: 'silent', lift: 0, visibleAbove: 0 };
    expect(rolloutOf({ config: { injectionRate: 0.5 } }).rolledBack).toBe(false);
    expect(rolloutOf({ config: { verification }, defect }).rolledBack).toBe(false);
  });

  it('a fault is injected at the stage of its own uniform', () => {
    const draws = evenDraws(0.9);
    draws.row[draws.injection] = 0;
    draws.row[draws.injection + 1] = 0.25;
    expect(rolloutOf({ config: { injectionRate: 0.1 }, draws }).rollbackShare).toBe(0.05);
  });

  it('a plan may end before full traffic, or have no stage', () => {
    expect(shares(rolloutOf({ plan: fiveStages.slice(0, 2) }))).toEqual([0.01, 0.05]);
    const none = rolloutOf({ plan: [] });
    expect(none).toMatchObject({ stages: [], endMinute: 600, rolledBack: false });
    expect(rolloutCompleteMinute(none)).toBe(600);
  });

  it('full traffic is no stage that sees anything, however long it bakes', () => {
    const canary = new CanaryRollout(calm);
    expect(canary.canSeeAnywhere([{ share: 1, bake: [60, 60] }], busy, 600, evenDraws(0.5))).toBe(false);
  });

  it('a stage without a bake is not held for ever', () => {
    const { stages } = rolloutOf({ target: quiet, config: { inconclusive: 'hold', bakeScale: 0 } });
    expect(stages.map(({ bakeMinutes }) => bakeMinutes)).toEqual([0, 0, 0, 0, 0]);
  });
});
