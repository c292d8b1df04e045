/**
 * Whether a service's canaries have had its traffic. Requests of a stage are the rounded product of traffic, time of day,
 * bake and share; the last three are known, so that each stage says between which two numbers the traffic lies, and all
 * stages of a service must agree on one. Of stages that do not, the checker believes the traffic on which most agree.
 *
 * The same stages must agree on what can be seen: none that cannot tell has more requests than one that can, where the
 * control is of the same size, since both then face the same odds.
 */
import { cos } from '../../random/portable.ts';
import type { CanaryRules } from './canary-rules.ts';
import type { DeploymentRecord, PlacedOf } from './deployment-record.ts';
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

interface Service {
  readonly ranges: Range[];
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
      const none = { low: 0, high: Number.POSITIVE_INFINITY, seen: Number.POSITIVE_INFINITY, unseen: -1 };
      this.#services.set(rollout.service, (service = { ranges: [], ...none }));
    }
    let since = rollout.minute;
    for (const stage of record.stages) {
      const { bakeMinutes, share, verdict, canaryRequests } = stage.event.details;
      const inDay = Math.floor(since - Math.floor(since / DAY) * DAY);
      const minutes = (this.#swing[inDay] ?? 0) * bakeMinutes * share;
      since = stage.event.minute;
      if (verdict === 'skipped' || verdict === 'not-judged' || !(minutes > 0)) continue;
      const low = ((canaryRequests - 0.5) / minutes) * (1 - SLACK);
      const high = ((canaryRequests + 0.5) / minutes) * (1 + SLACK);
      service.ranges.push({ stage, low, high });
      service.low = Math.max(service.low, low);
      service.high = Math.min(service.high, high);
      if (verdict === 'passed') service.seen = Math.min(service.seen, canaryRequests);
      else if (verdict === 'inconclusive') service.unseen = Math.max(service.unseen, canaryRequests);
    }
  }

  *findings(): Generator<Finding, void, void> {
    for (const service of this.#services.values()) {
      if (service.low > service.high) yield* offTraffic(service.ranges);
      if (this.#rules.control === 'same-size' && service.unseen > service.seen)
        yield* offSight(service.ranges);
    }
  }
}

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
