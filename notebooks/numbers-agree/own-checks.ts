/** The checks that a reader can make of any printed numbers: what they take, and their known false positives. */
import {
  type CheckFinding,
  debitFinding,
  grimmerFinding,
  intervalFinding,
  meanFinding,
  printedCount,
  pValueFinding,
  roundedNumber,
  shareFinding,
} from '../../engine/claims/consistency/index.ts';

export interface OwnField {
  readonly name: string;
  readonly label: string;
  /** An example, which stands there at first. */
  readonly value: string;
}

/** Reads a field's text: as a printed number, or as a count. Throws in the field's own words. */
export interface Fields {
  readonly text: (name: string) => string;
  readonly count: (name: string) => number;
}

export interface OwnCheck {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly OwnField[];
  /** Fields that hold the printed result; the others are inputs. */
  readonly results: readonly string[];
  /** Where the check says inconsistent and the numbers are right. */
  readonly falsePositives: string;
  readonly find: (fields: Fields) => CheckFinding;
}

const CONFIDENCE = 0.95;
const field = (name: string, label: string, value: string): OwnField => ({ name, label, value });

export const ownChecks: readonly OwnCheck[] = [
  {
    id: 'share',
    title: 'A percentage of n (GRIM)',
    fields: [field('share', 'Percentage', '14.4%'), field('n', 'n', '12')],
    results: ['share'],
    falsePositives:
      'an n that is not the percentage’s own, weighted shares, digits cut off instead of rounded.',
    find: ({ text, count }) => shareFinding(text('share'), count('n')),
  },
  {
    id: 'mean',
    title: 'A mean of whole numbers (GRIM)',
    fields: [
      field('mean', 'Mean', '5.19'),
      field('n', 'n', '28'),
      field('items', 'Items averaged into each', '1'),
    ],
    results: ['mean'],
    falsePositives:
      'values that are not whole, averages of several items when that is not said, missing answers counted in n.',
    find: ({ text, count }) => meanFinding(text('mean'), count('n'), count('items')),
  },
  {
    id: 'p',
    title: 'A p-value of two rates (chi-square)',
    fields: [
      field('rate1', 'First rate', '96.8%'),
      field('n1', 'n of the first', '500'),
      field('rate2', 'Second rate', '94.2%'),
      field('n2', 'n of the second', '500'),
      field('p', 'p-value', 'p < 0.001'),
    ],
    results: ['p'],
    falsePositives:
      'another test (Fisher’s, Yates’s correction, one-sided), or an n that is not the rates’ own.',
    find: ({ text, count }) =>
      pValueFinding(
        { rate: text('rate1'), n: count('n1') },
        { rate: text('rate2'), n: count('n2') },
        text('p'),
      ),
  },
  {
    id: 'interval',
    title: 'A 95 % interval of k of n (Wilson)',
    fields: [
      field('k', 'k', '484'),
      field('n', 'n', '500'),
      field('lower', 'Lower end', '94.8%'),
      field('upper', 'Upper end', '98.3%'),
    ],
    results: ['lower', 'upper'],
    falsePositives: 'another method (Clopper–Pearson, normal), another confidence.',
    find: ({ text, count }) =>
      intervalFinding(count('k'), count('n'), CONFIDENCE, { lower: text('lower'), upper: text('upper') }),
  },
  {
    id: 'debit',
    title: 'A standard deviation of noughts and ones (DEBIT)',
    fields: [
      field('mean', 'Mean', '0.32'),
      field('deviation', 'Standard deviation', '0.40'),
      field('n', 'n', '50'),
    ],
    results: ['deviation'],
    falsePositives: 'values other than 0 and 1, weighted means, missing values counted in n.',
    find: ({ text, count }) => debitFinding(text('mean'), text('deviation'), count('n')),
  },
  {
    id: 'grimmer',
    title: 'A standard deviation of whole numbers (GRIMMER)',
    fields: [
      field('mean', 'Mean', '3.44'),
      field('deviation', 'Standard deviation', '2.47'),
      field('n', 'n', '18'),
    ],
    results: ['deviation'],
    falsePositives:
      'values that are not whole, averaged items, the divisor n instead of n − 1. A pass does not show that such numbers exist.',
    find: ({ text, count }) => grimmerFinding(text('mean'), text('deviation'), count('n')),
  },
];

/** A field's text as the two readings of it, checked under the label that the reader sees. */
export function fieldsOf(
  check: OwnCheck,
  values: Readonly<Record<string, string>>,
  reading: (name: string) => void,
): Fields {
  const labelled = <T>(name: string, read: (text: string, where: string) => T): T => {
    reading(name);
    const label = check.fields.find((each) => each.name === name)?.label ?? name;
    return read(values[name] ?? '', label);
  };
  return {
    text: (name) => labelled(name, (text, where) => roundedNumber(text, where).printed),
    count: (name) => labelled(name, printedCount),
  };
}
