/** Rollouts that ended on a Friday evening: what held a service until then, and its next change into a rule that blocks. */
import { isFridayEvening } from './conditions.ts';
import type { DeploymentRecord } from './deployment-record.ts';

/** A class because it gathers them, in the order of the log. */
export class FridayEnds {
  readonly #byService = new Map<string, number[]>();

  add(record: DeploymentRecord): void {
    const started = record.first('rollout-started');
    const end = record.outcome?.event.minute;
    if (started === null || end === undefined || !isFridayEvening(end)) return;
    const own = this.#byService.get(started.event.service);
    if (own === undefined) this.#byService.set(started.event.service, [end]);
    else own.push(end);
  }

  /** Whether one of them held the service of a deployment at or after a minute. */
  held(record: DeploymentRecord, from: number): boolean {
    const own = this.#byService.get(record.events[0]!.event.service) ?? [];
    return own.some((end) => end >= from);
  }
}
