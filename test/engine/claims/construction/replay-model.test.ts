/** What the detector finds in the published code. */
import { describe, expect, it } from 'vitest';
import { replayedClaims, singleMoves, traceSteps } from '../../../../engine/claims/construction/index.ts';
import { replayInputs } from '../../../../engine/claims/construction/replay-inputs.ts';
import { movedReplay, replayModel } from '../../../../engine/claims/construction/replay-model.ts';
import { publishedClaims } from '../../../../engine/claims/published/index.ts';
import { ALL_PILLARS, exactProbabilities, replaySteps } from '../../../../engine/replay/index.ts';
import { PUBLISHED_POLICIES } from '../../../../engine/replay/policies.ts';
import { finish } from '../../study-of.ts';

const request = { deployments: 2000, seed: 42 };
const model = replayModel(request);
const traces = finish(traceSteps(model));
const byQuantity = new Map(traces.map((trace) => [trace.quantity, trace]));
const followed = (quantity: string): string[] => [...byQuantity.get(quantity)!.conclusion.follows].sort();
const conclusionOf = (quantity: string) => byQuantity.get(quantity)!.conclusion;

it('with every input as it stands the model is the released replay', () => {
  expect(movedReplay({}).options.constants).toEqual({});
  const { successful, reportedMedianMinutes } = finish(replaySteps(request, { keep: 'figures' }));
  expect(byQuantity.get('success')!.usual.value).toBe(successful / request.deployments);
  expect(byQuantity.get('reportedCycle')!.usual.value).toBe(reportedMedianMinutes);
});

describe('found by moving every input', () => {
  it('the baseline’s two figures follow a constant each and nothing else', () => {
    expect(followed('baselineCycle')).toEqual(['baseline-cycleTimeMinutes']);
    expect(followed('baselineSuccess')).toEqual(['baseline-completedPerDeployment']);
    expect(conclusionOf('baselineCycle').byConstruction).toBe(true);
    expect(conclusionOf('baselineSuccess').byConstruction).toBe(true);
  });

  it('the number of violations follows nothing', () =>
    expect(conclusionOf('violations')).toMatchObject({
      kind: 'nothing',
      movedTogether: false,
      byConstruction: true,
    }));

  it('success and rollbacks follow the two outcome probabilities, and switches that take a pillar out', () => {
    const expected = ['injectionProbability', 'pillar-canary', 'pillar-risk', 'spikeProbability'];
    expect(followed('success')).toEqual(expected);
    expect(followed('rollback')).toEqual(expected);
    expect(conclusionOf('success')).toMatchObject({
      byConstruction: false,
      statedOutcomes: true,
      movedTogether: false,
    });
  });

  it('failures follow nothing but the exception that a run without risk scoring ends in', () =>
    expect(followed('failure')).toEqual(['pillar-risk']));

  it('the cycle time follows what it is summed from and how rollouts end, and nothing that a pillar looks at', () => {
    expect(followed('reportedCycle')).toEqual(
      expect.arrayContaining(['firstMinutes', 'minutesPerStage', 'secondMinutes', 'spikeProbability']),
    );
    expect(conclusionOf('reportedCycle').statedOutcomes).toBe(true);
    expect(followed('reportedCycle')).not.toContain('stageSecondsScale');
  });

  it('risk weights, retrieval and policies move nothing, bit for bit', () => {
    for (const { inputs } of traces) {
      const still = inputs.filter(
        ({ input }) =>
          ['risk', 'policy'].includes(input.role) ||
          ['pillar-context', 'pillar-governance'].includes(input.id),
      );
      expect(still.length).toBe(8);
      for (const { input, effect } of still) expect([input.id, effect]).toEqual([input.id, 'still']);
    }
  });

  it('the success rate under a moved spike is the exact one', () => {
    const { inputs } = byQuantity.get('success')!;
    const spike = inputs.find(({ input }) => input.id === 'spikeProbability')!;
    const [never, always] = spike.movements.map(({ estimate }) => estimate);
    expect(always!.value).toBe(0);
    const exact = exactProbabilities(0).completedPerDeployment;
    expect(never!.lower).toBeLessThan(exact);
    expect(never!.upper).toBeGreaterThan(exact);
  });
});

it('every input has an id of its own and a setting for each of its other values, and each of them can be run', () => {
  expect(new Set(replayInputs.map(({ id }) => id)).size).toBe(replayInputs.length);
  for (const { id, others, settings } of replayInputs) {
    expect([id, settings.length]).toEqual([id, others.length]);
    expect(others.length).toBeGreaterThan(0);
  }
  const small = replayModel({ deployments: 3, seed: 7 });
  for (const moves of singleMoves(small.inputs)) {
    expect(Object.keys(finish(small.run(moves)))).toEqual(traces.map(({ quantity }) => quantity));
  }
});

it('claims have what a replay computes for them, and no entry where it computes nothing', () => {
  const estimates = Object.fromEntries(traces.map(({ quantity, usual }) => [quantity, usual]));
  const replayed = replayedClaims({ estimates, traces }, publishedClaims);
  for (const { id, replay } of publishedClaims)
    expect([id, replayed.has(id)]).toEqual([id, replay.kind === 'replayed']);
  expect(replayed.get('cycle-time-baseline')!.conclusion.byConstruction).toBe(true);
});

it('a policy is left out alone, a pillar switched off alone, and one run has no interval', () => {
  for (const name of PUBLISHED_POLICIES.map((policy) => policy.name)) {
    const { policies } = movedReplay({ [`policy-${name}`]: 0 }).options;
    expect(policies).toEqual(PUBLISHED_POLICIES.filter((policy) => policy.name !== name));
  }
  const names = PUBLISHED_POLICIES.map(({ name }) => `policy-${name}`);
  const all = Object.fromEntries(names.map((name) => [name, 0]));
  expect(movedReplay(all).options.policies).toEqual([]);
  expect(movedReplay({ 'pillar-risk': 0 }).options.pillars).toEqual({ ...ALL_PILLARS, risk: false });
  const { reportedCycle, baselineCycle } = finish(replayModel({ deployments: 1, seed: 7 }).run({}));
  expect(reportedCycle).toMatchObject({ lower: -Infinity, upper: Infinity, n: 1 });
  expect(baselineCycle).toMatchObject({ value: 52.8, method: 'a constant of the code', n: 0 });
});
