/** What the checker of a log can find, with the words for it. */
import type { PolicyViolationKind } from './conditions.ts';
import type { ViolationKind } from './leaf.ts';

export interface Finding {
  readonly kind: FindingKind;
  /** Which deployment; null where the log as a whole is at fault. */
  readonly deployment: number | null;
  /** Place in the list of events of the one that shows it; null where none does. */
  readonly place: number | null;
  /** What of it, in a few words; may be empty. */
  readonly what: string;
}

/** Tells what was found: kind, place of the event that shows it, and a few words. */
export type Report = (kind: FindingKind, place: number | null, what?: string) => void;

const policyWords = {
  'critical-without-approval': 'a risky change to a critical service shipped without an approval',
  'migration-without-approval': 'a migration on a critical or high service shipped without an approval',
  'spent-budget-without-approval': 'a change shipped without an approval although the error budget was spent',
  'large-change-without-approval': 'a large change shipped without the required approval',
  'friday-without-approval': 'a change on Friday evening shipped without the required approval',
  'friday-rollout': 'a rollout started on a Friday evening',
  'traffic-despite-rule': 'a change shipped although a rule blocks it',
} satisfies Readonly<Record<PolicyViolationKind, string>>;

/** What a log can show (conduct, who acted, what is missing, what does not fit), each in one clause. */
export const findingWords = {
  ...policyWords,
  'traffic-after-block': 'a blocked change shipped',
  'traffic-after-rejection': 'a rejected change shipped without a fix',
  'approval-skipped': 'a change shipped without the requested approval',
  'approval-out-of-order': 'an approval came before its request, or after the rollout',
  'approval-by-wrong-actor': 'an approval was not given by a person',
  'ceiling-without-approval': 'a change with a score above the ceiling shipped without an approval',
  'blind-without-approval': 'a rollout that no stage could judge shipped without an approval',
  'wrong-actor': 'an event by an actor without that role',
  'unapproved-model': 'an event by a model without approval, or by no model',
  'breach-not-rolled-back': 'a canary stage found a breach, and the rollout went on',
  'overlapping-rollouts': 'two rollouts of one service at once',
  'record-missing': 'a decision without its preceding record',
  'record-twice': 'two records of something that happens once',
  'record-out-of-order': 'records in an impossible order',
  'outcome-missing': 'a deployment without an outcome',
  'decision-missing': 'a policy in force was not evaluated',
  'decision-against-rule': 'a recorded decision that contradicts the rule',
  'decision-not-in-force': 'a decision by a policy that is not in force, or a second one',
  'explicit-against-rule': 'a default recorded as a rule’s decision, or the reverse',
  'reason-against-rule': 'a reason that is not the rule’s reason for this change',
  'causes-against-record': 'causes for a review that do not match the record',
  'context-against-rule':
    'an impossible context: too many neighbors, a later one, a repeated one, or failures without reasons',
  'factor-against-record': 'a risk factor that does not match the change in the log',
  'score-without-grounds': 'a score that is not the sum of its factors',
  'weights-against-rule': 'weights that do not sum to 1, or are not in force',
  'level-against-score': 'a risk level that does not match the score',
  'stages-against-plan': 'canary stages that do not match the plan',
  'stage-against-clock': 'a rollout whose steps took longer or shorter than planned',
  'counts-against-plan': 'more bad requests than requests, or a control of the wrong size',
  'evidence-against-counts': 'evidence that does not match the stages’ counts',
  'verdict-against-evidence': 'a stage verdict that contradicts its evidence',
  'ending-without-grounds': 'an outcome without grounds in the records',
  'cycle-against-clock': 'a cycle time that is not the time from start to end',
  'wait-against-clock': 'a wait that does not match the records, or that no rule requires',
  'other-service': 'events of one deployment on two services',
  'other-policy-set': 'decided under another set of policies',
  'other-autonomy': 'delivered at another autonomy level than the rules have',
  'time-runs-backwards': 'a deployment’s events go back in time',
  'start-out-of-order': 'a deployment that started before its predecessor',
  'sequence-gap': 'the log’s numbering has a gap or a repetition',
  'deployment-gap': 'deployments are not numbered from 0, one after another',
  'wrong-deployments': 'the log does not have as many deployments as its run',
  'other-run': 'the head names another run',
  'wrong-size': 'the log does not have as many events as its head says',
  'broken-root': 'the events do not hash to the head’s root',
} as const satisfies Readonly<Record<ViolationKind, string>> & Readonly<Record<string, string>>;

export type FindingKind = keyof typeof findingWords;
