/** Why a person was asked, against what the record says: every cause that holds is named, and no other. */
import type { ReviewCause } from '../audit-log/details.ts';
import type { DeploymentRecord } from './deployment-record.ts';
import type { Report } from './finding.ts';
import type { RulesInForce } from './rules-in-force.ts';

export function checkCauses(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  const request = record.first('approval-requested');
  if (request === null) return;
  const { causes } = request.event.details;
  const holds = holdingCauses(record, rules);
  const wrong = (Object.keys(holds) as ReviewCause[]).filter(
    (cause) => holds[cause] !== null && holds[cause] !== causes.includes(cause),
  );
  if (wrong.length > 0) report('causes-against-record', request.place, wrong.join(', '));
}

/** Whether each cause holds; null where log and rules do not tell. */
function holdingCauses(
  record: DeploymentRecord,
  { autonomy, ceilings, reviewedFrom, canary }: RulesInForce,
): Readonly<Record<ReviewCause, boolean | null>> {
  if (autonomy === 'shadow') {
    return { 'above-ceiling': false, 'high-risk': false, policy: false, 'blind-canary': false, shadow: true };
  }
  const score = record.first('risk-assessed')?.event.details.score ?? null;
  const asked = record.first('policies-evaluated')?.event.details.decisions;
  return {
    'above-ceiling': score === null ? false : ceilings === null ? null : score > ceilings[autonomy],
    'high-risk': score !== null && score >= reviewedFrom,
    policy: asked === undefined ? null : asked.some(({ action }) => action === 'require-approval'),
    'blind-canary': canary?.inconclusive === 'review' ? null : false,
    shadow: false,
  };
}
