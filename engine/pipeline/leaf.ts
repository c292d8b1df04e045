/**
 * The audit leaf: what was decided about one deployment and what came of it, in a fixed binary layout, little-endian.
 * Not in it: the second attempt, which is outside the fixed number of deployments, and waits for another rollout.
 *
 * | offset | bytes | field |
 * |-------:|------:|-------|
 * | 0 | 4 | layout version (1) |
 * | 4 | 4 | deployment index, signed |
 * | 8 | 8 | start minute |
 * | 16 | 4 | lines |
 * | 20 | 2 | service |
 * | 22 | 2 | files |
 * | 24 | 1 | bits: migration, configuration, hotfix, reviewed, rejected, mended, operational failure, untraced escape |
 * | 25 | 1 | tier |
 * | 26 | 1 | status |
 * | 27 | 1 | risk level (255 without scoring) |
 * | 28 | 1 | policy hits, a bit each |
 * | 29 | 1 | action of all policies (255 without governance) |
 * | 30 | 1 | review reasons |
 * | 31 | 1 | neighbors |
 * | 32 | 1 | neighbors that failed |
 * | 33 | 1 | number of stages |
 * | 34 | 2 | 0 |
 * | 36 | 12 × 8 | confidence, six factors, score, budget left, decided, ready, review wait |
 * | 132 | 6 × 8 | review work, rework, rollout start, rollout end, deferred, cycle minutes |
 * | 180 | 10 × 4 | neighbors' indices, signed; 0 beyond their number |
 * | 220 | 7 × 49 | stages: share, bake, evidence (8 each); canary and control requests, errors, slow (4 each); verdict (1) |
 */
import { stageVerdicts } from '../canary-rollout/index.ts';
import type { Change } from '../domain/change.ts';
import { riskLevels, statuses } from '../domain/deployment.ts';
import { type Tier, tiers } from '../domain/service.ts';
import { policyActions } from '../governance/index.ts';
import { type AuditedDeployment } from '../log-checker/index.ts';
import { factorNames } from '../risk-scoring/index.ts';
import { isGivenUp } from './delivery.ts';
import type { GenopsRecord } from './genops-record.ts';

const LAYOUT_VERSION = 1;
const NUMBERS = 36;
const NEIGHBOURS = 180;
const MOST_NEIGHBOURS = 10;
const STAGES = NEIGHBOURS + 4 * MOST_NEIGHBOURS;
const STAGE = 8 * 3 + 4 * 6 + 1;
const MOST_STAGES = 7;

/** Bytes of a leaf. */
export const LEAF_BYTES = STAGES + MOST_STAGES * STAGE;

const NONE = 255;
const MOST_COUNTED = 0xffff_ffff; // beyond it a count would wrap round

/** Writes leaves into one buffer that it keeps. A class because it guards that buffer. */
export class LeafWriter {
  readonly bytes = new Uint8Array(LEAF_BYTES);
  readonly #view = new DataView(this.bytes.buffer);

  /** Encodes a deployment; the bytes hold until the next call. */
  write(change: Change, tier: Tier, record: GenopsRecord): Uint8Array {
    const { bytes } = this;
    const view = this.#view;
    const { review, rollout, fate } = record;
    const { risk, ruling, context } = record.judgement;
    bytes.fill(0);
    view.setUint32(0, LAYOUT_VERSION, true);
    view.setInt32(4, change.index, true);
    view.setFloat64(8, change.minute, true);
    view.setUint32(16, change.lines, true);
    view.setUint16(20, change.service, true);
    view.setUint16(22, change.files, true);
    bytes[24] =
      (change.migration ? 1 : 0) |
      (change.config ? 2 : 0) |
      (change.hotfix ? 4 : 0) |
      (review === null ? 0 : 8) |
      (review?.rejected === true ? 16 : 0) |
      (review?.mended === true ? 32 : 0) |
      (fate?.operational === true ? 64 : 0) |
      (fate?.untraced === true ? 128 : 0);
    bytes[25] = tiers.indexOf(tier);
    bytes[26] = statuses.indexOf(record.status);
    bytes[27] = risk === null ? NONE : riskLevels.indexOf(risk.level);
    bytes[28] = ruling?.hits ?? 0;
    bytes[29] = ruling === null ? NONE : policyActions.indexOf(ruling.action);
    bytes[30] = record.reviewReasons;
    bytes[31] = Math.min(NONE, context.neighbours.length);
    bytes[32] = Math.min(NONE, context.failures);
    bytes[33] = rollout?.stages.length ?? 0;
    this.#numbers(record);
    for (let k = 0; k < Math.min(MOST_NEIGHBOURS, context.neighbours.length); k++) {
      view.setInt32(NEIGHBOURS + 4 * k, context.neighbours[k]!.index, true);
    }
    this.#stages(record);
    return bytes;
  }

  #numbers({ judgement, review, rollout, readyMinute, deferredMinutes, cycleMinutes }: GenopsRecord): void {
    const { context, risk, policyInput, decidedMinute } = judgement;
    this.#put(0, context.confidence);
    if (risk !== null) for (let k = 0; k < 6; k++) this.#put(1 + k, risk.factors[factorNames[k]!]);
    this.#put(7, risk?.score ?? -1);
    this.#put(8, policyInput.errorBudgetRemaining);
    this.#put(9, decidedMinute);
    this.#put(10, readyMinute);
    this.#put(11, review?.waitMinutes ?? 0);
    this.#put(12, review?.workMinutes ?? 0);
    this.#put(13, review?.reworkMinutes ?? 0);
    this.#put(14, rollout?.startMinute ?? -1);
    this.#put(15, rollout?.endMinute ?? -1);
    this.#put(16, deferredMinutes);
    this.#put(17, cycleMinutes);
  }

  #put(k: number, value: number): void {
    this.#view.setFloat64(NUMBERS + 8 * k, value, true);
  }

  #stages({ rollout }: GenopsRecord): void {
    if (rollout === null) return;
    const view = this.#view;
    let at = STAGES;
    for (const stage of rollout.stages) {
      view.setFloat64(at, stage.share, true);
      view.setFloat64(at + 8, stage.bakeMinutes, true);
      view.setFloat64(at + 16, stage.evidence, true);
      view.setUint32(at + 24, Math.min(stage.canaryRequests, MOST_COUNTED), true);
      view.setUint32(at + 28, Math.min(stage.controlRequests, MOST_COUNTED), true);
      view.setUint32(at + 32, stage.canaryErrors, true);
      view.setUint32(at + 36, stage.controlErrors, true);
      view.setUint32(at + 40, stage.canarySlow, true);
      view.setUint32(at + 44, stage.controlSlow, true);
      view.setUint8(at + 48, stageVerdicts.indexOf(stage.verdict));
      at += STAGE;
    }
  }
}

/**
 * What a leaf says that the violation checker needs: read from the bytes, not from the pipeline.
 * @param bytes one leaf, `LEAF_BYTES` long
 */
export function auditedDeployment(bytes: Uint8Array): AuditedDeployment {
  const view = new DataView(bytes.buffer, bytes.byteOffset, LEAF_BYTES);
  const flags = bytes[24]!;
  const number = (k: number): number => view.getFloat64(NUMBERS + 8 * k, true);
  const reviewed = (flags & 8) !== 0;
  const rolloutMinute = number(14);
  const traffic = rolloutMinute >= 0 || number(15) > rolloutMinute;
  return {
    index: view.getInt32(4, true),
    tier: tiers[bytes[25]!]!,
    lines: view.getUint32(16, true),
    migration: (flags & 1) !== 0,
    hotfix: (flags & 4) !== 0,
    riskScore: number(7),
    errorBudgetRemaining: number(8),
    decidedMinute: number(9),
    blocked: statuses[bytes[26]!] === 'blocked' || policyActions[bytes[29]!] === 'block',
    reviewed,
    rejectedForGood: reviewed && isGivenUp({ rejected: (flags & 16) !== 0, mended: (flags & 32) !== 0 }),
    stagesWithTraffic: traffic ? Math.max(1, bytes[33]!) : 0,
    rolloutMinute,
  };
}
