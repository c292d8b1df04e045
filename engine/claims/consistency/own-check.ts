/** The checks that a reader can make of any printed numbers, from the text of named fields. */
import { ArgumentError, expected, type Mistake } from '../../errors.ts';
import type { CheckFinding } from './consistency-check.ts';
import { meanFinding, printedMean, printedShare, shareFinding } from './grim.ts';
import { printedProbability, pValueFinding } from './p-value.ts';
import { intervalFinding } from './printed-interval.ts';
import { printedCount, type RoundedNumber } from './rounded-number.ts';
import { debitFinding, grimmerFinding, printedDeviation } from './standard-deviation.ts';

export const ownFields = [
  'share',
  'n',
  'mean',
  'items',
  'deviation',
  'rate1',
  'n1',
  'rate2',
  'n2',
  'p',
  'k',
  'lower',
  'upper',
] as const;
export type OwnField = (typeof ownFields)[number];

export const ownCheckIds = ['share', 'mean', 'p', 'interval', 'debit', 'grimmer'] as const;
export type OwnCheckId = (typeof ownCheckIds)[number];

/** A finding, or what is wrong with which field; null where it is the fields together. */
export type OwnAnswer =
  | { readonly kind: 'finding'; readonly finding: CheckFinding }
  | { readonly kind: 'mistake'; readonly field: OwnField | null; readonly mistake: Mistake };

const CONFIDENCE = 0.95;

/** @param values text by field; fields that the check does not take are ignored */
export function checkOwnNumbers(
  id: OwnCheckId,
  values: Readonly<Partial<Record<OwnField, string>>>,
): OwnAnswer {
  try {
    return { kind: 'finding', finding: find(id, (field) => values[field]?.trim() ?? '') };
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    const { where, expected: what, got, fix } = error;
    const field = ownFields.find((name) => name === where) ?? null;
    return { kind: 'mistake', field, mistake: { where, expected: what, got, fix } };
  }
}

/** Each field is read here first, so that a mistake carries the field's name and not that of a function. */
function find(id: OwnCheckId, textOf: (field: OwnField) => string): CheckFinding {
  const count = (field: OwnField, least = 1): number => printedCount(textOf(field), field, least);
  const read = (field: OwnField, reader: (printed: string, where: string) => RoundedNumber): string =>
    reader(textOf(field), field).printed;
  const share = (field: OwnField): string => read(field, printedShare);
  const deviation = (): string => read('deviation', printedDeviation);
  switch (id) {
    case 'share':
      return shareFinding(share('share'), count('n'));
    case 'mean':
      return meanFinding(read('mean', printedMean), count('n'), count('items'));
    case 'p':
      return pValueFinding(
        { rate: share('rate1'), n: count('n1') },
        { rate: share('rate2'), n: count('n2') },
        read('p', printedProbability),
      );
    case 'interval': {
      const [k, n] = [count('k', 0), count('n')];
      if (k > n) throw expected('k', `a whole number of at most n = ${n}`, textOf('k'));
      return intervalFinding(k, n, CONFIDENCE, { lower: share('lower'), upper: share('upper') });
    }
    case 'debit':
      return debitFinding(share('mean'), deviation(), count('n', 2));
    case 'grimmer':
      if (printedDeviation(textOf('deviation'), 'deviation').percent) {
        throw expected('deviation', 'a number without %', textOf('deviation'));
      }
      return grimmerFinding(read('mean', printedMean), deviation(), count('n', 2));
  }
}
