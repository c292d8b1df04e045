/** Lists within a record of which one element speaks for it: the statuses of a deployment, the stages of an execution. */
import { statusOf } from './words.ts';

type Part = Readonly<Record<string, unknown>>;
const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a list says of its record; null for lists that say nothing. @param value a list, or an object with one as `nodes` */
export function spokenBy(key: string, value: unknown): Part | null {
  // the rollback that a deployment led to, or the deployment of which it is the rollback
  if (key === 'rollbackInfo' && isPart(value)) {
    const { rollbackDeploymentId: back, rollbackTriggeringDeploymentId } = value;
    return { rolled_back: textOf(back) !== '', rollbackTriggeringDeploymentId };
  }
  if (key !== 'statuses' && key !== 'stages') return null;
  const list: unknown = isPart(value) ? value['nodes'] : value;
  if (!Array.isArray(list)) return null;
  const parts = list.filter(isPart);
  if (key === 'stages') return parts.some(({ type }) => typeof type === 'string') ? rollbackOf(parts) : null;
  return lastStatus(parts);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const meaningOf = ({ state, status }: Part) => statusOf(textOf(state) || textOf(status), {});
const writtenAt = ({ created_at: rest, createdAt: graph }: Part): string => textOf(rest) || textOf(graph);

/** The last that is an outcome; that a later deployment took its place is not an outcome. Without dates the first is the newest, as GitHub lists them. */
function lastStatus(statuses: readonly Part[]): Part | null {
  const newest = statuses.toSorted((a, b) =>
    writtenAt(a) < writtenAt(b) ? 1 : writtenAt(a) > writtenAt(b) ? -1 : 0,
  );
  const find = (wanted: readonly unknown[]): Part | undefined =>
    newest.find((each) => wanted.includes(meaningOf(each)));
  return find(['SUCCESS', 'FAILED', 'ROLLED_BACK']) ?? find(['SUPERSEDED']) ?? newest[0] ?? null;
}

/** Where a Spinnaker execution was rolled back: at the canary stage that failed, or by a stage that rolls back. */
function rollbackOf(stages: readonly Part[]): Part {
  const kindOf = ({ type, name }: Part): string => `${textOf(type)} ${textOf(name)}`;
  const canary = stages.find((each) => meaningOf(each) === 'FAILED' && /canary/i.test(kindOf(each)));
  const back = stages.find(
    (each) => meaningOf(each) === 'SUCCESS' && /rollback|undoRollout/i.test(kindOf(each)),
  );
  return { rollback_stage: canary === undefined ? (back?.['name'] ?? back?.['type'] ?? '') : 'canary' };
}
