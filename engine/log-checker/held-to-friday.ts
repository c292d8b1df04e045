/**
 * What may have held a change until a Friday evening, and into a rule that blocks then: another rollout of its service that
 * ended on one; or rollouts from before the log, of which it does not tell, as long as no later change of the service went
 * out in the meantime.
 */
import { fridayEveningFrom, isFridayEvening } from './conditions.ts';
import type { DeploymentRecord } from './deployment-record.ts';

/** A class because it gathers rollouts as the log goes on. */
export class HeldToFriday {
  /** Ends on a Friday evening, so far. */
  readonly #ends = new Map<string, number[]>();
  /** Every rollout of the log, by service, in its order. */
  readonly #rollouts = new Map<string, { readonly deployment: number; readonly minute: number }[]>();

  constructor(records: readonly DeploymentRecord[]) {
    for (const record of records) {
      const started = record.first('rollout-started')?.event;
      if (started !== undefined) append(this.#rollouts, started.service, started);
    }
  }

  add(record: DeploymentRecord): void {
    const started = record.first('rollout-started');
    const end = record.outcome?.event.minute;
    if (started === null || end === undefined || !isFridayEvening(end)) return;
    append(this.#ends, started.event.service, end);
  }

  /** Whether a deployment may have been held to a Friday evening at or after a minute. */
  may({ deployment, events }: DeploymentRecord, from: number): boolean {
    const { service } = events[0]!.event;
    if (this.#ends.get(service)?.some((end) => end >= from) === true) return true;
    const until = fridayEveningFrom(from);
    return (this.#rollouts.get(service) ?? []).every(
      (later) => later.deployment < deployment || later.minute < from || later.minute >= until,
    );
  }
}

function append<Item>(lists: Map<string, Item[]>, of: string, item: Item): void {
  const own = lists.get(of);
  if (own === undefined) lists.set(of, [item]);
  else own.push(item);
}
