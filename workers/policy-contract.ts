/** What pages see of the policies' worker: sets checked, changes decided, two sets compared over a whole study. Types only. */
import type { PolicyAction, PolicyDecision, PolicyInput, PolicyVerdict } from '../engine/governance/index.ts';
import type { PolicySet, RuleProblem } from '../engine/governance/policies/expressions/index.ts';
import type { Estimate } from '../engine/simulator/measures/measures.ts';
import type { StudyConfig } from '../engine/simulator/scenario.ts';
import type { Outcome, TaskHooks } from './contract.ts';

/** Whether a set can be put in force. */
export type SetCheck =
  | { readonly kind: 'good' }
  /** Place null where it is no expression's. The rule is empty where it is the whole set's. */
  | { readonly kind: 'refused'; readonly problems: readonly RuleProblem[] };

/** What a set says of one change. */
export interface Deciding {
  /** Policy by policy, in their order. */
  readonly decisions: readonly PolicyDecision[];
  readonly verdict: PolicyVerdict;
  /** When the rollout may start if it is ready when it is judged: minutes; Infinity where the clock blocks it. */
  readonly releaseMinute: number;
}

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
  /** Changes that a policy put off. */
  readonly deferred: number;
  /** How many changes each rule asked something of, when they were judged; in the set's order. */
  readonly spoke: readonly { readonly rule: string; readonly count: number }[];
}

/** A change that is decided otherwise. */
export interface MovedChange {
  /** Position in the study. */
  readonly index: number;
  readonly service: string;
  /** Minutes since Monday 00:00 of the first week. */
  readonly minute: number;
  readonly before: PolicyVerdict;
  readonly after: PolicyVerdict;
}

/** The same changes through the GenOps arm under two sets, on common random numbers: `after` less `before`. */
export interface Comparison {
  readonly deployments: number;
  /** Changes whose action differs, by what it was and what it is; the most frequent first. */
  readonly moved: readonly {
    readonly from: PolicyAction;
    readonly to: PolicyAction;
    readonly count: number;
  }[];
  /** Of the moved: those that the edited set decides otherwise on the very same facts. The others follow from a history that went otherwise. */
  readonly movedOnSameFacts: number;
  /** The first hundred of the moved. */
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
  /** Conditions that failed on a change and so counted as holding; the first one in words. */
  readonly failures: { readonly count: number; readonly first: string };
}

/** The pool as pages see it. */
export interface PolicyClient {
  /** Reads, checks and compiles a set; anything may come. */
  check(set: unknown, hooks?: TaskHooks): Promise<Outcome<SetCheck>>;
  /** What a good set says of one change. */
  decide(
    set: PolicySet,
    input: PolicyInput,
    hotfixesExempt: boolean,
    hooks?: TaskHooks,
  ): Promise<Outcome<Deciding>>;
  /** The study's own policies against a good set. */
  compare(config: StudyConfig, set: PolicySet, hooks?: TaskHooks): Promise<Outcome<Comparison>>;
  /** Ends every worker; later calls start new ones. */
  close(): void;
}
