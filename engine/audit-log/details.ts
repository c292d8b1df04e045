/** What is recorded with each type of event. Minutes are minutes since Monday 00:00 of the study's first week. */
import type { DefectKind } from '../domain/change.ts';
import type { AutonomyLevel, RiskLevel } from '../domain/deployment.ts';
import type { Tier } from '../domain/service.ts';
import type { PolicyDecision } from '../governance/decision.ts';

/** Why a person must look, in the order of their bytes. */
export const reviewCauses = ['above-ceiling', 'high-risk', 'policy', 'blind-canary', 'shadow'] as const;
export type ReviewCause = (typeof reviewCauses)[number];

/** How a canary stage ended, in the order of their bytes; meanings in canary-rollout/rollout.ts. */
export const stageEndings = ['passed', 'inconclusive', 'breach', 'not-judged', 'skipped'] as const;

/** Who stopped a change. */
export const stoppers = ['policy', 'reviewer'] as const;

/** One number a risk factor. */
export interface SixFactors {
  readonly serviceTier: number;
  readonly serviceHealth: number;
  readonly historicalFailureRate: number;
  readonly blastRadius: number;
  readonly changeComplexity: number;
  readonly timingRisk: number;
}

interface Reviewed {
  /** Until a reviewer turned to it, and at work, minutes. */
  readonly waitMinutes: number;
  readonly workMinutes: number;
}

interface Ended {
  /** From the start of the deployment to its end, minutes. */
  readonly cycleMinutes: number;
}

/** The details of every type of event. */
export interface EventDetails {
  readonly started: {
    readonly tier: Tier;
    readonly autonomy: AutonomyLevel;
    readonly lines: number;
    readonly files: number;
    readonly migration: boolean;
    readonly config: boolean;
    readonly hotfix: boolean;
  };
  readonly 'context-gathered': {
    /** Whether context ingestion is switched on. */
    readonly searched: boolean;
    /** Indices of the nearest past deployments, nearest first; negative for the warm-up. */
    readonly neighbours: readonly number[];
    readonly failures: number;
    /** Ratio. */
    readonly confidence: number;
    readonly reasons: readonly { readonly reason: DefectKind; readonly count: number }[];
  };
  readonly 'risk-assessed': {
    /** Ratio: Σ weight × factor. */
    readonly score: number;
    readonly level: RiskLevel;
    readonly factors: SixFactors;
    /** They sum to 1. */
    readonly weights: SixFactors;
  };
  readonly 'policies-evaluated': {
    /** Ratio of the month's allowance, as the policies were told; 0 or less when spent. */
    readonly errorBudgetRemaining: number;
    /** One a policy; empty when governance is off. */
    readonly decisions: readonly PolicyDecision[];
  };
  readonly 'approval-requested': { readonly causes: readonly ReviewCause[] };
  readonly approved: Reviewed;
  readonly rejected: Reviewed & {
    /** It came back mended; else it was given up. */
    readonly mended: boolean;
    /** 0 unless mended. */
    readonly reworkMinutes: number;
  };
  /** From here on it has traffic. */
  readonly 'rollout-started': {
    /** When it could have started, but for Friday and the lock. */
    readonly readyMinute: number;
    /** Put off by the Friday policy, and by another rollout of the service. */
    readonly deferredMinutes: number;
    readonly lockMinutes: number;
  };
  readonly 'canary-stage': {
    /** Share of traffic on the new version, ratio. */
    readonly share: number;
    readonly bakeMinutes: number;
    readonly canaryRequests: number;
    readonly controlRequests: number;
    readonly canaryErrors: number;
    readonly controlErrors: number;
    /** Requests slower than 500 ms. */
    readonly canarySlow: number;
    readonly controlSlow: number;
    /** The judge's evidence so far; may be infinite. */
    readonly evidence: number;
    readonly verdict: (typeof stageEndings)[number];
  };
  readonly completed: Ended;
  readonly 'rolled-back': Ended & {
    /** Share of traffic at which it was withdrawn, ratio. */
    readonly share: number;
    /** By the verification after full traffic, not by a canary stage. */
    readonly byVerification: boolean;
  };
  readonly blocked: Ended & { readonly by: (typeof stoppers)[number] };
  readonly escaped: Ended & {
    /** For reasons unrelated to the change. */
    readonly operational: boolean;
    /** From the end of the rollout to the repair, minutes. */
    readonly hurtMinutes: number;
  };
}
