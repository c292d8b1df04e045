/** What the detector finds in the study model. */
import { describe, expect, it } from 'vitest';
import {
  calibrationsOf,
  jointMoves,
  type Moves,
  singleMoves,
  type Trace,
  traceSteps,
} from '../../../../engine/claims/construction/index.ts';
import {
  mechanismInputs,
  mechanismModel,
  movedSettings,
  TRACED_DEPLOYMENTS,
  tracedConfig,
} from '../../../../engine/claims/construction/mechanism-model.ts';
import { publishedClaims } from '../../../../engine/claims/published/index.ts';
import { studySteps } from '../../../../engine/index.ts';
import { checkConfig } from '../../../../engine/simulator/scenario.ts';
import { parameters, withSettings } from '../../../../engine/simulator/settings.ts';
import { configOf, finish, sha256 } from '../../study-of.ts';

const config = configOf(150);
const model = mechanismModel(config, (moved) => studySteps(moved, sha256));
/** Only some inputs, so that the test is quick: what was solved for, a switch of each kind, and bystanders. */
const some = [
  'badIntercept',
  'attentionMedian',
  'bakeScale',
  'enableGovernance',
  'autonomy',
  'deployMinutes',
  'detectMedian',
  'holdMinutes',
  'verificationPower',
];
const inputs = model.inputs.filter(({ id }) => some.includes(id));
const traces = new Map(finish(traceSteps({ ...model, inputs })).map((trace) => [trace.quantity, trace]));
const traceOf = (quantity: string): Trace => traces.get(quantity)!;
const claimOf = (id: string) => publishedClaims.find((claim) => claim.id === id)!;

describe('the study model’s inputs', () => {
  it('are all of its parameters, each moved to both ends of its range or to its other options', () => {
    expect(model.inputs.map(({ id }) => id)).toEqual(Object.keys(parameters));
    for (const { id, usual, others } of model.inputs) {
      expect(others.length, id).toBeGreaterThan(0);
      expect(others, id).not.toContain(usual);
    }
  });

  it('can all be moved, alone and at once', () => {
    const moved = (moves: Moves) => movedSettings(config.settings, moves);
    for (const moves of [...singleMoves(model.inputs), ...jointMoves(model.inputs, [])]) {
      expect(() => checkConfig({ ...config, settings: moved(moves) })).not.toThrow();
    }
    expect(moved({})).toEqual(config.settings);
    expect(moved({ bakeScale: 1 }).bakeScale).toBe(parameters.bakeScale.range[1]);
  });

  it('start from where the reader has set them', () => {
    const settings = withSettings({ enableCanary: false, bakeScale: 3 });
    const own = mechanismInputs(settings);
    expect(own.find(({ id }) => id === 'enableCanary')).toMatchObject({ usual: false, others: [true] });
    expect(own.find(({ id }) => id === 'bakeScale')).toMatchObject({ usual: 3, others: [0.05] });
  });

  it('are moved at a size of a thousand deployments at most', () => {
    expect(tracedConfig(configOf(15_847)).deployments).toBe(TRACED_DEPLOYMENTS);
    expect(tracedConfig(configOf(20)).deployments).toBe(20);
  });
});

describe('a quantity', () => {
  it('is bit for bit the same when a parameter moves that does not enter it', () => {
    const still = (quantity: string): string[] =>
      traceOf(quantity)
        .inputs.filter(({ effect }) => effect === 'still')
        .map(({ input }) => input.id);
    expect(still('medianCycleTraditional')).toEqual(
      expect.arrayContaining(['bakeScale', 'autonomy', 'enableGovernance', 'holdMinutes']),
    );
    expect(still('medianCycleGenops')).toEqual(expect.arrayContaining(['deployMinutes', 'holdMinutes']));
    expect(still('successTraditional')).toEqual(expect.arrayContaining(['bakeScale', 'detectMedian']));
  });

  it('follows several inputs where it emerges', () => {
    expect(traceOf('medianCycleGenops').conclusion).toMatchObject({ kind: 'several', byConstruction: false });
    expect(traceOf('medianCycleGenops').conclusion.follows).toContain('bakeScale');
  });

  it('of violations follows the switches that leave the policies unenforced, and nothing else', () =>
    expect([...traceOf('violations').conclusion.follows].sort()).toEqual(['autonomy', 'enableGovernance']));

  it('that has nothing to count has no trace', () =>
    expect(traces.has('budgetVarianceReduction')).toBe(false));
});

describe('an input that was solved for a claim', () => {
  const solved: readonly (readonly [claim: string, quantity: string, inputs: readonly string[]])[] = [
    ['cycle-time-genops', 'medianCycleGenops', ['bakeScale']],
    ['cycle-time-baseline', 'medianCycleTraditional', ['attentionMedian']],
    ['success-baseline', 'successTraditional', ['badIntercept']],
  ];
  for (const [claim, quantity, expected] of solved) {
    it(`moves ${claim} from below its range to above it`, () => {
      const found = calibrationsOf(traceOf(quantity), claimOf(claim));
      expect(found.map(({ traced }) => traced.input.id)).toEqual(expected);
      for (const { traced, crosses } of found) {
        expect(crosses).toBe(true);
        expect(traced.input.provenance).toBe('calibrated');
      }
    });
  }

  it('is asked for only where the registry names one', () =>
    expect(calibrationsOf(traceOf('successGenops'), claimOf('success-genops'))).toEqual([]));
});
