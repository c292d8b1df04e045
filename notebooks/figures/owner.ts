/** Whose number a claim speaks of: its mark and its color. */
import { type Claim, isMeasured } from '../../engine/claims/claim.ts';
import type { Owner } from '../charts/estimate-mark.ts';

export function ownerOf({ test, replay }: Claim): Owner {
  if (isMeasured(test)) {
    if (test.quantity.endsWith('Traditional')) return 'traditional';
    return ofGenops.has(test.quantity) ? 'genops' : 'both';
  }
  return replay.kind === 'replayed' && ofGenops.has(replay.quantity) ? 'genops' : 'both';
}

const ofGenops: ReadonlySet<string> = new Set([
  'medianCycleGenops',
  'successGenops',
  'rollbackGenops',
  'failureGenops',
  'violations',
  'canaryCatch',
  'success',
]);
