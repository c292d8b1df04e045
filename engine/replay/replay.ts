/** The replay itself: draws, pillars and figures of the first release in the order in which its code runs them. */
import { expected } from '../errors.ts';
import { CPythonRandom } from '../random/cpython.ts';
import { toItsEnd } from '../steps.ts';
import { CANARY_STAGES, type CanaryRun, canaryPlan, runCanary, type StageMetrics } from './canary.ts';
import { drawCycleTime } from './cycle-time.ts';
import { type Ending, type ReplayFigures, Tally } from './figures.ts';
import { drawHistory, type History } from './history.ts';
import { violates } from './policies.ts';
import {
  type CheckedOptions,
  checkOptions,
  checkRequest,
  type ReplayOptions,
  type ReplayRequest,
} from './request.ts';
import { createRetrieval, NOTHING_RETRIEVED, type Retrieve, type Retrieved } from './retrieval.ts';
import { AUTONOMY_CEILING, RISK_LEVELS, replayRiskFactors, replayRiskLevel, riskScore } from './risk.ts';
import { createRowDigest, createRows, REPLAY_STATUSES, type ReplayRows, type RowDigest } from './rows.ts';
import { drawChange, drawServices, type ReplayChange, type ReplayService, serviceHealth } from './world.ts';

// One deployment through the four pillars, in the order of the first release (part C of the draws).

/** Makes deployment i: advances the generator, fills row i if there are rows, says how it ended. */
type Deploy = (rows: ReplayRows | null, i: number, log: StageMetrics[] | null) => Ending;

/** What governance made of a deployment. */
interface Ruling {
  readonly blocked: boolean;
  readonly approval: boolean;
}

const NO_CANARY: CanaryRun = { stagesRun: 0, seconds: 0, breachedStage: -1 };
const UNRULED: Ruling = { blocked: false, approval: false };

/** Ties the pillars to one run's services and history. */
function deployWith(
  random: CPythonRandom,
  services: readonly ReplayService[],
  history: History,
  settings: CheckedOptions,
): Deploy {
  const { pillars, riskWeights, scoreUnused, constants } = settings;
  const plan = canaryPlan(constants);
  const retrieve: Retrieve =
    pillars.context && !scoreUnused ? createRetrieval(history) : () => NOTHING_RETRIEVED;
  const health = services.map(serviceHealth);
  // approvals and warnings move nothing; where no row shows them, only the blocks are worth asking
  const policies =
    settings.keep === 'figures'
      ? settings.policies.filter(({ action }) => action === 'block')
      : settings.policies;

  function rule(service: ReplayService, change: ReplayChange, score: number): Ruling {
    let blocked = false;
    let approval = score >= 0.7 || score > AUTONOMY_CEILING;
    for (const policy of policies) {
      if (policy.action === 'warn' || !violates(policy, service, change, score)) continue;
      if (policy.action === 'block') blocked = true;
      else approval = true;
    }
    return { blocked, approval: approval && !blocked };
  }

  return (rows, i, log) => {
    const change = drawChange(random, constants);
    const service = services[change.service] as ReplayService;
    const retrieved = retrieve(change.service, change.lines, change.migration, change.config);
    // 0 stands for a score that nothing will look at
    const score = pillars.risk
      ? scoreUnused
        ? 0
        : riskScore(replayRiskFactors(service, change, retrieved), riskWeights)
      : Number.NaN;
    const ruling = pillars.risk ? rule(service, change, score) : UNRULED;
    const stopped = !pillars.risk || ruling.blocked;
    const canary =
      stopped || !pillars.canary
        ? NO_CANARY
        : runCanary(random, score, health[change.service] as number, change.injectedStage, log, plan);
    const status = stopped ? 'failed' : canary.breachedStage >= 0 ? 'rolled_back' : 'completed';
    const stagesCounted = stopped ? 1 : status === 'completed' ? CANARY_STAGES.length : canary.stagesRun;
    const ending: Ending = {
      status,
      rollbackStage: canary.breachedStage,
      cycleTimeMicroseconds: drawCycleTime(random, stagesCounted, constants),
      canarySeconds: canary.seconds,
      blocked: ruling.blocked,
    };
    if (rows !== null) {
      writeChange(rows, i, change);
      writeJudgement(rows, i, retrieved, score, ruling.approval);
      writeEnding(rows, i, ending, canary.stagesRun);
      rows.auditEvents[i] = allOn(settings) ? auditEvents(ruling) : 0;
    }
    return ending;
  };
}

function allOn({ pillars }: CheckedOptions): boolean {
  return pillars.context && pillars.risk && pillars.canary && pillars.governance;
}

/** Started, context, risk, policies; then blocked, or (approval,) canary and the end. */
function auditEvents({ blocked, approval }: Ruling): number {
  if (blocked) return 5;
  return approval ? 7 : 6;
}

function writeChange(rows: ReplayRows, i: number, change: ReplayChange): void {
  rows.service[i] = change.service;
  rows.lines[i] = change.lines;
  rows.files[i] = change.files;
  rows.migration[i] = change.migration ? 1 : 0;
  rows.config[i] = change.config ? 1 : 0;
  rows.hotfix[i] = change.hotfix ? 1 : 0;
  rows.hour[i] = change.hour;
  rows.weekday[i] = change.weekday;
  rows.injectedStage[i] = change.injectedStage;
}

function writeJudgement(
  rows: ReplayRows,
  i: number,
  retrieved: Retrieved,
  score: number,
  approval: boolean,
): void {
  rows.riskScore[i] = score;
  rows.riskLevel[i] = RISK_LEVELS.indexOf(replayRiskLevel(score));
  rows.similar[i] = retrieved.similar;
  rows.similarFailures[i] = retrieved.similarFailures;
  rows.confidence[i] = retrieved.confidence;
  rows.approval[i] = approval ? 1 : 0;
}

function writeEnding(rows: ReplayRows, i: number, ending: Ending, stagesRun: number): void {
  rows.status[i] = REPLAY_STATUSES.indexOf(ending.status);
  rows.stagesRun[i] = stagesRun;
  rows.rollbackStage[i] = ending.rollbackStage;
  rows.cycleTimeMicroseconds[i] = ending.cycleTimeMicroseconds;
  rows.canarySeconds[i] = ending.canarySeconds;
}

/** Deployments between two reports of progress: about half a millisecond of work. */
const STEP = 256;

/** A replay, finished. */
export interface Replay extends ReplayFigures {
  readonly deployments: number;
  readonly seed: bigint;
  /** Every deployment, in columns; null when only the figures were kept. */
  readonly rows: ReplayRows | null;
  /** SHA-256 of the rows, 64 hexadecimal digits; null when it was not asked for. */
  readonly rowsSha256: string | null;
  /** What the canary measured, a list a deployment, for the first so many deployments. */
  readonly canaryMetrics: readonly (readonly StageMetrics[])[];
}

/** How far a replay has come. */
export interface ReplayProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Replays the first release of the published package (commit `0cca970`), bit for bit.
 * @param request how many deployments (1 to `MOST_DEPLOYMENTS`), and the seed (any integer but 0)
 * @param options experiments, and what to keep; left out, everything is as released
 * @throws ArgumentError (as a rejection) for a request or an option that cannot be used
 */
export async function replayFirstRelease(
  request: ReplayRequest,
  options: ReplayOptions = {},
): Promise<Replay> {
  const digest = checkOptions(options).keep === 'digest' ? await createRowDigest() : null;
  return toItsEnd(replaySteps(request, options, digest));
}

/**
 * The same in steps: yields progress after the history is drawn and every 256 deployments, and returns the replay. To
 * cancel, stop asking.
 * @param digest from `createRowDigest`; needed unless `options.keep` is `rows` or `figures`
 * @throws ArgumentError for a request or an option that cannot be used
 */
export function* replaySteps(
  request: ReplayRequest,
  options: ReplayOptions = {},
  digest: RowDigest | null = null,
): Generator<ReplayProgress, Replay, void> {
  const { deployments, seed } = checkRequest(request);
  const settings = checkOptions(options);
  if (settings.keep === 'digest' && digest === null) {
    throw expected(
      'replaySteps: digest',
      'a row digest',
      digest,
      'make one with createRowDigest, or keep "rows"',
    );
  }
  const random = new CPythonRandom(seed);
  const services = drawServices(random, settings.constants);
  const history = drawHistory(random, settings.constants.historySuccess);
  const deploy: Deploy = deployWith(random, services, history, settings);
  yield { done: 0, total: deployments };

  const rows = settings.keep === 'figures' ? null : createRows(deployments);
  const rowDigest = settings.keep === 'digest' ? digest : null;
  const tally = new Tally(deployments);
  const canaryMetrics: StageMetrics[][] = [];
  rowDigest?.reset();
  for (let from = 0; from < deployments; from += STEP) {
    const to = Math.min(from + STEP, deployments);
    for (let i = from; i < to; i++) {
      const log: StageMetrics[] | null = i < settings.canaryMetricsOfFirst ? [] : null;
      tally.add(deploy(rows, i, log));
      if (log !== null) canaryMetrics.push(log);
    }
    if (rows !== null) rowDigest?.add(rows, from, to);
    yield { done: to, total: deployments };
  }
  return { ...tally.figures(), deployments, seed, rows, rowsSha256: rowDigest?.hex() ?? null, canaryMetrics };
}
