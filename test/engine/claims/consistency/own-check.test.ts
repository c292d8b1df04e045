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
