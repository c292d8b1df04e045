/** The box that the project's README prints, filled from a run. */

import type { PipelineMetrics } from './pipeline-face.ts';

const INNER = 67;

/** The report as text, 69 columns wide. */
export function reportBox(metrics: PipelineMetrics): string {
  const { totalDeployments: total, successful, rolledBack, failed } = metrics;
  const share = (part: number): string => (total === 0 ? 'n/a' : `${((100 * part) / total).toFixed(1)}%`);
  const catchRate = Number.isNaN(metrics.canaryCatchRate)
    ? 'n/a'
    : `${(100 * metrics.canaryCatchRate).toFixed(1)}%`;
  const median = total === 0 ? 'n/a' : `${metrics.medianCycleMinutes.toFixed(1)} min`;
  const title = 'GenOps Pipeline Results';
  const left = Math.floor((INNER - title.length) / 2);
  const row = (label: string, value: string): string => line(`  ${label.padEnd(23)}${value.padStart(9)}`);
  return [
    `╔${'═'.repeat(INNER)}╗`,
    line(' '.repeat(left) + title),
    `╠${'═'.repeat(INNER)}╣`,
    line(''),
    ...section('DEPLOYMENTS'),
    row('Total Deployments:', String(total)),
    row('Successful:', String(successful)),
    row('Rolled Back:', String(rolledBack)),
    row('Failed:', String(failed)),
    line(''),
    ...section('KEY METRICS'),
    row('Success Rate:', share(successful)),
    row('Rollback Rate:', share(rolledBack)),
    row('Failure Rate:', share(failed)),
    row('Median Cycle Time:', median),
    line(''),
    ...section('SAFETY'),
    row('Safety Violations:', String(metrics.safetyViolations)),
    row('Canary Catch Rate:', catchRate),
    line(''),
    `╚${'═'.repeat(INNER)}╝`,
  ].join('\n');
}

function line(text: string): string {
  return `║${text.padEnd(INNER)}║`;
}

function section(title: string): string[] {
  return [line(`  ${title}`), line(`  ${'─'.repeat(61)}`)];
}
