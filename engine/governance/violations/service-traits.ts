/**
 * What a service is, over all of its deployments: its tier, and how many others depend on it. Of deployments that differ
 * on it the checker believes the majority; of halves, the earlier.
 */
import type { DeploymentRecord } from './deployment-record.ts';
import { reachOf } from './factors.ts';
import type { Finding } from './finding.ts';

/** A class because it gathers them, in the order of the log. */
export class ServiceTraits {
  /** By service: what is said of it, and by which deployments. */
  readonly #said = new Map<string, Map<string, DeploymentRecord[]>>();

  add(record: DeploymentRecord): void {
    const started = record.first('started')?.event;
    if (started === undefined) return;
    const scored = record.first('risk-assessed')?.event;
    this.#note(`${started.service} tier`, started.details.tier, record);
    const reach = scored === undefined ? null : reachOf(scored.details.factors, started.details);
    if (reach !== null) this.#note(`${started.service} reach`, `reach ${reach}`, record);
  }

  *findings(): Generator<Finding, void, void> {
    for (const said of this.#said.values()) {
      if (said.size === 1) continue;
      const most = Math.max(...Array.from(said.values(), (records) => records.length));
      const believed = [...said.values()].find((records) => records.length === most);
      for (const [what, records] of said) {
        if (records === believed) continue;
        for (const { deployment, events } of records) {
          yield { kind: 'service-against-log', deployment, place: events[0]?.place ?? null, what };
        }
      }
    }
  }

  #note(of: string, what: string, record: DeploymentRecord): void {
    let said = this.#said.get(of);
    if (said === undefined) this.#said.set(of, (said = new Map()));
    const records = said.get(what);
    if (records === undefined) said.set(what, [record]);
    else records.push(record);
  }
}
