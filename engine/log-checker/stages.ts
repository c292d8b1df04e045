/** The stages of a rollout against the plan, the clock and their own counts. */
import type { CanaryRules, StageRule } from './canary-rules.ts';
import type { DeploymentRecord } from './deployment-record.ts';
import { couldSee, EvidenceOf, isBreach, isSameEvidence, type StageCounts } from './evidence.ts';
import type { Report } from './finding.ts';
import type { RulesInForce } from './rules-in-force.ts';
import { isHighRisk } from './score.ts';

const TOLERANCE = 1e-6; // minutes

export function checkStages(record: DeploymentRecord, { canary }: RulesInForce, report: Report): void {
  const { stages } = record;
  const rollout = record.first('rollout-started');
  if (rollout === null && stages.length === 0) return;
  const score = record.first('risk-assessed')?.event.details.score ?? 0;
  const plan = (isHighRisk(score) ? canary?.highRisk : canary?.usual) ?? [];
  const fits = stages.every(({ event }, k) => event.details.share === plan[k]?.share);
  const last = stages.at(-1);
  const isWhole = last?.event.details.verdict === 'breach' || stages.length === plan.length;
  const place = last?.place ?? rollout?.place ?? null;
  if (!fits || !isWhole) report('stages-against-plan', place, `${stages.length} of ${plan.length} stages`);
  const unjudged = stages.find(
    ({ event: { details } }) => (details.share === 1) !== (details.verdict === 'not-judged'),
  );
  if (unjudged !== undefined) report('stages-against-plan', unjudged.place, unjudged.event.details.verdict);
  if (canary !== null) checkEach(record, canary, plan, report);
}

function checkEach(
  record: DeploymentRecord,
  rules: CanaryRules,
  plan: readonly StageRule[],
  report: Report,
): void {
  const judge = new EvidenceOf(rules.judge);
  let since = record.first('rollout-started')?.event.minute ?? null;
  for (const [k, { event, place }] of record.stages.entries()) {
    const { details, minute } = event;
    const { verdict, evidence } = details;
    if (!isPossible(details, rules))
      report('counts-against-plan', place, `${details.canaryRequests} requests`);
    const due = judge.after(details);
    if (!isSameEvidence(evidence, due)) {
      report('evidence-against-counts', place, `${evidence.toPrecision(3)}, not ${due.toPrecision(3)}`);
    }
    const isJudged = verdict !== 'not-judged' && verdict !== 'skipped';
    const blind = verdict === 'passed' && !couldSee(details, rules.toleratedLift, rules.judge);
    if ((isJudged && (verdict === 'breach') !== isBreach(evidence, rules.judge)) || blind) {
      report('verdict-against-evidence', place, `${verdict} at ${evidence.toPrecision(3)}`);
    }
    const planned = plan[k];
    if (since !== null && planned !== undefined && !isTimed(details, minute - since, planned, rules)) {
      report('stage-against-clock', place, `${(minute - since).toFixed(2)} min`);
    }
    since = minute;
  }
}

/** No more bad requests than requests, none where nobody looked, and a control of the size that the rules give it. */
function isPossible(counts: StageCounts, { control, inconclusive }: CanaryRules): boolean {
  const { verdict, share, canaryRequests, controlRequests } = counts;
  const { canaryErrors, canarySlow, controlErrors, controlSlow } = counts;
  if (verdict === (inconclusive === 'skip' ? 'inconclusive' : 'skipped')) return false;
  if (Math.max(canaryErrors, canarySlow) > canaryRequests) return false;
  if (Math.max(controlErrors, controlSlow) > controlRequests) return false;
  if (verdict === 'skipped' || verdict === 'not-judged') return canaryRequests + controlRequests === 0;
  if (control === 'same-size') return canaryRequests === controlRequests;
  // both were rounded
  const rest = (1 - share) / share;
  return Math.abs(controlRequests - canaryRequests * rest) <= (0.5 + TOLERANCE) * (1 + rest);
}

/** Its ramp and its bake, as long as the plan has it. */
function isTimed(
  { verdict, bakeMinutes }: StageCounts,
  minutes: number,
  { bake: [least, most] }: StageRule,
  { rampMinutes, inconclusive, holdMinutes }: CanaryRules,
): boolean {
  if (verdict === 'skipped') return bakeMinutes === 0 && Math.abs(minutes) <= TOLERANCE;
  const longest = inconclusive === 'hold' && most > 0 ? Math.max(most, holdMinutes) : most;
  return (
    bakeMinutes >= least - TOLERANCE &&
    bakeMinutes <= longest + TOLERANCE &&
    Math.abs(minutes - rampMinutes - bakeMinutes) <= TOLERANCE
  );
}
