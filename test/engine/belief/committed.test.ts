/** The committed draws: made by this engine with these priors, and the first of each kind come out again. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { believedClaims, quantityOfDraw, quantityOfRow } from '../../../engine/belief/acceptance.ts';
import { type BeliefDraws, beliefPlan, drawSteps, drawsOf, pointsOf } from '../../../engine/belief/belief.ts';
import type { Confirmation } from '../../../engine/belief/confirm.ts';
import { optionAt } from '../../../engine/belief/draw.ts';
import { drawRow, placesOf } from '../../../engine/belief/in-common.ts';
import type { ElementaryEffects, VarianceShares } from '../../../engine/belief/sensitivity.ts';
import { readTable, type Subject } from '../../../engine/shards/table.ts';
import { mean } from '../../../engine/statistics/index.ts';
import { finish, sha256 } from '../study-of.ts';

const folder = new URL('../../../engine/belief/committed/', import.meta.url);
const plans = {
  'free.bin': [beliefPlan({ kind: 'free' }), 6],
  'fair-89.bin': [beliefPlan({ kind: 'fair', baseline: 0.89 }), 1],
  'fair-94.2.bin': [beliefPlan({ kind: 'fair', baseline: 0.942 }), 1],
  'strict-89.bin': [beliefPlan({ kind: 'strict', baseline: 0.89 }), 1],
  'strict-94.2.bin': [beliefPlan({ kind: 'strict', baseline: 0.942 }), 1],
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
      [...names, ...names.map(confirmedOf), 'free-morris.json', 'free-sobol.json'].sort(),
    );
  });

  it('are under 400 kB together as a host sends them', () => {
    const sizes = readdirSync(folder).map((name) => gzipSync(bytesOf(name)).length);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(400_000);
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

interface Analysis<T> {
  readonly claim: string;
  readonly firstValues: readonly number[];
  readonly parameters: readonly ({ key: string } & T)[];
}
const analyses = {
  morris: readingIn<Analysis<ElementaryEffects>>('free-morris.json'),
  sobol: readingIn<Analysis<VarianceShares>>('free-sobol.json'),
};
const { priors } = beliefPlan({ kind: 'free' });

describe.each(['morris', 'sobol'] as const)('the committed analysis by %s', (design) => {
  const { subject, read, found } = analyses[design];
  const plan = beliefPlan({ kind: 'free' }, design);

  it('says the command that made it, and is of whole rows of this design, with these priors', () => {
    const { subject: free } = readTable(bytesOf('free.bin'), sha256);
    const rows = subject.rows / (priors.length + { morris: 1, sobol: 2 }[design]);
    expect(rows).toBe({ morris: 128, sobol: 512 }[design]);
    expect(subject).toMatchObject({
      command: `npm run belief -- --comparison free --design ${design} --draws ${subject.rows}`,
      engine: free.engine,
      seed: free.seed,
      scenario: free.scenario,
      of: { ...free.of, design },
    });
    expect(read).toBe(`npm run belief -- --read free-${design}.bin`);
    expect(found.map(({ claim }) => claim)).toEqual(believedClaims.map(({ id }) => id));
    for (const { parameters } of found)
      expect(parameters.map(({ key }) => key)).toEqual(priors.map(({ key }) => key));
  });

  it('comes from runs that come out again', () => {
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
});

describe('both analyses', () => {
  it.each(['success-genops', 'rollback-genops', 'canary-catch'])(
    'of %s agree with those of the committed draws, which are others',
    (claim) => {
      const draws = drawsIn('free.bin');
      const places = placesOf(draws);
      const { quantity } = believedClaims.find(({ id }) => id === claim)!.test;
      const values = Array.from({ length: draws.count }, (_, i) => quantityOfDraw(draws, quantity, i));
      const center = mean(values);
      const variance = mean(values.map((value) => (value - center) * (value - center)));
      const effects = analyses.morris.found.find((each) => each.claim === claim)!.parameters;
      analyses.sobol.found
        .find((each) => each.claim === claim)!
        .parameters.forEach(({ key, first, total }, k) => {
          const prior = priors[k]!;
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
          // a step of half an interval: on average the mean of its upper half less that of its lower one
          const half = (isUpper: boolean): number =>
            mean(values.filter((_, i) => places[k]![i]! > 0.5 === isUpper));
          const step = (2 * (half(true) - half(false))) / Math.sqrt(variance);
          const { lower, upper } = effects[k]!.mean;
          expect(step, key).toBeGreaterThan(lower / Math.sqrt(variance) - 0.15);
          expect(step, key).toBeLessThan(upper / Math.sqrt(variance) + 0.15);
        });
    },
  );
});
