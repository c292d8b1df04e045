/** Sobol points against SciPy 1.17.1, `qmc.Sobol(96, scramble=False, bits=32)`: equal to the last bit. */
import { describe, expect, it } from 'vitest';
import { sobolPoints } from '../../engine/random/sobol-points.ts';

const DIMENSIONS = [0, 1, 2, 5, 38, 95];
const POINTS: readonly (readonly [index: number, at: readonly number[]])[] = [
  [0, [0, 0, 0, 0, 0, 0]],
  [1, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]],
  [2, [0.75, 0.25, 0.25, 0.75, 0.25, 0.25]],
  [3, [0.25, 0.75, 0.75, 0.25, 0.75, 0.75]],
  [1000, [0.2197265625, 0.0966796875, 0.5185546875, 0.9072265625, 0.3076171875, 0.8662109375]],
  [4095, [0.000244140625, 0.941162109375, 0.334228515625, 0.078857421875, 0.165771484375, 0.535400390625]],
];

describe('Sobol points', () => {
  it.each(POINTS)('number %i is where SciPy puts it', (index, want) => {
    const point = sobolPoints(96, null).at(index);
    expect(DIMENSIONS.map((d) => point[d])).toEqual(want);
  });
});
