/** `window.genops`: what a script, or a reader at the console, may ask of a page that runs the study. Documented in the root README. */
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { expected, inWords } from '../../engine/errors.ts';
import type { StudyMeasures } from '../../engine/simulator/measures/measures.ts';
import { checkDeployments, checkSeed, type Scenario } from '../../engine/simulator/scenario.ts';
import { checkValue, isParameterKey, type SettingChanges } from '../../engine/simulator/settings.ts';
import type { StudyProgress } from '../../engine/simulator/study.ts';
import type { Failure } from '../../workers/core/task.ts';
import { formatAddress } from '../state/address.ts';
import type { ShownStudy, StudyPage } from '../state/judged-study.ts';
import { defaultRun, type Run, withChanges } from '../state/run.ts';

/** Raised when what is here changes its meaning; additions do not raise it. */
const API_VERSION = 1;

/** A run to make; what is left out is as in an address that says nothing. */
interface ApiRun {
  readonly deployments?: number;
  readonly seed?: string;
  /** Its id. */
  readonly scenario?: string;
  /** By the names that they have in links. */
  readonly settings?: SettingChanges;
}

interface ApiVerdict {
  readonly claim: string;
  readonly printed: string;
  readonly verdict: LedgerRow['verdict'];
  readonly decidedBy: LedgerRow['decidedBy'];
  /** In the claim's unit; null where none was measured. */
  readonly estimate: LedgerRow['estimate'];
  readonly why: string;
}

/** Plain data, which can be cloned and written as JSON. */
interface ApiResult {
  readonly run: Required<ApiRun>;
  /** After `?` of a link to it. */
  readonly query: string;
  readonly digest: string;
  readonly milliseconds: number;
  readonly measures: StudyMeasures;
  readonly verdicts: readonly ApiVerdict[];
}

interface GenopsApi {
  readonly version: typeof API_VERSION;
  /** Runs and shows it. Rejects with an error in words for what cannot be run, when the run fails, or when another takes its place. */
  run(config?: ApiRun): Promise<ApiResult>;
  /** What is on screen; null before the first run has ended. */
  result(): ApiResult | null;
  verdicts(): readonly ApiVerdict[] | null;
  /** The receipt of what is on screen, a ZIP. Rejects before the first run has ended. */
  receipt(): Promise<Blob>;
  /** @returns stops it */
  on(event: 'progress', hear: (progress: StudyProgress) => void): () => void;
  on(event: 'result', hear: (result: ApiResult) => void): () => void;
}

declare global {
  interface Window {
    genops?: GenopsApi;
  }
}

/** @throws ArgumentError that names the field */
function runFrom(config: ApiRun, scenarios: readonly Scenario[]): Run {
  const {
    deployments = defaultRun.deployments,
    seed = defaultRun.seed,
    scenario = defaultRun.scenario,
  } = config;
  checkDeployments(deployments);
  checkSeed(seed);
  const known = scenarios.map(({ id }) => id);
  if (!known.includes(scenario)) throw expected('scenario', `one of ${known.join(', ')}`, scenario);
  const other = Object.keys(config).find(
    (key) => !['deployments', 'seed', 'scenario', 'settings'].includes(key),
  );
  if (other !== undefined) throw expected('run', 'deployments, seed, scenario and settings', other);
  for (const [key, value] of Object.entries(config.settings ?? {})) {
    if (!isParameterKey(key)) throw expected('settings', 'names as links have them', key);
    checkValue(key, value);
  }
  return withChanges({ scenario, changes: {}, seed, deployments }, config.settings ?? {}, scenarios);
}

const verdictsOf = (rows: readonly LedgerRow[]): readonly ApiVerdict[] =>
  rows.map(({ claim, verdict, decidedBy, estimate, why }) => ({
    claim: claim.id,
    printed: claim.printed,
    verdict,
    decidedBy,
    estimate,
    why,
  }));

function resultOf({ run, study, rows, milliseconds }: ShownStudy): ApiResult {
  const { scenario, changes, seed, deployments } = run;
  return {
    run: { scenario, settings: changes, seed, deployments },
    query: formatAddress(run),
    digest: study.digest,
    milliseconds,
    measures: study.measures,
    verdicts: verdictsOf(rows),
  };
}

export function exposeApi(
  page: StudyPage,
  scenarios: readonly Scenario[],
  receipt: (shown: ShownStudy) => Promise<Blob>,
): void {
  const shown = (): ShownStudy | null => page.state()?.shown ?? null;
  const on = ((event: 'progress' | 'result', hear: (what: never) => void) =>
    page.hear((state) => {
      if (event === 'progress' && state.kind === 'running' && state.progress !== null)
        hear(state.progress as never);
      if (event === 'result' && state.kind === 'done') hear(resultOf(state.shown) as never);
    })) as GenopsApi['on'];
  const api: GenopsApi = {
    version: API_VERSION,
    async run(config = {}) {
      const run = runFrom(config, scenarios);
      const address = formatAddress(run);
      return new Promise<ApiResult>((resolve, reject) => {
        let begun = false;
        const stop = page.hear((state) => {
          begun ||= state.kind === 'running';
          if (!begun) return;
          const isOurs = formatAddress(state.run) === address;
          if (isOurs && state.kind === 'running') return;
          stop();
          if (!isOurs) reject(new Error('Another run took the place of this one.'));
          else if (state.kind === 'done') resolve(resultOf(state.shown));
          else if (state.kind === 'failed') reject(new Error(failureText(state.failure)));
        });
        page.start(run);
      });
    },
    result: () => {
      const now = shown();
      return now === null ? null : resultOf(now);
    },
    verdicts: () => {
      const now = shown();
      return now === null ? null : verdictsOf(now.rows);
    },
    async receipt() {
      const now = shown();
      if (now === null) throw expected('receipt', 'a run that has ended', inWords('none'));
      return receipt(now);
    },
    on,
  };
  page.root.defaultView!.genops = Object.freeze(api);
}

const failureText = (failure: Failure): string =>
  failure.kind === 'cancelled' ? 'The run was cancelled.' : failure.message;
