/**
 * Whether a service's canaries have had its traffic. Requests of a stage are the rounded product of traffic, time of day,
 * bake and share; the last three are known, so that each stage says between which two numbers the traffic lies, and all
 * stages of a service must agree on one. Of stages that do not, the checker believes the traffic on which most agree.
 *
 * The same stages must agree on what can be seen: none that cannot tell has more requests than one that can, where the
 * control is of the same size, since both then face the same odds.
 */
import { cos } from '../random/portable.ts';
import type { CanaryRules } from './canary-rules.ts';
import { byService, type DeploymentRecord, type PlacedOf } from './deployment-record.ts';
import type { Finding } from './finding.ts';

const DAY = 1440;
const PEAK = 840; // 14:00
const FULL_TURN = 6.283185307179586;
const SLACK = 1e-9; // relative: rounding of the products

type Stage = PlacedOf<'canary-stage'>;

/** Traffic that a stage allows for, requests a minute at full share. */
interface Range {
  readonly stage: Stage;
  readonly low: number;
  readonly high: number;
}

/** What all stages of a service allow for together. */
interface Service {
  low: number;
  high: number;
  /** Requests of the least stage that could tell, and of the largest that could not. */
  seen: number;
  unseen: number;
}

/** A class because it gathers them, in the order of the log. */
export class ServiceTraffic {
  readonly #rules: CanaryRules;
  readonly #swing: Float64Array;
  readonly #services = new Map<string, Service>();

  constructor(rules: CanaryRules) {
    this.#rules = rules;
    this.#swing = Float64Array.from(
      { length: DAY },
      (_, minute) => 1 + rules.trafficSwing * cos((FULL_TURN * (minute - PEAK)) / DAY),
    );
  }

  add(record: DeploymentRecord): void {
    const rollout = record.first('rollout-started')?.event;
    if (rollout === undefined) return;
    let service = this.#services.get(rollout.service);
    if (service === undefined) {
      const none = Number.POSITIVE_INFINITY;
      this.#services.set(rollout.service, (service = { low: 0, high: none, seen: none, unseen: -1 }));
    }
    let since = rollout.minute;
    for (const stage of record.stages) {
      const minutes = this.#minutesAtFullShare(stage, since);
      since = stage.event.minute;
      if (minutes === 0) continue;
      const { verdict, canaryRequests } = stage.event.details;
      service.low = Math.max(service.low, lowest(canaryRequests, minutes));
      service.high = Math.min(service.high, highest(canaryRequests, minutes));
      if (verdict === 'passed') service.seen = Math.min(service.seen, canaryRequests);
      else if (verdict === 'inconclusive') service.unseen = Math.max(service.unseen, canaryRequests);
    }
  }

  /** @param records those of the log */
  *findings(records: readonly DeploymentRecord[]): Generator<Finding, void, void> {
    const services = byService(records, 'rollout-started');
    for (const [name, { low, high, seen, unseen }] of this.#services) {
      const isBlurred = this.#rules.control === 'same-size' && unseen > seen;
      if (low <= high && !isBlurred) continue;
      const ranges = (services.get(name) ?? []).flatMap((record) => this.#rangesOf(record));
      if (low > high) yield* offTraffic(ranges);
      if (isBlurred) yield* offSight(ranges);
    }
  }

  #rangesOf(record: DeploymentRecord): Range[] {
    let since = record.first('rollout-started')!.event.minute;
    return record.stages.flatMap((stage) => {
      const minutes = this.#minutesAtFullShare(stage, since);
      since = stage.event.minute;
      if (minutes === 0) return [];
      const { canaryRequests } = stage.event.details;
      return [{ stage, low: lowest(canaryRequests, minutes), high: highest(canaryRequests, minutes) }];
    });
  }

  /** Minutes of mean traffic at full share that make up what a stage had; 0 where nobody counted. */
  #minutesAtFullShare({ event: { details } }: Stage, since: number): number {
    const { bakeMinutes, share, verdict } = details;
    if (verdict === 'skipped' || verdict === 'not-judged') return 0;
    const inDay = Math.floor(since - Math.floor(since / DAY) * DAY);
    return Math.max(0, (this.#swing[inDay] ?? 0) * bakeMinutes * share);
  }
}

const lowest = (requests: number, minutes: number): number => ((requests - 0.5) / minutes) * (1 - SLACK);
const highest = (requests: number, minutes: number): number => ((requests + 0.5) / minutes) * (1 + SLACK);

/** Those that do not allow for the traffic that most allow for. */
function* offTraffic(ranges: readonly Range[]): Generator<Finding, void, void> {
  const ends = ranges
    .flatMap(({ low, high }) => [
      { at: low, step: 1 },
      { at: high, step: -1 },
    ])
    .toSorted((a, b) => a.at - b.at || b.step - a.step);
  let open = 0;
  let most = 0;
  let traffic = 0;
  for (const { at, step } of ends) {
    open += step;
    if (open <= most) continue;
    most = open;
    traffic = at;
  }
  for (const { stage, low, high } of ranges) {
    if (low <= traffic && traffic <= high) continue;
    const { canaryRequests } = stage.event.details;
    yield findingOf('requests-against-traffic', stage, `${canaryRequests} requests`);
  }
}

/** Those on the wrong side of the number of requests that parts the stages with the fewest exceptions. */
function* offSight(ranges: readonly Range[]): Generator<Finding, void, void> {
  const judged = ranges
    .map(({ stage }) => ({
      stage,
      requests: stage.event.details.canaryRequests,
      told: stage.event.details.verdict === 'passed',
    }))
    .filter(({ stage, told }) => told || stage.event.details.verdict === 'inconclusive')
    .toSorted((a, b) => a.requests - b.requests);
  // from the first on that tells: none, then all
  let wrong = judged.filter(({ told }) => !told).length;
  let [least, from] = [wrong, 0];
  for (const [k, { told, requests }] of judged.entries()) {
    wrong += told ? 1 : -1;
    if (wrong >= least || judged[k + 1]?.requests === requests) continue;
    [least, from] = [wrong, k + 1];
  }
  for (const [k, { stage, told, requests }] of judged.entries()) {
    if (told === k >= from) continue;
    yield findingOf(
      'verdict-against-evidence',
      stage,
      `${told ? 'passed' : 'inconclusive'} at ${requests} requests`,
    );
  }
}

function findingOf(kind: Finding['kind'], { event, place }: Stage, what: string): Finding {
  return { kind, deployment: event.deployment, place, what };
}
