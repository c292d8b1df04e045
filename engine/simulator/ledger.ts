/** A hundred thousand deployments as typed columns. Only this module knows the layout; others see `rowAt`. */
import { type ColumnsOf, createColumns, float32, float64, uint8, uint16, uint32 } from '../columns.ts';
import { type Change, type DefectKind, defectKinds } from '../domain/change.ts';
import { type RiskLevel, riskLevels, type Status, statuses } from '../domain/deployment.ts';
import { expected } from '../errors.ts';

// The order of the columns is part of the digest.

const changeColumns = {
  /** Start: minutes since Monday 00:00 of the first week. */
  minute: float64,
  service: uint16,
  lines: uint32,
  files: uint16,
  /** Bits: 1 migration, 2 configuration, 4 hotfix. */
  changeFlags: uint8,
  /** Index into `defectKinds`. */
  defect: uint8,
  lift: float32,
  visibleAbove: float32,
};

const armColumns = {
  /** Index into `statuses`. */
  status: uint8,
  /** From start to end of the rollout, or to where it was stopped, minutes. */
  cycleMinutes: float64,
  /** Bits: 1 reviewed, 2 rejected, 4 mended, 8 failed for reasons unrelated to the change, 16 escape not traced. */
  reviewFlags: uint8,
  /** Waiting for a reviewer, minutes on the wall clock; 0 without a review. */
  waitMinutes: float32,
};

const genopsColumns = {
  /** Ratio; −1 when risk scoring is off (the bits of a NaN are not the same everywhere). */
  riskScore: float64,
  /** Index into `riskLevels`. */
  riskLevel: uint8,
  /** Bit k: built-in policy k asked for more than allow. */
  policies: uint8,
  /** Minutes that a policy put the rollout off. */
  deferredMinutes: float32,
  /** Stages that were run, the last one included. */
  stagesRun: uint8,
  /** Share of traffic at which it was rolled back, ratio; 0 when it was not. */
  rollbackShare: float32,
  /** Bit k: stage k could not have seen the tolerated lift. */
  inconclusiveStages: uint8,
  /** Status after a second attempt of what was rolled back; index into `statuses`. */
  finalStatus: uint8,
  /** From start to the end of the last attempt, minutes. */
  finalMinutes: float64,
};

export type ArmColumns = ColumnsOf<typeof armColumns>;

/** Columns of length n, in order of change; transferable. About 70 bytes a deployment. */
export interface Ledger extends ColumnsOf<typeof changeColumns> {
  readonly deployments: number;
  readonly traditional: ArmColumns;
  readonly genops: ArmColumns & ColumnsOf<typeof genopsColumns>;
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
  return {
    deployments: n,
    ...createColumns(changeColumns, n),
    traditional: createColumns(armColumns, n),
    genops: { ...createColumns(armColumns, n), ...createColumns(genopsColumns, n) },
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
