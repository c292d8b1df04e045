/** Oracle: CPython 3.11's own generator, eight seeds (test/fixtures/cpython-random.json). */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CPythonRandom } from '../../engine/random/cpython.ts';

interface Case {
  readonly seed: string;
  readonly random8: readonly number[];
  readonly thenUniform: readonly number[];
  readonly thenRandint_0_0_x4_0_3_x8_5_2000_x6: readonly number[];
  readonly thenChoiceOf12: readonly string[];
  readonly millionRandomSha256LittleEndianDoubles: string;
}

const { cases } = JSON.parse(
  readFileSync(new URL('../fixtures/cpython-random.json', import.meta.url), 'utf8'),
) as { cases: readonly Case[] };

const times = <T>(n: number, draw: () => T): T[] => Array.from({ length: n }, draw);

describe.each(cases)('with seed $seed', (expected) => {
  it('random, uniform, randint and below (as choice takes it) continue one another as in CPython', () => {
    const random = new CPythonRandom(BigInt(expected.seed));
    expect(times(8, () => random.random())).toEqual(expected.random8);
    expect(times(4, () => random.uniform(-3, 5))).toEqual(expected.thenUniform);
    expect([
      ...times(4, () => random.randint(0, 0)),
      ...times(8, () => random.randint(0, 3)),
      ...times(6, () => random.randint(5, 2000)),
    ]).toEqual(expected.thenRandint_0_0_x4_0_3_x8_5_2000_x6);
    expect(times(6, () => 'abcdefghijkl'[random.below(12)])).toEqual(expected.thenChoiceOf12);
  });

  it('a million doubles have the digest that CPython gives', () => {
    const random = new CPythonRandom(BigInt(expected.seed));
    const bytes = Buffer.alloc(8_000_000);
    for (let i = 0; i < 1_000_000; i++) bytes.writeDoubleLE(random.random(), 8 * i);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      expected.millionRandomSha256LittleEndianDoubles,
    );
  });
});
