/** The committed draws: made by this engine with these priors, and the first of each kind come out again. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { believedClaims, quantityOfDraw, quantityOfRow } from '../../../engine/belief/acceptance.ts';
import { type BeliefDraws, beliefPlan, drawSteps, drawsOf, pointsOf } from '../../../engine/belief/belief.ts';
import type { Confirmation } from '../../../engine/belief/confirm.ts';
import { optionAt } from '../../../engine/belief/draw.ts';
import { drawRow, placesOf } from '../../../engine/belief/in-common.ts';
import type { VarianceShares } from '../../../engine/belief/sensitivity.ts';
import { readTable, type Subject } from '../../../engine/shards/table.ts';
import { mean } from '../../../engine/statistics/index.ts';
import { finish, sha256 } from '../study-of.ts';

const folder = new URL('../../../engine/belief/committed/', import.meta.url);
const plans = {
  'free.bin': [beliefPlan({ kind: 'free' }), 64],
  'fair-89.bin': [beliefPlan({ kind: 'fair', baseline: 0.89 }), 4],
  'fair-94.2.bin': [beliefPlan({ kind: 'fair', baseline: 0.942 }), 4],
  'strict-89.bin': [beliefPlan({ kind: 'strict', baseline: 0.89 }), 4],
  'strict-94.2.bin': [beliefPlan({ kind: 'strict', baseline: 0.942 }), 4],
} as const;
const confirmedOf = (name: string): string => name.replace('.bin', '-confirmed.json');

const bytesOf = (name: string): Buffer => readFileSync(new URL(name, folder));
const drawsIn = (name: keyof typeof plans): BeliefDraws =>
  drawsOf(readTable(bytesOf(name), sha256, name), plans[name][0], sha256);
interface Reading<T> {
  readonly subject: Subject;
  readonly digest: string;
  readonly read: string;
  readonly found: readonly T[];
}
const readingIn = <T>(name: string): Reading<T> => JSON.parse(bytesOf(name).toString()) as Reading<T>;

describe('the committed draws', () => {
  it('are these files', () => {
    const names = Object.keys(plans);
    expect(readdirSync(folder).sort()).toEqual(
      [...names, ...names.map(confirmedOf), 'free-sobol.json'].sort(),
    );
  });

  it.each(Object.entries(plans))('%s come out again', (name, [plan, count]) => {
    const draws = drawsIn(name as keyof typeof plans);
    const points = pointsOf(plan);
    for (let k = 0; k < count; k++) {
      const index = Math.floor((k * draws.count) / count);
      expect(finish(drawSteps(plan, points, index)), `draw ${index}`).toEqual(drawRow(draws, index));
    }
  });
});

describe('draws that were run again', () => {
  it.each(Object.keys(plans) as (keyof typeof plans)[])('of %s say what they were read from', (name) => {
    const { subject, digest, read, found } = readingIn<{
      baseline: number;
      confirmations: readonly Confirmation[];
    }>(confirmedOf(name));
    const table = readTable(bytesOf(name), sha256, name);
    expect(subject).toEqual(table.subject);
    expect(subject.scenario).toBe('equal-changes');
    expect(digest).toBe(sha256.init().update(bytesOf(name)).digest());
    expect(read).toMatch(new RegExp(`^npm run belief -- --read ${name} --confirm \\d+$`));
    for (const { confirmations } of found) {
      expect(confirmations.map(({ what }) => what)).toEqual([
        ...believedClaims.map(({ id }) => id),
        'headline',
      ]);
      for (const { accepted, confirmed } of confirmations) {
        expect(confirmed.of).toBe(Math.min(accepted, Number(read.split(' ').at(-1))));
        expect(confirmed.count).toBeLessThanOrEqual(confirmed.of);
      }
    }
  });
});

describe('the committed variance shares', () => {
  const { subject, read, found } = readingIn<{
    claim: string;
    firstValues: readonly number[];
    parameters: readonly ({ key: string } & VarianceShares)[];
  }>('free-sobol.json');
  const plan = beliefPlan({ kind: 'free' }, 'sobol');

  it('are of a power of two of rows of this design, with these priors', () => {
    const { subject: free } = readTable(bytesOf('free.bin'), sha256);
    const rows = subject.rows / (plan.priors.length + 2);
    expect([rows, Math.log2(rows) % 1]).toEqual([512, 0]);
    expect(subject).toMatchObject({
      command: `npm run belief -- --comparison free --design sobol --draws ${subject.rows}`,
      engine: free.engine,
      seed: free.seed,
      scenario: free.scenario,
      of: { ...free.of, design: 'sobol' },
    });
    expect(read).toBe('npm run belief -- --read free-sobol.bin');
    expect(found.map(({ claim }) => claim)).toEqual(believedClaims.map(({ id }) => id));
    for (const { parameters } of found)
      expect(parameters.map(({ key }) => key)).toEqual(plan.priors.map(({ key }) => key));
  });

  it('come from runs that come out again', () => {
    const points = pointsOf(plan);
    for (const index of [0, 1, 5, 7]) {
      const row = finish(drawSteps(plan, points, index));
      for (const { claim, firstValues } of found) {
        const { quantity } = believedClaims.find(({ id }) => id === claim)!.test;
        expect(firstValues[index], `${claim}, run ${index}`).toBe(
          Number(quantityOfRow(row, quantity).toPrecision(4)),
        );
      }
    }
  });

  it.each(['success-genops', 'rollback-genops', 'canary-catch'])(
    'of %s agree with those of the committed draws, which are others',
    (claim) => {
      const draws = drawsIn('free.bin');
      const places = placesOf(draws);
      const { quantity } = believedClaims.find(({ id }) => id === claim)!.test;
      const values = Array.from({ length: draws.count }, (_, i) => quantityOfDraw(draws, quantity, i));
      const center = mean(values);
      const variance = mean(values.map((value) => (value - center) * (value - center)));
      found
        .find((each) => each.claim === claim)!
        .parameters.forEach(({ key, first, total }, k) => {
          const prior = plan.priors[k]!;
          const bins = prior.kind === 'options' ? prior.options.length : 16;
          const sums = Array.from({ length: bins }, () => [0, 0]);
          values.forEach((value, i) => {
            const bin = sums[optionAt(bins, places[k]![i]!)]!;
            bin[0]! += value - center;
            bin[1]! += 1;
          });
          // variance of the means over stretches of the input: the first-order index, but for what chance adds
          const between = sums.reduce((sum, [s, n]) => sum + (s! * s!) / n!, 0) / values.length / variance;
          expect(between, key).toBeGreaterThan(first.lower - 0.03);
          expect(between, key).toBeLessThan(first.upper + 0.03);
          expect(total.value, key).toBeGreaterThan(between - 0.06);
        });
    },
  );
});
