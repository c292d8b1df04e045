/** Rollouts of one service at once. */
import type { DeploymentRecord } from './deployment-record.ts';
import type { Finding } from './finding.ts';

const TOLERANCE = 1e-6; // minutes

interface Stretch {
  readonly record: DeploymentRecord;
  readonly from: number;
  readonly to: number;
  readonly place: number;
}

/** Rollouts of one service that overlap, told of the later one. */
export function overlaps(records: readonly DeploymentRecord[]): Finding[] {
  const byService = new Map<string, Stretch[]>();
  for (const record of records) {
    const started = record.first('rollout-started');
    const ended = record.outcome;
    if (started === null || ended === null) continue;
    const stretch = { record, from: started.event.minute, to: ended.event.minute, place: started.place };
    const own = byService.get(started.event.service);
    if (own === undefined) byService.set(started.event.service, [stretch]);
    else own.push(stretch);
  }
  const findings: Finding[] = [];
  for (const own of byService.values()) {
    own.sort((a, b) => a.from - b.from || a.place - b.place);
    let latest: Stretch | null = null;
    for (const stretch of own) {
      if (latest !== null && stretch.from < latest.to - TOLERANCE) {
        findings.push({
          kind: 'overlapping-rollouts',
          deployment: stretch.record.deployment,
          place: stretch.place,
          what: `with deployment ${latest.record.deployment}`,
        });
      }
      if (latest === null || stretch.to > latest.to) latest = stretch;
    }
  }
  return findings;
}
