/**
 * What a service is, over all of its deployments: its tier, and how many others depend on it. Of deployments that differ
 * on it the checker believes the majority; of halves, the earlier.
 */
import { byService, type DeploymentRecord } from './deployment-record.ts';
import { reachOf } from './factors.ts';
import type { Finding } from './finding.ts';

/** Tier and reach as the first deployment of a service has them, and whether another one differs. */
interface Traits {
  readonly tier: string;
  /** Null as long as no deployment was scored. */
  reach: string | null;
  differs: boolean;
}

/** A class because it gathers them, in the order of the log. */
export class ServiceTraits {
  readonly #services = new Map<string, Traits>();

  add(record: DeploymentRecord): void {
    const service = record.first('started')?.event.service;
    if (service === undefined) return;
    const tier = tierOf(record) ?? '';
    const reach = reachSaid(record);
    const traits = this.#services.get(service);
    if (traits === undefined) {
      this.#services.set(service, { tier, reach, differs: false });
      return;
    }
    traits.reach ??= reach;
    if (tier !== traits.tier || (reach !== null && reach !== traits.reach)) traits.differs = true;
  }

  /** @param records those of the log */
  *findings(records: readonly DeploymentRecord[]): Generator<Finding, void, void> {
    const services = byService(records, 'started');
    for (const [service, { differs }] of this.#services) {
      if (!differs) continue;
      const own = services.get(service) ?? [];
      for (const said of [tierOf, reachSaid]) yield* minority(own, said);
    }
  }
}

const tierOf = (record: DeploymentRecord): string | null =>
  record.first('started')?.event.details.tier ?? null;

function reachSaid(record: DeploymentRecord): string | null {
  const started = record.first('started')?.event;
  const scored = record.first('risk-assessed')?.event;
  if (started === undefined || scored === undefined) return null;
  const reach = reachOf(scored.details.factors, started.details);
  return reach === null ? null : `reach ${reach}`;
}

/** Those that say something else than most do. */
function* minority(
  records: readonly DeploymentRecord[],
  said: (record: DeploymentRecord) => string | null,
): Generator<Finding, void, void> {
  const counts = new Map<string, number>();
  for (const record of records) {
    const what = said(record);
    if (what !== null) counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const believed = [...counts].find(([, count]) => count === most)?.[0];
  for (const record of records) {
    const what = said(record);
    if (what === null || what === believed) continue;
    const place = record.first('started')?.place ?? null;
    yield { kind: 'service-against-log', deployment: record.deployment, place, what };
  }
}
