/** One rollout a service at a time. */

/** Stretches that rollouts have taken, by service, in order of time. A class because it guards them. */
export class ServiceLock {
  readonly #taken: { from: number; to: number }[][];

  constructor(services: number) {
    this.#taken = Array.from({ length: services }, () => []);
  }

  /**
   * The earliest minute from `ready` on at which the service is free for so long. A rollout that waits for a reviewer
   * does not hold up those that are ready before it.
   * @param now minute before which no later change can start; what ended before it is forgotten
   */
  firstFree(service: number, ready: number, minutes: number, now: number): number {
    const taken = this.#taken[service]!;
    while (taken.length > 0 && taken[0]!.to <= now) taken.shift();
    let start = ready;
    for (const { from, to } of taken) {
      if (start + minutes <= from) break;
      if (to > start) start = to;
    }
    return start;
  }

  /** Takes a stretch. */
  take(service: number, from: number, to: number): void {
    const taken = this.#taken[service]!;
    let place = taken.length;
    while (place > 0 && taken[place - 1]!.from > from) place -= 1;
    taken.splice(place, 0, { from, to });
  }
}
