/**
 * Error budgets over a month: what is left of one never grows from one deployment of a service to the next, whoever was
 * told. Of deployments that say otherwise the checker believes as many as can be true together.
 */
import { byService, type DeploymentRecord } from './deployment-record.ts';
import type { Finding } from './finding.ts';

const MONTH = 43_200; // minutes: 30 days

interface Told {
  readonly record: DeploymentRecord;
  /** Ratio. */
  readonly left: number;
}

/** A class because it gathers them, in the order of the log. */
export class BudgetsOf {
  /** The last month of each service, and the least that was left in it. */
  readonly #latest = new Map<string, { month: number; least: number }>();
  readonly #grown = new Set<string>();

  add(record: DeploymentRecord): void {
    const started = record.first('started')?.event;
    const left = record.facts?.errorBudgetRemaining;
    if (started === undefined || left === undefined) return;
    const { service } = started;
    const month = monthOf(started.minute);
    const latest = this.#latest.get(service);
    if (latest === undefined) this.#latest.set(service, { month, least: left });
    else if (latest.month !== month) Object.assign(latest, { month, least: left });
    else if (left > latest.least) this.#grown.add(service);
    else latest.least = left;
  }

  /** @param records those of the log */
  *findings(records: readonly DeploymentRecord[]): Generator<Finding, void, void> {
    const services = byService(records, 'started');
    for (const service of this.#grown) {
      const months = new Map<number, Told[]>();
      for (const record of services.get(service) ?? []) {
        const started = record.first('started')?.event;
        const left = record.facts?.errorBudgetRemaining;
        if (started === undefined || left === undefined) continue;
        const month = monthOf(started.minute);
        const told = months.get(month);
        if (told === undefined) months.set(month, [{ record, left }]);
        else told.push({ record, left });
      }
      for (const told of months.values()) yield* grown(told);
    }
  }
}

const monthOf = (minute: number): number => Math.floor(minute / MONTH);

/** All but those that can be true together. */
function* grown(told: readonly Told[]): Generator<Finding, void, void> {
  const believed = new Set(longestFall(told));
  for (const each of told) {
    if (believed.has(each)) continue;
    const { record, left } = each;
    const place = record.first('policies-evaluated')?.place ?? null;
    const what = `${(100 * left).toFixed(1)} % left`;
    yield { kind: 'budget-against-log', deployment: record.deployment, place, what };
  }
}

/**
 * The most of them that never grow, in their order; of equally many the one that is first complete, each after the earliest
 * that it can follow. By patience sorting, n log n.
 */
export function longestFall<Each extends Pick<Told, 'left'>>(told: readonly Each[]): Each[] {
  // by length of the longest fall up to them: in each pile ever more is left, and on later piles never more than on earlier
  const piles: number[][] = [];
  const before: number[] = [];
  for (const [k, { left }] of told.entries()) {
    const isAsMuch = (place: number): boolean => told[place]!.left >= left;
    const pile = firstWhere(piles.length, (at) => !isAsMuch(piles[at]!.at(-1)!));
    const earlier = piles[pile - 1] ?? [];
    before.push(earlier[firstWhere(earlier.length, (at) => isAsMuch(earlier[at]!))] ?? -1);
    (piles[pile] ??= []).push(k);
  }
  const fall: Each[] = [];
  for (let k = piles.at(-1)?.[0] ?? -1; k >= 0; k = before[k]!) fall.push(told[k]!);
  return fall.toReversed();
}

/** The first of `0 … count − 1` from which on something is so; `count` where it never is. */
function firstWhere(count: number, isSo: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
