/**
 * Scrambled Sobol points: any one by its index, so that a draw needs no other before it.
 *
 * Direction numbers: Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci.
 * Comput. 30 (2008), file new-joe-kuo-6 (as in SciPy). Order: Gray code (Antonov and Saleev, 1979). Scrambling: a random
 * lower-triangular matrix of bits and a random shift (Matoušek, J. Complexity 14, 1998), as SciPy's; every prefix of
 * 2^m points keeps its balance. No kept library on npm has them.
 */
import { expected } from '../errors.ts';
import { namedStream } from './streams.ts';

const BITS = 32;
const RANGE = 4_294_967_296;

/** `polynomial:m1,m2,…` for each dimension. */
const DIRECTIONS = `
1:1 3:1 7:1,3 11:1,3,1 13:1,1,1 19:1,1,3,3 25:1,3,5,13 37:1,1,5,5,17 41:1,1,5,5,5 47:1,1,7,11,19 55:1,1,5,1,1
59:1,1,1,3,11 61:1,3,5,5,31 67:1,3,3,9,7,49 91:1,1,1,15,21,21 97:1,3,1,13,27,49 103:1,1,1,15,7,5 109:1,3,1,15,13,25
115:1,1,5,5,19,61 131:1,3,7,11,23,15,103 137:1,3,7,13,13,15,69 143:1,1,3,13,7,35,63 145:1,3,5,9,1,25,53
157:1,3,1,13,9,35,107 167:1,3,1,5,27,61,31 171:1,1,5,11,19,41,61 185:1,3,5,3,3,13,69 191:1,1,7,13,1,19,1
193:1,3,7,5,13,19,59 203:1,1,3,9,25,29,41 211:1,3,5,13,23,1,55 213:1,3,7,3,13,59,17 229:1,3,1,3,5,53,69
239:1,1,5,5,23,33,13 241:1,1,7,7,1,61,123 247:1,1,7,9,13,61,49 253:1,3,3,5,3,55,33 285:1,3,1,15,31,13,49,245
299:1,3,5,15,31,59,63,97 301:1,3,1,11,11,11,77,249 333:1,3,1,11,27,43,71,9 351:1,1,7,15,21,11,81,45
355:1,3,7,3,25,31,65,79 357:1,3,1,1,19,11,3,205 361:1,1,5,9,19,21,29,157 369:1,3,7,11,1,33,89,185
391:1,3,3,3,15,9,79,71 397:1,3,7,11,15,39,119,27 425:1,1,3,1,11,31,97,225 451:1,1,1,3,23,43,57,177
463:1,3,7,7,17,17,37,71 487:1,3,1,5,27,63,123,213 501:1,1,3,5,11,43,53,133 529:1,3,5,5,29,17,47,173,479
539:1,3,3,11,3,1,109,9,69 545:1,1,1,5,17,39,23,5,343 557:1,3,1,5,25,15,31,103,499 563:1,1,1,11,11,17,63,105,183
601:1,1,5,11,9,29,97,231,363 607:1,1,5,15,19,45,41,7,383 617:1,3,7,7,31,19,83,137,221 623:1,1,1,3,23,15,111,223,83
631:1,1,5,13,31,15,55,25,161 637:1,1,3,13,25,47,39,87,257 647:1,1,1,11,21,53,125,249,293 661:1,1,7,11,11,7,57,79,323
675:1,1,5,5,17,13,81,3,131 677:1,1,7,13,23,7,65,251,475 687:1,3,5,1,9,43,3,149,11 695:1,1,3,13,31,13,13,255,487
701:1,3,3,1,5,63,89,91,127 719:1,1,3,3,1,19,123,127,237 721:1,1,5,7,23,31,37,243,289 731:1,1,5,11,17,53,117,183,491
757:1,1,1,5,1,13,13,209,345 761:1,1,3,15,1,57,115,7,33 787:1,3,1,11,7,43,81,207,175 789:1,3,1,1,15,27,63,255,49
799:1,3,5,3,27,61,105,171,305 803:1,1,5,3,1,3,57,249,149 817:1,1,3,5,5,57,15,13,159 827:1,1,1,11,7,11,105,141,225
847:1,3,3,5,27,59,121,101,271 859:1,3,5,9,11,49,51,59,115 865:1,1,7,1,23,45,125,71,419 875:1,1,3,5,23,5,105,109,75
877:1,1,7,15,7,11,67,121,453 883:1,3,7,3,9,13,31,27,449 895:1,3,1,15,19,39,39,89,15 901:1,1,1,1,1,33,73,145,379
911:1,3,1,15,15,43,29,13,483 949:1,1,7,3,19,27,85,131,431 953:1,3,3,3,5,35,23,195,349 967:1,3,3,7,9,27,39,59,297
971:1,1,3,9,11,17,13,241,157 973:1,3,7,15,25,57,33,189,213
`
  .trim()
  .split(/\s+/);

/** The most dimensions that a point may have. */
export const MOST_DIMENSIONS = DIRECTIONS.length;

/** Direction numbers of a dimension, the highest bit first, as unsigned 32-bit integers. */
function directionNumbers(dimension: number): Uint32Array {
  const [head, tail] = DIRECTIONS[dimension]!.split(':') as [string, string];
  const polynomial = Number(head);
  const degree = 31 - Math.clz32(polynomial);
  const m = tail.split(',').map(Number);
  for (let k = degree === 0 ? 1 : degree; k < BITS; k++) {
    if (degree === 0) {
      m.push(1);
      continue;
    }
    let next = m[k - degree]!;
    for (let j = 1; j <= degree; j++) {
      if (((polynomial >>> (degree - j)) & 1) === 1) next ^= m[k - j]! << j;
    }
    m.push(next >>> 0);
  }
  return Uint32Array.from(m, (value, k) => value << (BITS - 1 - k));
}

/** Multiplies a number's bits, highest first, by a lower-triangular matrix whose rows are masks. */
function mixed(value: number, rows: Uint32Array): number {
  let result = 0;
  for (let bit = 0; bit < BITS; bit++) {
    let parity = value & rows[bit]!;
    parity ^= parity >>> 16;
    parity ^= parity >>> 8;
    parity ^= parity >>> 4;
    parity ^= parity >>> 2;
    parity ^= parity >>> 1;
    result |= (parity & 1) << (BITS - 1 - bit);
  }
  return result >>> 0;
}

export interface PointSet {
  readonly dimensions: number;
  /** The point of an index, 0 and up: one coordinate a dimension, in (0, 1) when scrambled, else in [0, 1). */
  readonly at: (index: number) => Float64Array<ArrayBuffer>;
}

/**
 * @param seed scrambles the points; null leaves the plain sequence
 * @throws ArgumentError for more dimensions than there are direction numbers
 */
export function sobolPoints(dimensions: number, seed: string | null): PointSet {
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= MOST_DIMENSIONS)) {
    throw expected('sobolPoints: dimensions', `a whole number from 1 to ${MOST_DIMENSIONS}`, dimensions);
  }
  const shifts = new Uint32Array(dimensions);
  const numbers = Array.from({ length: dimensions }, (_, d) => {
    const plain = directionNumbers(d);
    if (seed === null) return plain;
    const next = namedStream(seed, `sobol/${d + 1}`);
    const rows = Uint32Array.from({ length: BITS }, (__, bit) => {
      const above = bit === 0 ? 0 : Math.floor(next() * ((1 << bit) >>> 0));
      return ((above << 1) | 1) << (BITS - 1 - bit);
    });
    shifts[d] = Math.floor(next() * RANGE);
    return plain.map((value) => mixed(value, rows));
  });
  const half = seed === null ? 0 : 0.5;
  return {
    dimensions,
    at(index) {
      const point = new Float64Array(dimensions);
      for (let d = 0; d < dimensions; d++) {
        let x = shifts[d]!;
        let gray = index ^ (index >>> 1);
        for (let bit = 0; gray !== 0; bit++, gray >>>= 1) if ((gray & 1) === 1) x ^= numbers[d]![bit]!;
        point[d] = ((x >>> 0) + half) / RANGE;
      }
      return point;
    },
  };
}
