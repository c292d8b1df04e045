/** A reader's own numbers: an answer for whatever is typed, and a mistake that names its field. */
import { describe, expect, it } from 'vitest';
import {
  checkOwnNumbers,
  type OwnCheckId,
  type OwnField,
  ownCheckIds,
} from '../../../../engine/claims/consistency/index.ts';
import { good } from './printed.ts';

describe('a reader’s own numbers', () => {
  it.each(ownCheckIds)('%s: are answered with a finding', (id) =>
    expect(checkOwnNumbers(id, good).kind).toBe('finding'),
  );

  it.each<[OwnCheckId, OwnField, string, string]>([
    ['share', 'share', '14.4', 'a share from 0 to 100%'],
    ['share', 'n', '0', 'a whole number of at least 1, such as 12 or 15,847'],
    ['mean', 'mean', '32%', 'a mean without a percent sign'],
    ['mean', 'items', '1.5', 'a whole number of at least 1, such as 12 or 15,847'],
    ['p', 'rate2', '−4%', 'a share from 0 to 100%'],
    ['p', 'n2', 'many', 'a number as printed, such as 14.4, 96.8% or < 0.001'],
    ['p', 'p', '1.5', 'a number from 0 to 1'],
    ['interval', 'k', '51', 'a whole number of at most n = 50'],
    ['interval', 'upper', '> 90%', 'a number without < or >'],
    ['debit', 'deviation', '–0.5', 'a number of at least 0'],
    ['debit', 'n', '1', 'a whole number of at least 2, such as 12 or 15,847'],
    ['grimmer', 'deviation', '5%', 'a number without %'],
  ])('%s: a mistake names its field, %s', (id, field, text, what) => {
    const answer = checkOwnNumbers(id, { ...good, [field]: text });
    expect(answer).toMatchObject({ kind: 'mistake', field, mistake: { where: field, expected: what } });
    expect(answer.kind === 'mistake' && answer.mistake.got).toBe(JSON.stringify(text));
  });
});

it('is read without the spaces around it, and a field that is missing is a mistake of its own', () => {
  expect(checkOwnNumbers('share', { share: ' 14.4% ', n: ' 50 ' })).toEqual(
    checkOwnNumbers('share', { share: '14.4%', n: '50' }),
  );
  expect(checkOwnNumbers('share', { share: '14.4%' })).toMatchObject({
    kind: 'mistake',
    field: 'n',
    mistake: { got: '""' },
  });
});

it('each check takes its own fields, and its own least n', () => {
  const why = (id: OwnCheckId, change: Partial<Record<OwnField, string>> = {}): string => {
    const answer = checkOwnNumbers(id, { ...good, ...change });
    return answer.kind === 'finding' ? answer.finding.why : answer.mistake.expected;
  };
  expect(why('share')).toMatch(/^No count out of 50 gives 14\.4%/);
  expect(why('mean', { items: '2', n: '25' })).toBe('A sum of 16 rounds to 0.32.');
  expect(why('p', { n2: '400' })).toContain('96% of 500 and 94% of 400 give p');
  expect(why('interval')).toMatch(/^Wilson’s interval of 48 of 50 is 86\.54% to 98\.90%/);
  expect(why('interval', { k: '0', lower: '0%', upper: '7.1%' })).toContain('both printed ends agree');
  expect(why('interval', { k: '50' })).toContain('of 50 of 50');
  expect(why('debit')).toContain('A mean of 0.32 over 50 gives');
  expect(why('debit', { n: '2', mean: '50%' })).toContain('over 2');
  expect(why('grimmer', { n: '2', mean: '0.5', deviation: '0.5' })).toContain('with a sum of squares of');
  for (const id of ['debit', 'grimmer'] as const) expect(why(id, { n: '1' })).toContain('at least 2');
});
