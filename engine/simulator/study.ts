/** What a run of the study returns, and what a single deployment of it looks like from inside. */

import canonicalize from 'canonicalize';
import type { AuditEvent } from '../audit-log/event.ts';
import type { Sha256 } from '../audit-log/index.ts';
import type { StageDetection } from '../canary-rollout/detection-power.ts';
import type { Rollout } from '../canary-rollout/rollout.ts';
import type { Context } from '../context-ingestion/shelf.ts';
import type { Change, Defect } from '../domain/change.ts';
import type { Review, Status } from '../domain/deployment.ts';
import type { Service } from '../domain/service.ts';
import type { PolicyDecision } from '../governance/policies/policy.ts';
import type { RiskAssessment } from '../risk-scoring/assessment.ts';
import type { DeploymentTimes } from './cycle-times.ts';
import { columnsOf, type Ledger } from './ledger.ts';
import type { StudyMeasures } from './measures/measures.ts';
import type { StudyConfig } from './scenario.ts';

export interface Study {
  readonly config: StudyConfig;
  readonly services: readonly Service[];
  /** Length of the study, days. */
  readonly days: number;
  readonly ledger: Ledger;
  /** Beside the ledger, which the digest covers. */
  readonly deploymentTimes: DeploymentTimes;
  readonly measures: StudyMeasures;
  /** Audit chain: the 32-byte SHA-256 head after each deployment, one after another. */
  readonly heads: Uint8Array<ArrayBuffer>;
  /** SHA-256 over settings, seed, ledger and the last audit head, hex. */
  readonly digest: string;
}

/** Where a long run stands. */
export interface StudyProgress {
  /** Deployments simulated so far; those of the warm-up not counted. */
  readonly done: number;
  readonly total: number;
}

/** A named stretch of a delivery. */
export interface Step {
  readonly label: string;
  /** Minutes since Monday 00:00 of the first week. */
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface TraditionalDelivery {
  readonly status: Status;
  readonly cycleMinutes: number;
  readonly review: Review;
  readonly steps: readonly Step[];
}

export interface GenopsDelivery {
  readonly status: Status;
  readonly cycleMinutes: number;
  readonly context: Context;
  /** Null when risk scoring is off. */
  readonly risk: RiskAssessment | null;
  /** 95% credible interval of the score: the history factor's posterior carried through; null when scoring is off. */
  readonly riskInterval: readonly [number, number] | null;
  readonly policies: readonly PolicyDecision[];
  /** Why a person had to look, in words; empty when none had to. */
  readonly reviewReasons: readonly string[];
  readonly review: Review | null;
  /** Null when it was blocked before any traffic. */
  readonly rollout: Rollout | null;
  /** What each judged stage detects. */
  readonly detection: readonly StageDetection[];
  readonly steps: readonly Step[];
}

/** Everything about one deployment: complete decision explainability. */
export interface Explanation {
  readonly change: Change;
  readonly service: Service;
  /** The truth, which the pipeline never saw. */
  readonly defect: Defect;
  readonly traditional: TraditionalDelivery;
  readonly genops: GenopsDelivery;
  readonly events: readonly AuditEvent[];
  readonly leaf: {
    readonly bytes: number;
    /** Hex, SHA-256 over the previous head and this deployment's leaf. */
    readonly head: string;
    readonly previousHead: string;
  };
}

// The digest of a run: equal scenario and seed give an equal digest in every browser, with any number of workers.

/** A change of the digest is a CHANGELOG entry. */
export const DIGEST_VERSION = 'genops-study/1';

/**
 * SHA-256 over: version, canonical JSON (RFC 8785) of seed, size and settings, every ledger column as little-endian
 * bytes in the order of `columnsOf`, and the last audit head. The scenario's name is left out: the same settings under
 * another name are the same run. Yields between columns.
 */
export function* digestSteps(
  config: StudyConfig,
  ledger: Ledger,
  auditHead: Uint8Array,
  sha256: Sha256,
): Generator<void, string, void> {
  const { seed, deployments, settings } = config;
  const header = canonicalize({ deployments, seed, settings });
  sha256.init().update(`${DIGEST_VERSION}\n${header}\n`);
  for (const column of columnsOf(ledger)) {
    sha256.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    const state = sha256.save(); // another study may use the hasher meanwhile
    yield;
    sha256.load(state);
  }
  return sha256.update(auditHead).digest();
}
