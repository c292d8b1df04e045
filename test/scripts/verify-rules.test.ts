/** The rules that are named on the command line, and what is refused there. */
import { expect, it } from 'vitest';
import { rulesNamed } from '../../scripts/verify-rules.ts';

it.each(['seed=', 'seed'])('%s names no run, whatever the rule of reviews', (seed) => {
  for (const rule of ['published-ceiling', 'percentile']) {
    const named = `default,reviewRule=${rule},warmUpDays=7,deployments=20,${seed}`;
    expect(() => rulesNamed(named)).toThrow(/^seed: expected text of 1 to 200 characters, /);
  }
});

it('a seed may have signs of equality, and each of them is part of the name', () => {
  const originOf = (seed: string): string | null =>
    rulesNamed(`default,warmUpDays=7,deployments=20,seed=${seed}`).run!.origin;
  expect(originOf('a=b')).not.toBe(originOf('a'));
});

it('a seed is not asked for, and a number of deployments is not either', () => {
  expect(rulesNamed('default').run).toBeNull();
  expect(rulesNamed('default,deployments=20').run).toEqual({ deployments: 20, origin: null });
  expect(() => rulesNamed('default,deployments=')).toThrow(/^deployments: expected a whole number/);
});
