/** DORA's four keys, as far as a deployment log holds them, each with its definition. */
import { shareEstimate } from '../../engine/simulator/measures/estimates.ts';
import { element } from '../authoring/html.ts';
import { dataTable } from '../charts/figure.ts';
import { withInterval } from '../format/estimate.ts';
import { count, decimal, plural } from '../format/number.ts';
import type { DataOnShow } from '../log-file/file-reader.ts';

const MINUTES_PER_DAY = 1440;

export function fourKeys({ result }: DataOnShow): HTMLElement {
  return element`<section class="four-keys">
    <h2 id="four-keys">DORA’s four keys</h2>
    ${dataTable({
      title: 'DORA’s four keys',
      cards: true,
      columns: ['key', 'your data', 'definition'],
      rows: keysOf(result),
    })}
  </section>`;
}

/** A key, its value in words, and what it is. */
function keysOf({ measures, log, inspection }: DataOnShow['result']): string[][] {
  const outcomes = Object.values(measures.arms).flatMap((arm) => arm?.outcomes ?? []);
  const sum = (of: (each: (typeof outcomes)[number]) => number): number =>
    outcomes.reduce((total, each) => total + of(each), 0);
  const failures = sum(({ failed, rolledBack }) => failed + rolledBack);
  const ended = failures + sum(({ success }) => success);
  const days = log.span === null ? 0 : (log.span.to - log.span.from) / MINUTES_PER_DAY;
  const released = ended - failures;
  const [leadTime] = inspection?.leadTimes ?? [];
  return [
    [
      'Deployment frequency',
      ended === 0
        ? 'not known: the log has no status'
        : days < 1
          ? 'not known: the log does not say when, or covers less than a day'
          : `${decimal(released / days, released / days < 1 ? 2 : 1)} per day: ${plural(released, 'success', 'successes')} in ${plural(Math.round(days), 'day')}`,
      'Successful deployments per day, from the first deployment to the last',
    ],
    [
      'Change failure rate',
      ended === 0
        ? 'not known: the log has no status'
        : `${withInterval('ratio', shareEstimate(failures, ended))}, ${count(failures)} of ${count(ended)}`,
      'Share of deployments that failed or were rolled back',
    ],
    [
      'Lead time for changes',
      leadTime === undefined
        ? 'not known: the log has no times of commits'
        : `not computed: ${leadTime} is in your log, but no claim uses it`,
      'Time from commit to production; the cycle time above only covers the rollout',
    ],
    [
      'Failed deployment recovery time',
      'not known: the log has no times of recovery',
      'Time from a failed deployment to recovery',
    ],
  ];
}
