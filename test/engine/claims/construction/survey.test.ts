/** The detector on little models whose answer is known. */
import { describe, expect, it } from 'vitest';
import {
  type Draws,
  effectOf,
  jointMoves,
  type Model,
  type ModelInput,
  type Moves,
  type Numbers,
  singleMoves,
  type Trace,
  traceSteps,
} from '../../../../engine/claims/construction/index.ts';
import { namedStream } from '../../../../engine/random/streams.ts';
import { shareEstimate } from '../../../../engine/simulator/measures/estimates.ts';
import type { Estimate } from '../../../../engine/simulator/measures/measures.ts';
import { finish } from '../../study-of.ts';

const inputOf = (id: string, role: ModelInput['role'] = 'risk'): ModelInput => ({
  id,
  label: `the ${id}`,
  role,
  provenance: 'artifact',
  unit: 'ratio',
  usual: 0.5,
  others: [0, 1],
});

const exactly = (value: number): Estimate => ({
  value,
  lower: value - 0.01,
  upper: value + 0.01,
  method: 'test',
  n: 100,
});

/** A model that is a formula over its inputs' values. */
function formula(
  inputs: readonly ModelInput[],
  number: (values: Readonly<Record<string, number>>) => number,
  draws: Draws = 'equal',
): Model {
  return {
    inputs,
    draws,
    *run(moves: Moves): Generator<void, Numbers, void> {
      yield;
      const values = Object.fromEntries(
        inputs.map(({ id, usual, others }) => [id, Number(id in moves ? others[moves[id]!] : usual)]),
      );
      return { it: exactly(number(values)) };
    },
  };
}

function traced(model: Model): Trace {
  const [trace] = finish(traceSteps(model));
  if (trace === undefined) throw new Error('no trace came');
  return trace;
}

const three = ['a', 'b', 'c'].map((id) => inputOf(id));

describe('a number', () => {
  it('that follows one input and nothing else is by construction, and the input is named', () => {
    const { conclusion } = traced(formula(three, ({ b }) => 0.3 + b!));
    expect(conclusion).toMatchObject({
      kind: 'one',
      follows: ['b'],
      movedTogether: false,
      byConstruction: true,
    });
    expect(conclusion.sentence).toBe('Of 3 inputs, only one changes it: the b.');
  });

  it('that follows two inputs is not by construction', () => {
    const { conclusion, inputs } = traced(formula(three, ({ a, c }) => a! + 2 * c!));
    expect(conclusion).toMatchObject({ kind: 'several', follows: ['c', 'a'], byConstruction: false });
    expect(inputs.map(({ input, reach }) => [input.id, reach])).toEqual([
      ['c', 1],
      ['a', 0.5],
      ['b', 0],
    ]);
  });

  it('that no input moves is a constant of the model, by construction too', () => {
    const { conclusion, inputs } = traced(formula(three, () => 0.89));
    expect(conclusion).toMatchObject({
      kind: 'nothing',
      follows: [],
      movedTogether: false,
      byConstruction: true,
    });
    expect(inputs.every(({ effect }) => effect === 'still')).toBe(true);
  });

  it('that an input moves only when another is moved too is not taken for one that follows nothing', () => {
    const { conclusion } = traced(formula(three, ({ a, b }) => (a! - 0.5) * (b! - 0.5)));
    expect(conclusion).toMatchObject({ kind: 'nothing', movedTogether: true, byConstruction: false });
    expect(conclusion.sentence).toContain('but all together do');
  });

  it('that moves together only by one of the two turns moves together', () => {
    for (const [low, high] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const { conclusion } = traced(formula(three, (v) => (v[low] === 0 && v[high] === 1 ? 1 : 0.3)));
      expect(conclusion).toMatchObject({ kind: 'nothing', movedTogether: true });
    }
  });

  it('that follows one input, and others only together, is not by construction', () => {
    const { conclusion } = traced(formula(three, ({ a, b, c }) => a! + (b! - 0.5) * (c! - 0.5)));
    expect(conclusion).toMatchObject({
      kind: 'one',
      follows: ['a'],
      movedTogether: true,
      byConstruction: false,
    });
  });

  it('that moves by less than its own precision does not follow, but is not still', () => {
    const { inputs, conclusion } = traced(formula(three, ({ a, b }) => a! + 0.01 * b!));
    expect(inputs.map(({ input, effect }) => [input.id, effect])).toEqual([
      ['a', 'follows'],
      ['b', 'chance'],
      ['c', 'still'],
    ]);
    expect(conclusion.follows).toEqual(['a']);
  });

  it('follows an input whose move leaves nothing to count', () => {
    const { inputs } = traced(formula(three, ({ a }) => (a === 1 ? Number.NaN : 0.5)));
    expect(inputs[0]).toMatchObject({ input: { id: 'a' }, effect: 'follows', reach: Infinity });
  });

  it('that follows stated outcomes and pillars alone reads so, without a verdict', () => {
    const inputs = [inputOf('spike', 'outcome'), inputOf('canary', 'pillar'), inputOf('weight', 'risk')];
    const stated = traced(formula(inputs, ({ spike, canary }) => spike! * canary!)).conclusion;
    expect(stated).toMatchObject({ kind: 'several', statedOutcomes: true, byConstruction: false });
    const other = traced(formula(inputs, ({ spike, weight }) => spike! + weight!)).conclusion;
    expect(other.statedOutcomes).toBe(false);
  });
});

describe('the runs', () => {
  it('move each input alone to each of its values, then all others at once to both ends by turns', () => {
    expect(singleMoves(three.slice(0, 2))).toEqual([{ a: 0 }, { a: 1 }, { b: 0 }, { b: 1 }]);
    expect(jointMoves(three, ['b'])).toEqual([
      { a: 0, c: 1 },
      { a: 1, c: 0 },
    ]);
  });

  it('are counted as they are done', () => {
    const steps = traceSteps(formula(three, () => 1));
    const seen: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      expect(step.value.done).toBeLessThanOrEqual(step.value.total);
      seen.push(step.value.done);
    }
    expect(seen.at(-1)).toBe(9);
  });
});

describe('chance', () => {
  /** A share of n draws, from a stream that a move of any input shifts. */
  const noisy = (n: number, seed: string, effectOfA = 0): Model => ({
    inputs: three,
    draws: 'shifted',
    *run(moves: Moves): Generator<void, Numbers, void> {
      yield;
      const next = namedStream(seed, JSON.stringify(moves));
      const p = 0.8 + (moves['a'] === 1 ? effectOfA : 0);
      let successes = 0;
      for (let i = 0; i < n; i++) if (next() < p) successes += 1;
      return { it: shareEstimate(successes, n) };
    },
  });

  it('is taken for following in fewer than one number in a hundred, over six moves each', () => {
    let mistaken = 0;
    for (let k = 0; k < 400; k++) {
      if (traced(noisy(200, `seed ${k}`)).conclusion.kind !== 'nothing') mistaken += 1;
    }
    expect(mistaken).toBeLessThanOrEqual(4);
  });

  it('does not hide a move of eight standard errors', () => {
    for (let k = 0; k < 40; k++) {
      expect(traced(noisy(2000, `seed ${k}`, 0.1)).conclusion.follows).toEqual(['a']);
    }
  });

  it('has no part in runs on equal draws: there size decides', () => {
    expect(effectOf(exactly(0.5), exactly(0.5), 'equal')).toBe('still');
    expect(effectOf(exactly(0.5), exactly(0.509), 'equal')).toBe('chance');
    expect(effectOf(exactly(0.5), exactly(0.511), 'equal')).toBe('follows');
    expect(effectOf(exactly(0.5), exactly(0.511), 'shifted')).toBe('chance');
    expect(effectOf(exactly(0.5), exactly(0.53), 'shifted')).toBe('follows');
  });
});
