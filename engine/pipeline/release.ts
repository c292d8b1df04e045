/** When a rollout that is ready may start: not on Friday afternoon, and not beside another one of its service. */
import type { Change } from '../domain/change.ts';
import type { GovernanceEngine, PolicyInput, ServiceLock } from '../governance/index.ts';

export interface Start {
  readonly minute: number;
  /** Put off by a policy. */
  readonly deferredMinutes: number;
  /** Waited for another rollout of the service. */
  readonly lockMinutes: number;
}

export function atOnce(minute: number): Start {
  return { minute, deferredMinutes: 0, lockMinutes: 0 };
}

export class Release {
  readonly #governance: GovernanceEngine;
  readonly #lock: ServiceLock | null;

  /** @param lock null: rollouts of a service may overlap */
  constructor(governance: GovernanceEngine, lock: ServiceLock | null) {
    this.#governance = governance;
    this.#lock = lock;
  }

  /**
   * The earliest minute that both the policies and the lock allow; waiting for one may run into the other.
   * @param judged the input of the policies for the change
   * @param longestMinutes for which the service must be free, so that no rollout runs into the next
   * @returns null when a policy blocks it
   */
  start(change: Change, judged: PolicyInput, readyMinute: number, longestMinutes: number): Start | null {
    let deferredMinutes = 0;
    let lockMinutes = 0;
    let minute = readyMinute;
    for (;;) {
      const released = this.#governance.release(minute, judged);
      if (released === Number.POSITIVE_INFINITY) return null;
      const free = this.#lock?.firstFree(change.service, released, longestMinutes, change.minute) ?? released;
      deferredMinutes += released - minute;
      lockMinutes += free - released;
      if (free === released) return { minute: free, deferredMinutes, lockMinutes };
      minute = free;
    }
  }

  /** Holds the service from start to end of a rollout. */
  take(service: number, startMinute: number, endMinute: number): void {
    this.#lock?.take(service, startMinute, endMinute);
  }
}
