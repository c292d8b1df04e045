/** The summary of the 50 published sample records: its shares against its counts, and its figures against the records. */
import { sampleDescription } from '../../published/sources.ts';
import type { CheckUnit, ConsistencyCheck, PrintedFigure } from '../consistency-check.ts';
import { countedShareFinding } from '../grim.ts';
import { countTotalFinding, recountFinding } from '../recomputed.ts';
import { printedCount } from '../rounded-number.ts';
import { deviationFinding } from '../standard-deviation.ts';
import { figure, sampleRecords } from './sources.ts';

const summary = (label: string, printed: string): PrintedFigure =>
  figure(label, printed, sampleDescription('summary'));

const DEVIATION = 'standard deviation';
const all = summary('records', '50');

/** Label, printed percentage, printed count, printed whole. */
const shares = [
  ['success', '92%', '46', '50'],
  ['rolled back', '6%', '3', '50'],
  ['failed', '2%', '1', '50'],
  ['canary catch', '100%', '3', '3'],
] as const;

/**
 * Label, unit, in the description, recomputed from the records: with as many digits as the recount was noted down with. The
 * records themselves are not part of this project.
 */
const figures: readonly (readonly [string, CheckUnit, string, string])[] = [
  ['median', 'minutes', '21.55', '21.1'],
  ['mean', 'minutes', '21.24', '21.15'],
  [DEVIATION, 'minutes', '4.82', '4.64'],
  ['tier CRITICAL', 'count', '7', '6'],
  ['tier HIGH', 'count', '11', '11'],
  ['tier MEDIUM', 'count', '22', '21'],
  ['tier LOW', 'count', '10', '12'],
];

export function sampleSummaryChecks(): ConsistencyCheck[] {
  const tiers = figures
    .filter(([, unit]) => unit === 'count')
    .map(([label, , printed]) => summary(label, printed));
  return [
    ...shares.map(([label, printed, k, n]): ConsistencyCheck => {
      const whole = n === all.printed ? all : summary('rolled back', n);
      return {
        id: `sample-${slug(label)}`,
        kind: 'share of counts',
        question: `Do the printed counts give ${printed} (${label})?`,
        claims: ['sample-summary'],
        inputs: [summary(`${label}, count`, k), whole],
        printed: [summary(label, printed)],
        ...countedShareFinding(printedCount(k), printedCount(n), printed),
      };
    }),
    {
      id: 'sample-tiers-total',
      kind: 'total',
      question: 'Do the printed tiers add up to the records?',
      claims: ['sample-summary'],
      inputs: tiers,
      printed: [all],
      ...countTotalFinding(
        tiers.map(({ printed }) => printed),
        all.printed,
      ),
    },
    ...figures.map(([label, unit, printed, recounted]): ConsistencyCheck => {
      const there = figure(label, recounted, sampleRecords('recomputed'));
      return {
        id: `sample-${slug(label)}-records`,
        kind: 'recount',
        question: `Do description and records agree: ${label}?`,
        claims: ['sample-summary'],
        inputs: [there],
        printed: [summary(label, printed)],
        ...(label === DEVIATION
          ? deviationFinding(recounted, printed, printedCount(all.printed))
          : recountFinding(recounted, printed, unit)),
      };
    }),
  ];
}

function slug(label: string): string {
  return label.toLowerCase().replaceAll(' ', '-');
}
