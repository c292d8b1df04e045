import { describe, expect, it } from 'vitest';
import { priors } from '../../../engine/belief/priors.ts';
import type { Parameter } from '../../../engine/simulator/parameters/index.ts';
import { checkValue, parameters as known } from '../../../engine/simulator/settings.ts';

describe('the priors', () => {
  it('name each parameter once', () => {
    expect(new Set(priors.map(({ key }) => key)).size).toBe(priors.length);
  });

  it.each(priors)('of $key keep to what the engine accepts', (prior) => {
    if (prior.kind === 'options') for (const option of prior.options) checkValue(prior.key, option);
    else {
      const top = prior.timesOf === null ? 1 : priors.find(({ key }) => key === prior.timesOf);
      for (const end of [prior.low, prior.high]) {
        checkValue(prior.key, typeof top === 'object' && top.kind === 'interval' ? end * top.high : end);
      }
      expect(prior.low).toBeLessThan(prior.high);
      if (prior.scale === 'log') expect(prior.low).toBeGreaterThan(0);
    }
  });

  it.each(priors)(
    'of $key have a source: a publication with its year, or whose judgment it is',
    ({ source }) => {
      expect(source).toMatch(/\b(19|20)\d\d\b|our judgment: .|README|published code/);
    },
  );

  it('of a ratio come after what it is a ratio to', () => {
    for (const [at, prior] of priors.entries()) {
      if (prior.kind !== 'interval' || prior.timesOf === null) continue;
      const of = priors.findIndex(({ key }) => key === prior.timesOf);
      expect(of).toBeGreaterThanOrEqual(0);
      expect(of).toBeLessThan(at);
    }
  });

  it('hold the default of every number', () => {
    for (const prior of priors) {
      const parameter: Parameter = known[prior.key];
      if (prior.kind !== 'interval' || parameter.kind !== 'number') continue;
      expect(parameter.value, prior.key).toBeGreaterThanOrEqual(prior.low);
      expect(parameter.value, prior.key).toBeLessThanOrEqual(prior.high);
    }
  });
});
