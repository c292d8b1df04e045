/** What an arm's completed deployments are made of, and what its escapes are: both out of the ledger, change by change. */
import { defectKinds } from '../../engine/domain/change.ts';
import { statuses } from '../../engine/domain/deployment.ts';
import { type ArmColumns, type Ledger, reviewFlag } from '../../engine/simulator/ledger.ts';

/** Deployments of one arm. `good`, `mended` and `untraced` sum to the completed, `bad` and `unrelated` to the escaped. */
export interface Completions {
  readonly completed: {
    readonly good: number;
    /** Bad changes that a reviewer found and that were mended. */
    readonly mended: number;
    /** Bad changes that reached all traffic and that nobody traced. */
    readonly untraced: number;
  };
  readonly escaped: {
    readonly bad: number;
    /** Failures unrelated to the change. */
    readonly unrelated: number;
  };
}

const COMPLETED = statuses.indexOf('completed');
const ESCAPED = statuses.indexOf('escaped');
const NO_DEFECT = defectKinds.indexOf('none');

export function completionsOf(ledger: Ledger, arm: ArmColumns): Completions {
  const completed = { good: 0, mended: 0, untraced: 0 };
  const escaped = { bad: 0, unrelated: 0 };
  for (let i = 0; i < ledger.deployments; i++) {
    const flags = arm.reviewFlags[i]!;
    if (arm.status[i] === COMPLETED) {
      if (ledger.defect[i] === NO_DEFECT) completed.good += 1;
      else if ((flags & reviewFlag.untraced) !== 0) completed.untraced += 1;
      else completed.mended += 1;
    } else if (arm.status[i] === ESCAPED) {
      if ((flags & reviewFlag.operational) !== 0) escaped.unrelated += 1;
      else escaped.bad += 1;
    }
  }
  return { completed, escaped };
}

/** The difference of success rates, GenOps less traditional, cut into what makes it; ratios of deployments. */
export interface SuccessParts {
  readonly total: number;
  /** Bad changes mended in review. */
  readonly mended: number;
  /** Escapes that nobody traced, and that therefore count as completed. */
  readonly untraced: number;
  /** Good changes that were not blocked, rolled back, or hit by a failure unrelated to them. */
  readonly good: number;
}

export function successParts(ledger: Ledger): SuccessParts {
  const after = completionsOf(ledger, ledger.genops).completed;
  const before = completionsOf(ledger, ledger.traditional).completed;
  const share = (part: keyof Completions['completed']): number =>
    (after[part] - before[part]) / ledger.deployments;
  const parts = { mended: share('mended'), untraced: share('untraced'), good: share('good') };
  return { ...parts, total: parts.mended + parts.untraced + parts.good };
}
