/** A hundred thousand deployments as typed columns. Only this module knows the layout; others see `rowAt`. */
import { type Change, type DefectKind, defectKinds } from '../domain/change.ts';
import { type RiskLevel, riskLevels, type Status, statuses } from '../domain/deployment.ts';
import { expected } from '../errors.ts';

/** Columns of length n, in order of change; transferable. About 70 bytes a deployment. */
export interface Ledger {
  readonly deployments: number;
  /** Start: minutes since Monday 00:00 of the first week. */
  readonly minute: Float64Array<ArrayBuffer>;
  readonly service: Uint16Array<ArrayBuffer>;
  readonly lines: Uint32Array<ArrayBuffer>;
  readonly files: Uint16Array<ArrayBuffer>;
  /** Bits: 1 migration, 2 configuration, 4 hotfix. */
  readonly changeFlags: Uint8Array<ArrayBuffer>;
  /** Index into `defectKinds`. */
  readonly defect: Uint8Array<ArrayBuffer>;
  readonly lift: Float32Array<ArrayBuffer>;
  readonly visibleAbove: Float32Array<ArrayBuffer>;
  readonly traditional: ArmColumns;
  readonly genops: ArmColumns & GenopsColumns;
}

export interface ArmColumns {
  /** Index into `statuses`. */
  readonly status: Uint8Array<ArrayBuffer>;
  /** From start to end of the rollout, or to where it was stopped, minutes. */
  readonly cycleMinutes: Float64Array<ArrayBuffer>;
  /** Bits: 1 reviewed, 2 rejected, 4 mended, 8 failed for reasons unrelated to the change, 16 escape not traced. */
  readonly reviewFlags: Uint8Array<ArrayBuffer>;
  /** Waiting for a reviewer, minutes on the wall clock; 0 without a review. */
  readonly waitMinutes: Float32Array<ArrayBuffer>;
}

interface GenopsColumns {
  /** Ratio; −1 when risk scoring is off (the bits of a NaN are not the same everywhere). */
  readonly riskScore: Float64Array<ArrayBuffer>;
  /** Index into `riskLevels`. */
  readonly riskLevel: Uint8Array<ArrayBuffer>;
  /** Bit k: built-in policy k asked for more than allow. */
  readonly policies: Uint8Array<ArrayBuffer>;
  /** Minutes that a policy put the rollout off. */
  readonly deferredMinutes: Float32Array<ArrayBuffer>;
  /** Stages that were run, the last one included. */
  readonly stagesRun: Uint8Array<ArrayBuffer>;
  /** Share of traffic at which it was rolled back, ratio; 0 when it was not. */
  readonly rollbackShare: Float32Array<ArrayBuffer>;
  /** Bit k: stage k could not have seen the tolerated lift. */
  readonly inconclusiveStages: Uint8Array<ArrayBuffer>;
  /** Status after a second attempt of what was rolled back; index into `statuses`. */
  readonly finalStatus: Uint8Array<ArrayBuffer>;
  /** From start to the end of the last attempt, minutes. */
  readonly finalMinutes: Float64Array<ArrayBuffer>;
}

/** Bits of `changeFlags`. */
export const changeFlag = { migration: 1, config: 2, hotfix: 4 } as const;
/** Bits of `reviewFlags`. */
export const reviewFlag = { reviewed: 1, rejected: 2, mended: 4, operational: 8, untraced: 16 } as const;

export interface DeploymentRow extends Change {
  readonly defect: DefectKind;
  readonly traditional: { readonly status: Status; readonly cycleMinutes: number };
  readonly genops: {
    readonly status: Status;
    readonly cycleMinutes: number;
    readonly riskScore: number;
    readonly riskLevel: RiskLevel;
    readonly reviewed: boolean;
    readonly rollbackShare: number;
    readonly stagesRun: number;
  };
}

export function createLedger(n: number): Ledger {
  const arm = (): ArmColumns => ({
    status: new Uint8Array(n),
    cycleMinutes: new Float64Array(n),
    reviewFlags: new Uint8Array(n),
    waitMinutes: new Float32Array(n),
  });
  return {
    deployments: n,
    minute: new Float64Array(n),
    service: new Uint16Array(n),
    lines: new Uint32Array(n),
    files: new Uint16Array(n),
    changeFlags: new Uint8Array(n),
    defect: new Uint8Array(n),
    lift: new Float32Array(n),
    visibleAbove: new Float32Array(n),
    traditional: arm(),
    genops: {
      ...arm(),
      riskScore: new Float64Array(n),
      riskLevel: new Uint8Array(n),
      policies: new Uint8Array(n),
      deferredMinutes: new Float32Array(n),
      stagesRun: new Uint8Array(n),
      rollbackShare: new Float32Array(n),
      inconclusiveStages: new Uint8Array(n),
      finalStatus: new Uint8Array(n),
      finalMinutes: new Float64Array(n),
    },
  };
}

/** One deployment out of the columns. */
export function rowAt(ledger: Ledger, index: number): DeploymentRow {
  if (!Number.isInteger(index) || index < 0 || index >= ledger.deployments) {
    throw expected('rowAt: index', `a whole number from 0 to ${ledger.deployments - 1}`, index);
  }
  const flags = ledger.changeFlags[index]!;
  const { traditional, genops } = ledger;
  return {
    index,
    minute: ledger.minute[index]!,
    service: ledger.service[index]!,
    lines: ledger.lines[index]!,
    files: ledger.files[index]!,
    migration: (flags & changeFlag.migration) !== 0,
    config: (flags & changeFlag.config) !== 0,
    hotfix: (flags & changeFlag.hotfix) !== 0,
    defect: defectKinds[ledger.defect[index]!]!,
    traditional: {
      status: statuses[traditional.status[index]!]!,
      cycleMinutes: traditional.cycleMinutes[index]!,
    },
    genops: {
      status: statuses[genops.status[index]!]!,
      cycleMinutes: genops.cycleMinutes[index]!,
      riskScore: genops.riskScore[index]!,
      riskLevel: riskLevels[genops.riskLevel[index]!]!,
      reviewed: (genops.reviewFlags[index]! & reviewFlag.reviewed) !== 0,
      rollbackShare: genops.rollbackShare[index]!,
      stagesRun: genops.stagesRun[index]!,
    },
  };
}

/** Every column's buffer, in a fixed order: for the digest and for transfer between threads. */
export function columnsOf(ledger: Ledger): ArrayBufferView<ArrayBuffer>[] {
  const columns: ArrayBufferView<ArrayBuffer>[] = [];
  const collect = (record: object): void => {
    for (const value of Object.values(record)) {
      if (ArrayBuffer.isView(value)) columns.push(value as ArrayBufferView<ArrayBuffer>);
      else if (typeof value === 'object' && value !== null) collect(value);
    }
  };
  collect(ledger);
  return columns;
}
