/** Approvals that nobody's policy asks for: of a score above the ceiling, and of a canary that could see nothing. */
import type { DeploymentRecord } from './deployment-record.ts';
import type { Report } from './finding.ts';
import type { RulesInForce } from './rules-in-force.ts';

/**
 * The least score for which a log itself asks for a person, as above its ceiling; Infinity where it never does. What is
 * left out of the log cannot lower it: the rule's own number is better, where somebody tells it.
 */
export function leastAbove(records: readonly DeploymentRecord[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const record of records) {
    const asked = record.first('approval-requested');
    if (asked === null || !asked.event.details.causes.includes('above-ceiling')) continue;
    least = Math.min(least, record.first('risk-assessed')?.event.details.score ?? least);
  }
  return least;
}

/** @param least what `leastAbove` says of the log; asked only where no ceiling is known */
export function checkAutonomy(
  record: DeploymentRecord,
  rules: RulesInForce,
  least: number,
  report: Report,
): void {
  const traffic = record.firstTraffic;
  if (traffic === null || record.verdict !== null) return;
  const scored = record.first('risk-assessed');
  if (scored !== null) {
    const { score } = scored.event.details;
    const ceiling = rules.ceilings?.[rules.autonomy];
    const above = ceiling === undefined ? score >= least : score > ceiling;
    if (above || score >= rules.reviewedFrom) {
      report('ceiling-without-approval', traffic.place, score.toFixed(3));
    }
  }
  const { canary } = rules;
  if (canary?.inconclusive === 'review' && wasBlind(record, canary.trafficSwing)) {
    report('blind-without-approval', traffic.place);
  }
}

const DAY = 1440;
const PEAK = 840; // traffic is highest at 14:00, and lower the farther from it

/**
 * Whether no stage could have seen anything when it was decided: none could in the rollout, which had as much traffic at
 * least. Of a rollout into quieter hours the log does not tell.
 */
function wasBlind(record: DeploymentRecord, swing: number): boolean {
  const asked = record.first('policies-evaluated');
  const rollout = record.first('rollout-started');
  if (asked === null || rollout === null) return false;
  const decided = fromPeak(asked.event.minute);
  let since = rollout.event.minute;
  let judged = 0;
  for (const { event } of record.stages) {
    const { share, verdict } = event.details;
    if (share === 1) break;
    if (verdict !== 'inconclusive' || (swing > 0 && fromPeak(since) > decided)) return false;
    judged += 1;
    since = event.minute;
  }
  return judged > 0;
}

/** Whole minutes between a minute and the peak of its day or the nearest other one. */
function fromPeak(minute: number): number {
  const ofDay = Math.floor(minute - Math.floor(minute / DAY) * DAY);
  const away = Math.abs(ofDay - PEAK);
  return Math.min(away, DAY - away);
}
