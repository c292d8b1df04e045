/** What the checker of a log can find, with the words for it. */
import type { PolicyViolationKind } from './conditions.ts';
import type { ViolationKind } from './leaf.ts';

/** What a log can show beside conduct: who acted, what is missing, what does not fit. */
type RecordViolationKind =
  | 'approval-skipped'
  | 'approval-out-of-order'
  | 'approval-by-wrong-actor'
  | 'ceiling-without-approval'
  | 'blind-without-approval'
  | 'wrong-actor'
  | 'unapproved-model'
  | 'breach-not-rolled-back'
  | 'overlapping-rollouts'
  | 'record-missing'
  | 'record-twice'
  | 'record-out-of-order'
  | 'outcome-missing'
  | 'decision-missing'
  | 'decision-against-rule'
  | 'decision-not-in-force'
  | 'explicit-against-rule'
  | 'reason-against-rule'
  | 'causes-against-record'
  | 'context-against-rule'
  | 'factor-against-record'
  | 'score-without-grounds'
  | 'weights-against-rule'
  | 'level-against-score'
  | 'stages-against-plan'
  | 'stage-against-clock'
  | 'counts-against-plan'
  | 'evidence-against-counts'
  | 'verdict-against-evidence'
  | 'ending-without-grounds'
  | 'cycle-against-clock'
  | 'wait-against-clock'
  | 'other-service'
  | 'other-policy-set'
  | 'other-autonomy'
  | 'time-runs-backwards'
  | 'start-out-of-order'
  | 'sequence-gap'
  | 'deployment-gap'
  | 'wrong-deployments'
  | 'other-run'
  | 'wrong-size'
  | 'broken-root';

export type FindingKind = ViolationKind | RecordViolationKind;

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

const policyWords: Readonly<Record<PolicyViolationKind, string>> = {
  'critical-without-approval': 'a risky change to a critical service moved without an approval',
  'migration-without-approval': 'a migration on a critical or high service moved without an approval',
  'spent-budget-without-approval': 'a change moved without an approval though the error budget was spent',
  'large-change-without-approval': 'a large change moved without the approval that the rules ask for',
  'friday-without-approval': 'a change of a Friday evening moved without the approval that the rules ask for',
  'friday-rollout': 'a rollout started on a Friday evening',
  'traffic-despite-rule': 'a change moved that a rule blocks, reviewed or not',
};

/** Each kind in one clause. */
export const findingWords: Readonly<Record<FindingKind, string>> = {
  ...policyWords,
  'traffic-after-block': 'a blocked change moved',
  'traffic-after-rejection': 'a rejected change moved, and was not mended',
  'approval-skipped': 'an approval was asked for, and the change moved without one',
  'approval-out-of-order': 'an approval came before it was asked for, or after the rollout',
  'approval-by-wrong-actor': 'an approval was not given by a person',
  'ceiling-without-approval': 'a score above the level’s ceiling moved without an approval',
  'blind-without-approval': 'a rollout that no stage could judge moved without an approval',
  'wrong-actor': 'an event by somebody whose part it is not',
  'unapproved-model': 'an event by a model that is not approved for it, or by none',
  'breach-not-rolled-back': 'a canary stage found a breach, and the rollout went on',
  'overlapping-rollouts': 'two rollouts of one service at once',
  'record-missing': 'a decision without the record that must come before it',
  'record-twice': 'two records of what happens once',
  'record-out-of-order': 'records in an order in which they cannot have been made',
  'outcome-missing': 'a deployment without an outcome',
  'decision-missing': 'a policy in force was not asked',
  'decision-against-rule': 'a recorded decision is not what the rule says',
  'decision-not-in-force': 'a decision by a policy that is not in force, or a second one',
  'explicit-against-rule': 'a default that is said to be a rule’s word, or the other way round',
  'reason-against-rule': 'a reason that is not the one that the rule gives for this change',
  'causes-against-record':
    'a person was asked for causes that the record does not bear out, or not for one that it does',
  'context-against-rule':
    'a context that cannot be: too many neighbors, a later one, one twice, or failures without reasons',
  'factor-against-record': 'a risk factor that does not follow from what the log says of the change',
  'score-without-grounds': 'a score that is not the sum of its factors',
  'weights-against-rule': 'weights of a score that do not sum to 1, or are not those in force',
  'level-against-score': 'a risk level that is not that of its score',
  'stages-against-plan': 'canary stages that are not those of the plan',
  'stage-against-clock': 'a rollout whose steps took longer or shorter than planned',
  'counts-against-plan': 'more bad requests than requests, or a control of another size than planned',
  'evidence-against-counts': 'evidence that the stages’ counts do not add up to',
  'verdict-against-evidence': 'a stage judged otherwise than its evidence, or what it could see, has it',
  'ending-without-grounds': 'an outcome for which the records give no ground',
  'cycle-against-clock': 'a cycle time that is not the time from start to end',
  'wait-against-clock': 'a wait that is not the time between two records, or that no rule asks for',
  'other-service': 'events of one deployment on two services',
  'other-policy-set': 'decided under another set of policies',
  'other-autonomy': 'delivered at another level of autonomy than the rules have',
  'time-runs-backwards': 'a deployment’s events go back in time',
  'start-out-of-order': 'a deployment that started before the one numbered before it',
  'sequence-gap': 'the log’s numbering has a gap or a repetition',
  'deployment-gap': 'deployments are not numbered from 0, one after another',
  'wrong-deployments': 'the log has another number of deployments than its run',
  'other-run': 'the head names another run',
  'wrong-size': 'the log has another number of events than its head says',
  'broken-root': 'the events do not hash to the head’s root',
};
