/** What the rules did with a change when its rollout was ready: those that defer hold it back then, and those that read the clock are asked again. */
import type { GovernanceEngine } from '../../engine/governance/index.ts';
import { type GenopsRecord, isGivenUp } from '../../engine/pipeline/index.ts';
import type { AtRollout } from './contract.ts';

/** Null where the change did not get so far: blocked when it was judged, or given up in review. */
export function atRollout({ rollout, deferredMinutes, judgement, review }: GenopsRecord): AtRollout | null {
  if (rollout !== null) return deferredMinutes > 0 ? 'put off' : 'at once';
  if (judgement.ruling?.action === 'block' || (review !== null && isGivenUp(review))) return null;
  return 'stopped';
}

/** What these rules would do with the very same change, ready at the same minute, if nothing else kept it waiting. */
export function atSameRollout(
  governance: GovernanceEngine,
  { readyMinute, judgement }: GenopsRecord,
): AtRollout {
  const released = governance.release(readyMinute, judgement.policyInput);
  if (released === Number.POSITIVE_INFINITY) return 'stopped';
  return released > readyMinute ? 'put off' : 'at once';
}

/** The rules that hold the rollout back at the minute at which it is ready; none where it first waits for another one. */
export function holdingAtRollout(
  governance: GovernanceEngine,
  { readyMinute, judgement }: GenopsRecord,
): readonly string[] {
  const { action, decidedBy } = governance.verdict({ ...judgement.policyInput, minute: readyMinute });
  return action === 'defer' || action === 'block' ? decidedBy : [];
}
