/** The checks that a reader can make of any printed numbers: what they take, and when they are wrong. */
import type { OwnCheckId, OwnField } from '../../engine/claims/consistency/index.ts';

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
} as const satisfies Readonly<Record<OwnField, string>>;

export interface OwnCheck {
  readonly id: OwnCheckId;
  readonly title: string;
  /** Its fields in their order, each with what stands there at first. */
  readonly example: readonly (readonly [OwnField, string])[];
  /** Fields that hold the printed result; the others are inputs. */
  readonly results: readonly OwnField[];
  /** Where the check says inconsistent and the numbers are right. */
  readonly falsePositives: string;
}

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
  },
  {
    id: 'interval',
    title: 'A 95% interval of k of n (Wilson)',
    example: [
      ['k', '484'],
      ['n', '500'],
      ['lower', '94.8%'],
      ['upper', '98.3%'],
    ],
    results: ['lower', 'upper'],
    falsePositives: 'Another method (Clopper–Pearson, normal), another confidence.',
  },
  {
    id: 'debit',
    title: 'A standard deviation of zeros and ones (DEBIT)',
    example: [
      ['mean', '0.32'],
      ['deviation', '0.40'],
      ['n', '50'],
    ],
    results: ['deviation'],
    falsePositives: 'Values other than 0 and 1, weighted means, missing values counted in n.',
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
      'Values that are not whole, averaged items. A pass does not show that such numbers exist.',
  },
];
