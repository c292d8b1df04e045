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

/** What a reader fills in, by what it is called on the page; one name means one thing in every check. */
export const fieldLabels = {
  share: 'Percentage',
  n: 'n',
  mean: 'Mean',
  items: 'Items averaged into each',
  deviation: 'Standard deviation',
  rate1: 'First rate',
  n1: 'n of the first',
  rate2: 'Second rate',
  n2: 'n of the second',
  p: 'p-value',
  k: 'k',
  lower: 'Lower end',
  upper: 'Upper end',
} as const;
type FieldName = keyof typeof fieldLabels;

/** Reads a field's text: as a printed number, or as a count. Throws in the field's own words. */
export interface Fields {
  readonly text: (name: FieldName) => string;
  readonly count: (name: FieldName) => number;
}

export interface OwnCheck {
  readonly id: string;
  readonly title: string;
  /** Its fields in their order, each with what stands there at first. */
  readonly example: readonly (readonly [FieldName, string])[];
  /** Fields that hold the printed result; the others are inputs. */
  readonly results: readonly FieldName[];
  /** Where the check says inconsistent and the numbers are right. */
  readonly falsePositives: string;
  readonly find: (fields: Fields) => CheckFinding;
}

const CONFIDENCE = 0.95;

export const ownChecks: readonly OwnCheck[] = [
  {
    id: 'share',
    title: 'A percentage of n (GRIM)',
    example: [
      ['share', '14.4%'],
      ['n', '12'],
    ],
    results: ['share'],
    falsePositives:
      'An n that is not the percentage’s own, weighted shares, digits cut off instead of rounded.',
    find: ({ text, count }) => shareFinding(text('share'), count('n')),
  },
  {
    id: 'mean',
    title: 'A mean of whole numbers (GRIM)',
    example: [
      ['mean', '5.19'],
      ['n', '28'],
      ['items', '1'],
    ],
    results: ['mean'],
    falsePositives:
      'Values that are not whole, averages of several items when that is not said, missing answers counted in n.',
    find: ({ text, count }) => meanFinding(text('mean'), count('n'), count('items')),
  },
  {
    id: 'p',
    title: 'A p-value of two rates (chi-square)',
    example: [
      ['rate1', '96.8%'],
      ['n1', '500'],
      ['rate2', '94.2%'],
      ['n2', '500'],
      ['p', 'p < 0.001'],
    ],
    results: ['p'],
    falsePositives:
      'Another test (Fisher’s, Yates’s correction, one-sided), or an n that is not the rates’ own.',
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
    example: [
      ['k', '484'],
      ['n', '500'],
      ['lower', '94.8%'],
      ['upper', '98.3%'],
    ],
    results: ['lower', 'upper'],
    falsePositives: 'Another method (Clopper–Pearson, normal), another confidence.',
    find: ({ text, count }) =>
      intervalFinding(count('k'), count('n'), CONFIDENCE, { lower: text('lower'), upper: text('upper') }),
  },
  {
    id: 'debit',
    title: 'A standard deviation of noughts and ones (DEBIT)',
    example: [
      ['mean', '0.32'],
      ['deviation', '0.40'],
      ['n', '50'],
    ],
    results: ['deviation'],
    falsePositives: 'Values other than 0 and 1, weighted means, missing values counted in n.',
    find: ({ text, count }) => debitFinding(text('mean'), text('deviation'), count('n')),
  },
  {
    id: 'grimmer',
    title: 'A standard deviation of whole numbers (GRIMMER)',
    example: [
      ['mean', '3.44'],
      ['deviation', '2.47'],
      ['n', '18'],
    ],
    results: ['deviation'],
    falsePositives:
      'Values that are not whole, averaged items, the divisor n instead of n − 1. A pass does not show that such numbers exist.',
    find: ({ text, count }) => grimmerFinding(text('mean'), text('deviation'), count('n')),
  },
];

/** A field's text as the two readings of it, checked under the label that the reader sees. */
export function fieldsOf(
  values: Readonly<Record<string, string>>,
  reading: (name: FieldName) => void,
): Fields {
  const labelled =
    <T>(read: (text: string, where: string) => T) =>
    (name: FieldName): T => {
      reading(name);
      return read(values[name] ?? '', fieldLabels[name]);
    };
  return {
    text: labelled((text, where) => roundedNumber(text, where).printed),
    count: labelled(printedCount),
  };
}
