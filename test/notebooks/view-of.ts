/** Runs for tests of pages and figures: the real engine on this thread, seen as a page sees it. */

import type { Claim } from '../../engine/claims/claim.ts';
import { traceSteps } from '../../engine/claims/construction/index.ts';
import { mechanismModel, tracedConfig } from '../../engine/claims/construction/mechanism-model.ts';
import { studyLedger } from '../../engine/claims/lenses/index.ts';
import { baselines } from '../../engine/claims/multiverse/index.ts';
import { configFor, studyNumbers } from '../../engine/claims/multiverse/study-numbers.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { explainSteps } from '../../engine/simulator/explain.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { SettingChanges } from '../../engine/simulator/settings.ts';
import { studySteps } from '../../engine/simulator/simulate.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { StudyView } from '../../notebooks/authoring/define.ts';
import type { Outcome } from '../../workers/core/task.ts';
import type { StudyClient } from '../../workers/study/pool.ts';
import { configOf, finish, sha256 } from '../engine/study-of.ts';

export interface ViewOptions {
  readonly changes?: SettingChanges;
  readonly seed?: string;
  readonly query?: string;
}

/** What is asked for twice is computed once, for all files: a study is a function of its config, and nobody writes into one. */
function kept<Args extends readonly unknown[], Value>(
  compute: (...args: Args) => Value,
): (...args: Args) => Value {
  const known = new Map<string, Value>();
  return (...args) => {
    const key = JSON.stringify(args);
    if (!known.has(key)) known.set(key, compute(...args));
    return known.get(key)!;
  };
}

const run = kept((config: StudyConfig): Study => finish(studySteps(config, sha256)));

export function viewOf(
  deployments: number,
  { changes = {}, seed = '42', query = '' }: ViewOptions = {},
): StudyView {
  return viewOn(run(configOf(deployments, changes, seed)), query);
}

export const claimCalled = (id: string): Claim => publishedClaims.find((claim) => claim.id === id)!;

/** The page's view on a study, changed or not. */
export function viewOn(study: Study, query = ''): StudyView {
  const rows = studyLedger({ measures: study.measures, settings: study.config.settings });
  return { study, rows, client: hereClient, query, keep: () => {}, change: () => {} };
}

const done = <T>(value: T): Promise<Outcome<T>> => Promise.resolve({ kind: 'done', value });

/** A client without workers. */
const hereClient: StudyClient = {
  run: (config) => done(run(config)),
  runSeeds: (config, seeds) => done(seeds.map((seed) => run({ ...config, seed }))),
  runEach: async ({ count, of }, take, { signal, ready } = {}) => {
    let taken = 0;
    while (taken < count && signal?.aborted !== true) {
      await ready?.();
      if (!take(run(of(taken)), taken++)) break;
    }
    return signal?.aborted
      ? { kind: 'failed', failure: { kind: 'cancelled' } }
      : { kind: 'done', value: taken };
  },
  explain: kept((config, index) => done(finish(explainSteps(config, index, sha256)))),
  readings: kept((config) =>
    done(
      baselines.flatMap((baseline) =>
        studyNumbers(finish(studySteps(configFor(config, baseline), sha256)), baseline),
      ),
    ),
  ),
  trace: kept((config) => {
    const traced = tracedConfig(config);
    const model = mechanismModel(traced, (moved) => studySteps(moved, sha256));
    return done({ config: traced, traces: finish(traceSteps(model)) });
  }),
  close: () => {},
};

/** What must never stand on a page: what is no text, and one of a thing in the plural (`1 errors`; `1 of 1 errors` is right). */
export const leaks =
  /\bNaN\b|undefined|Infinity|\[object|null\b|(?<![\d.,–−-]|\bof[\s])1[ \u00a0](?:bytes|changes|checks|claims|days|deployments|errors|events|files|findings|hashes|lines|policies|requests|rows|runs|seeds|services)\b/;

/** Runs in which some rate has no denominator, or a chart nothing to draw. */
export function degenerateViews(): readonly (readonly [name: string, view: StudyView])[] {
  // a warm-up of weeks would cost more than the run
  const short = (deployments: number, changes: SettingChanges = {}): StudyView =>
    viewOf(deployments, { changes: { warmUpDays: 1, ...changes } });
  const some = short(30);
  const { measures } = some.study;
  const none = { value: 0, lower: 0, upper: 0.1, method: 'Wilson', n: 30 };
  const all = { ...none, value: 1, lower: 0.9, upper: 1 };
  return [
    ['one deployment', viewOf(1)],
    ['two deployments', short(2)],
    ['no bad changes', short(40, { badIntercept: -6, badPerLogLines: 0, badPerFragility: 0 })],
    ['no scoring', short(60, { enableRiskScoring: false })],
    ['no canary', short(60, { enableCanary: false })],
    ['no governance', short(60, { enableGovernance: false })],
    ['no context', short(60, { enableContextRag: false })],
    ['shadow autonomy', short(60, { autonomy: 'shadow' })],
    ['fixed thresholds', short(60, { judge: 'fixed-thresholds' })],
    [
      'all blocked',
      viewOn({
        ...some.study,
        measures: {
          ...measures,
          genops: {
            ...measures.genops,
            completed: 0,
            rolledBack: 0,
            escaped: 0,
            blocked: 30,
            successRate: none,
            rollbackRate: none,
            escapedRate: none,
            blockedRate: all,
            failureRate: all,
          },
        },
      }),
    ],
  ];
}
