/** The numbers of a card's drawing, as its foot shows and saves them. */

import { numbers, type TableData } from '../charts/figure.ts';
import { armNames } from '../charts/marks.ts';
import { flagsOf } from '../charts/printed.ts';
import { interval, inUnit } from '../format/estimate.ts';
import { percent } from '../format/number.ts';
import { endsOf, type Result } from './card-drawings.ts';

const arms = ['genops', 'traditional'] as const;

/** @param id of the claim that the card is about */
export function cardTable(id: string, title: string, { study, rows }: Result): TableData {
  const printed = (claim: string): string =>
    flagsOf(rows, claim)
      .map((flag) => flag.printed)
      .join(' or ');
  const line = (
    name: string,
    unit: 'minutes' | 'ratio',
    { value, lower, upper }: { value: number; lower: number; upper: number },
    claim: string,
  ): readonly string[] => [name, inUnit(unit, value), interval(unit, lower, upper), printed(claim)];
  const { canary } = study.measures;
  const lines: Readonly<Record<string, readonly (readonly string[])[]>> = {
    'cycle-time-improvement': arms.map((arm) =>
      line(
        `${armNames[arm]}, median`,
        'minutes',
        study.measures[arm].medianCycleMinutes,
        arm === 'genops' ? 'cycle-time-genops' : 'cycle-time-baseline',
      ),
    ),
    'success-genops': arms.map((arm) =>
      line(
        armNames[arm],
        'ratio',
        study.measures[arm].successRate,
        arm === 'genops' ? 'success-genops' : 'success-baseline',
      ),
    ),
    'canary-catch': [
      line('caught, of all issues', 'ratio', canary.catchRates.caughtPerIssue, 'canary-catch'),
      ...(canary.badChanges === 0 ? [] : endsOf(canary)).map(({ label, kind, share }) => [
        kind === 'caught'
          ? `bad changes caught at ${label} of traffic`
          : `bad changes ${kind === 'stopped' ? 'stopped before any traffic' : 'missed'}`,
        percent(share),
        '',
        '',
      ]),
    ],
  };
  return {
    title: `${title}: our result and the printed figure`,
    columns: ['what', ...numbers('our result', '95% interval', 'printed')],
    rows: lines[id] ?? [],
  };
}
