/**
 * One deployment through the four pillars, in the order of the first release (part C of the draws).
 */
import type { CPythonRandom } from '../random/cpython.ts';
import { CANARY_STAGES, type CanaryRun, canaryPlan, runCanary, type StageMetrics } from './canary.ts';
import { drawChange, type ReplayChange } from './change.ts';
import { drawCycleTime } from './cycle-time.ts';
import type { Ending } from './figures.ts';
import type { History } from './history.ts';
import type { CheckedOptions } from './options.ts';
import { violates } from './policies.ts';
import { createRetrieval, NOTHING_RETRIEVED, type Retrieve, type Retrieved } from './retrieval.ts';
import { AUTONOMY_CEILING, RISK_LEVELS, replayRiskFactors, replayRiskLevel, riskScore } from './risk.ts';
import { REPLAY_STATUSES, type ReplayRows } from './rows.ts';
import { type ReplayService, serviceHealth } from './world.ts';

/** Makes deployment i: advances the generator, fills row i if there are rows, says how it ended. */
export type Deploy = (rows: ReplayRows | null, i: number, log: StageMetrics[] | null) => Ending;

/** What governance made of a deployment. */
interface Ruling {
  readonly blocked: boolean;
  readonly approval: boolean;
}

const NO_CANARY: CanaryRun = { stagesRun: 0, seconds: 0, breachedStage: -1 };
const UNRULED: Ruling = { blocked: false, approval: false };

/** Ties the pillars to one run's services and history. */
export function deployWith(
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
