/** The changes of a study, one after another, each with the defect that it may carry. */

import { type Change, type Defect, noDefect } from '../domain/change.ts';
import { isWorkingTime } from '../domain/clock.ts';
import type { Service } from '../domain/service.ts';
import { exp, ln, logistic, standardNormal } from '../random/distributions.ts';
import { DrawTable } from '../random/streams.ts';
import { drawPlan } from './draws.ts';
import type { Settings } from './settings.ts';

const LEAST_VISIBLE_SHARE = 0.3; // a defect that needs load shows above U(.3, 1)

/** A change as the world knows it: with its truth. Valid until the next one is asked for. */
export interface DrawnChange {
  readonly change: Change;
  /** What the first attempt carries. */
  readonly defect: Defect;
  /** What a second attempt carries, after a rollback and mending. */
  readonly retryDefect: Defect;
}

/**
 * Log-odds that a change is bad.
 * @param sizeZ its size, in standard deviations of log lines
 * @param fragility of its service, in standard deviations
 */
export function logOddsOfBad(
  s: Settings,
  change: Pick<Change, 'migration' | 'config' | 'hotfix'>,
  sizeZ: number,
  atWork: boolean,
  fragility: number,
): number {
  return (
    s.badIntercept +
    s.badPerLogLines * sizeZ +
    (change.migration ? s.badMigration : 0) +
    (change.config ? s.badConfig : 0) +
    (change.hotfix ? s.badHotfix : 0) +
    (atWork ? 0 : s.badOffHours) +
    s.badPerFragility * fragility
  );
}

/** Draws changes in order of time. A class because it guards the draw table. */
export class Workload {
  /** Uniforms of the present change. */
  readonly draws: DrawTable<typeof drawPlan>;
  readonly #settings: Settings;
  readonly #services: readonly Service[];
  readonly #cumulativeWeight: Float64Array;

  /** @param prefix puts the warm-up's streams apart from the study's */
  constructor(settings: Settings, services: readonly Service[], seed: string, prefix = '') {
    this.#settings = settings;
    this.#services = services;
    this.draws = new DrawTable(seed, drawPlan, prefix);
    let sum = 0;
    this.#cumulativeWeight = Float64Array.from(services, (s) => (sum += s.weight));
  }

  /** The next change. */
  next(index: number, minute: number): DrawnChange {
    this.draws.advance();
    const { row, offsets } = this.draws;
    const settings = this.#settings;
    const service = this.#serviceAt(row[offsets['study/service']]!);
    const sizeZ = standardNormal(row[offsets['study/lines']]!);
    const lines = Math.max(1, Math.round(settings.linesMedian * exp(settings.linesSigma * sizeZ)));
    const filesZ = standardNormal(row[offsets['study/files']]!);
    const files = Math.max(1, Math.round(0.5 * Math.sqrt(lines) * exp(settings.filesSigma * filesZ)));
    const kind = offsets['study/kind'];
    const change: Change = {
      index,
      service,
      minute,
      lines: Math.min(lines, 4_000_000_000),
      files: Math.min(files, 65_535),
      migration: row[kind]! < settings.migrationShare,
      config: row[kind + 1]! < settings.configShare,
      hotfix: row[kind + 2]! < settings.hotfixShare,
    };
    return this.#carried(change, sizeZ);
  }

  /** What a change from outside carries: the same odds, the size taken from its lines. */
  carriedBy(change: Change): DrawnChange {
    this.draws.advance();
    const { linesMedian, linesSigma } = this.#settings;
    return this.#carried(change, ln(change.lines / linesMedian) / linesSigma);
  }

  #carried(change: Change, sizeZ: number): DrawnChange {
    const { row, offsets } = this.draws;
    const { retryDefectOdds } = this.#settings;
    const { fragility } = this.#services[change.service]!;
    const odds = logOddsOfBad(this.#settings, change, sizeZ, isWorkingTime(change.minute), fragility);
    const wouldBe = this.#defect();
    const retryProbability = retryDefectOdds === 0 ? 0 : logistic(odds + ln(retryDefectOdds));
    return {
      change,
      defect: row[offsets['study/defect']]! < logistic(odds) ? wouldBe : noDefect,
      retryDefect: row[offsets['genops/retry']]! < retryProbability ? wouldBe : noDefect,
    };
  }

  /** The defect that this change has if it is bad. */
  #defect(): Defect {
    const { row, offsets } = this.draws;
    const s = this.#settings;
    const uKind = row[offsets['study/defect/kind']]!;
    const silent = uKind < s.silentDefectShare;
    const slow = !silent && uKind < s.silentDefectShare + s.slowDefectShare;
    const load = offsets['study/defect/load'];
    const needsLoad = row[load]! < s.loadDependentShare;
    const z = standardNormal(row[offsets['study/defect/lift']]!);
    const lift = slow
      ? s.slowLiftMedian * exp(s.slowLiftSigma * z)
      : s.errorLiftFloor + s.errorLiftMedian * exp(s.errorLiftSigma * z);
    return {
      kind: silent ? 'silent' : slow ? 'slow' : 'errors',
      lift: Math.min(lift, 1),
      visibleAbove: needsLoad ? LEAST_VISIBLE_SHARE + (1 - LEAST_VISIBLE_SHARE) * row[load + 1]! : 0,
    };
  }

  #serviceAt(u: number): number {
    const cumulative = this.#cumulativeWeight;
    const target = u * cumulative[cumulative.length - 1]!;
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! < target) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
