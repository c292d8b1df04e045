/** Which counts could have given the printed catch rate, and where each bad change of a run ended. */
import { grimShare } from '../../engine/claims/consistency/grim.ts';
import { printedCount } from '../../engine/claims/consistency/rounded-number.ts';
import { readmeBox } from '../../engine/claims/published/readme-box.ts';
import { defectKinds } from '../../engine/domain/change.ts';
import { statuses } from '../../engine/domain/deployment.ts';
import { reviewFlag } from '../../engine/simulator/ledger.ts';
import type { Study } from '../../engine/simulator/study.ts';

interface Ladder {
  readonly n: number;
  readonly what: string;
  /** The count whose share rounds to the printed one, if there is one. */
  readonly k: number | null;
}
export interface Canary {
  readonly ladders: readonly Ladder[];
  readonly caught: number;
  readonly bad: number;
  /** Of the stages, ratios of traffic. */
  readonly shares: readonly number[];
  /** Where each bad change ended, in the order of the run: 0 in review, k at stage k, then with all users; a digit each. */
  readonly ends: string;
}

export function canaryOf(study: Study, printed: string): Canary {
  const { stages, caught, badChanges: bad } = study.measures.canary;
  const shares = stages.flatMap(({ share, reached }) => (share < 1 && reached > 0 ? [share] : []));
  return { ladders: laddersOf(printed), caught, bad, shares, ends: endsOf(study, shares) };
}

function laddersOf(printed: string): Ladder[] {
  const of = (label: string): number =>
    printedCount(readmeBox.lines.find((each) => each.label === label)!.printed);
  const rolledBack = of('Rolled back');
  const wholes = [
    [rolledBack, 'rolled back'],
    [rolledBack + of('Failed'), 'issues'],
    [of('Deployments'), 'deployments'],
  ] as const;
  return wholes.map(([n, what]) => ({ n, what, k: grimShare(printed, n).counts?.first ?? null }));
}

function endsOf({ ledger: { defect, genops } }: Study, shares: readonly number[]): string {
  const bad = [...defect.keys()].filter((i) => defectKinds[defect[i]!] !== 'none');
  const endOf = (i: number): number => {
    const status = statuses[genops.status[i]!];
    if (status === 'blocked' || (genops.reviewFlags[i]! & reviewFlag.mended) !== 0) return 0;
    const stage = shares.findIndex((share) => Math.fround(share) === genops.rollbackShare[i]);
    return status === 'rolled-back' && stage >= 0 ? stage + 1 : shares.length + 1;
  };
  return bad.map(endOf).join('');
}
