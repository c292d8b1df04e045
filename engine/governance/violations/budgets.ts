/**
 * Error budgets over a month: what is left of one never grows from one deployment of a service to the next, whoever was
 * told. Of deployments that say otherwise the checker believes as many as can be true together.
 */
import type { DeploymentRecord } from './deployment-record.ts';
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
    for (const service of this.#grown) {
      const months = new Map<number, Told[]>();
      for (const record of records) {
        const started = record.first('started')?.event;
        const left = record.facts?.errorBudgetRemaining;
        if (started?.service !== service || left === undefined) continue;
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

/** The most of them that never grow, in their order; of equally many the earlier. */
function longestFall(told: readonly Told[]): Told[] {
  const lengths: number[] = [];
  const before: number[] = [];
  let last = 0;
  for (const [k, { left }] of told.entries()) {
    let [length, after] = [1, -1];
    for (let j = 0; j < k; j++) {
      if (told[j]!.left < left || lengths[j]! < length) continue;
      [length, after] = [lengths[j]! + 1, j];
    }
    lengths.push(length);
    before.push(after);
    if (length > lengths[last]!) last = k;
  }
  const fall: Told[] = [];
  for (let k = last; k >= 0; k = before[k]!) fall.push(told[k]!);
  return fall;
}
