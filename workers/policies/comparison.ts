/** What a comparison of two sets of policies over one study finds. Types only. */
import type { PolicyAction, PolicyVerdict } from '../../engine/governance/index.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';

/** How the GenOps arm came through under one set. */
export interface SetOutcome {
  readonly completed: number;
  readonly rolledBack: number;
  readonly blocked: number;
  readonly escaped: number;
  /** Minutes. */
  readonly medianCycleMinutes: number;
  /** Changes that a person looked at. */
  readonly reviews: number;
  /** Working minutes of reviewers, all of them together. */
  readonly reviewMinutes: number;
  /** Changes that a policy deferred when their rollout was ready. */
  readonly deferred: number;
  /** Changes that a policy stopped when their rollout was ready; they are among the blocked. */
  readonly stopped: number;
  /** How many changes each rule asked something of, when they were judged; in the set's order. */
  readonly spoke: readonly { readonly rule: string; readonly count: number }[];
}

/** What the rules do with a change when its rollout is ready. */
export type AtRollout = 'at once' | 'deferred' | 'blocked';

/** What a set said of a change when it was judged, and what it did when the rollout was ready. */
export interface ChangeDecision extends PolicyVerdict {
  /** Null where it did not get so far. */
  readonly rollout: AtRollout | null;
  /** The rules that held the rollout back when it was ready. */
  readonly heldBy: readonly string[];
}

/** How many changes went from one decision to another. */
export interface Move<Decision> {
  readonly from: Decision;
  readonly to: Decision;
  readonly count: number;
}

/** A change that is decided otherwise. */
export interface MovedChange {
  /** Position in the study. */
  readonly index: number;
  readonly service: string;
  /** Minutes since Monday 00:00 of the first week. */
  readonly minute: number;
  readonly before: ChangeDecision;
  readonly after: ChangeDecision;
}

/** The same changes through the GenOps arm under two sets, on common random numbers: `after` less `before`. */
export interface Comparison {
  readonly deployments: number;
  /** Changes that are decided otherwise: when they are judged, when their rollout is ready, or both. */
  readonly otherwise: number;
  /** Of them: those that the edited set decides otherwise on the very same facts. The others follow from a history that went otherwise. */
  readonly otherwiseOnSameFacts: number;
  /** Changes whose action differs when they are judged, by what it was and what it is; the most frequent first. */
  readonly whenJudged: readonly Move<PolicyAction>[];
  /** The same when their rollout is ready, of those that got so far under both sets. */
  readonly atRollout: readonly Move<AtRollout>[];
  /** The first hundred of those that are decided otherwise. */
  readonly examples: readonly MovedChange[];
  readonly before: SetOutcome;
  readonly after: SetOutcome;
  /** Ratios of deployments, paired. */
  readonly completed: Estimate;
  readonly rolledBack: Estimate;
  readonly blocked: Estimate;
  readonly escaped: Estimate;
  /** Minutes: of the medians, and the mean over changes. */
  readonly medianCycle: Estimate;
  readonly meanCycle: Estimate;
  /** Changes whose cycle time differs. */
  readonly cyclesMoved: number;
  /** Changes on which a condition failed and so counted as holding, and how many each rule failed on; its first failure in words. */
  readonly failures: {
    readonly changes: number;
    readonly rules: readonly { readonly rule: string; readonly changes: number; readonly first: string }[];
  };
}
