/** Every reading of every claim on one run of the study model, from its ledger. */
import { statuses } from '../../domain/deployment.ts';
import { cycleMinutesBy, type TimedLedger } from '../../simulator/cycle-times.ts';
import { pairedShareDifference, shareEstimate } from '../../simulator/measures/estimates.ts';
import type { Estimate, StudyMeasures } from '../../simulator/measures/measures.ts';
import type { StudyConfig } from '../../simulator/scenario.ts';
import { baseline942 } from '../../simulator/scenarios/baseline-942.ts';
import { parameters, withSettings } from '../../simulator/settings.ts';
import { type Choices, type Option, rules, specificationsIn } from './choices.ts';
import { averageEstimate, nothingCounted, reductionBy } from './estimators.ts';
import type { Measured } from './specification.ts';

const COMPLETED = statuses.indexOf('completed');
const ROLLED_BACK = statuses.indexOf('rolled-back');
const BLOCKED = statuses.indexOf('blocked');
const ESCAPED = statuses.indexOf('escaped');

/** What a reading needs of a run. */
export interface ReadStudy extends TimedLedger {
  readonly measures: StudyMeasures;
}

/** @param baseline which of the two published baselines the run was set for: other combinations are another run's */
export function studyNumbers(study: ReadStudy, baseline: Option<'baseline'>): readonly Measured[] {
  return rules.flatMap((rule) =>
    specificationsIn(rule, 'mechanism')
      .filter((choices) => choices.baseline === baseline)
      .map((choices) => ({ claim: rule.claim, choices, estimate: numberOf(rule.claim, choices, study) })),
  );
}

/** @throws Error for a claim that has no case: a mistake of ours, found by any test */
function numberOf(claim: string, choices: Choices, study: ReadStudy): Estimate {
  const { measures } = study;
  const { statistic = 'median', definition = 'caughtPerIssue', cycleTime = 'published' } = choices;
  const genops = columnsOf(study, 'genops', choices);
  const traditional = columnsOf(study, 'traditional', choices);
  switch (claim) {
    case 'cycle-time-genops':
      return averageEstimate(timesOf(genops, choices), statistic);
    case 'cycle-time-baseline':
      return averageEstimate(timesOf(traditional, choices), statistic);
    case 'cycle-time-improvement':
      return reductionBy(statistic, timesOf(traditional, choices), timesOf(genops, choices));
    case 'success-genops':
      return shareOf(genops.status, [COMPLETED], choices);
    case 'success-baseline':
      return shareOf(traditional.status, [COMPLETED], choices);
    case 'success-improvement':
      return successDifference(genops.status, traditional.status, choices);
    case 'rollback-genops':
      return shareOf(genops.status, [ROLLED_BACK], choices);
    case 'failure-genops':
      return shareOf(genops.status, [BLOCKED, ESCAPED], choices);
    case 'canary-catch':
      return measures.canary.catchRates[definition];
    case 'effect-size':
      return measures.cycleTimes[cycleTime].effect;
    default:
      throw new Error(`multiverse: no number for ${claim}; add a case beside its rule`);
  }
}

interface Columns {
  readonly status: Uint8Array;
  /** Cycle times, computed when they are asked for. */
  readonly minutes: () => Float64Array;
}

/** The traditional arm has no second attempt: it is the same in both ledgers. */
function columnsOf(study: ReadStudy, arm: 'genops' | 'traditional', choices: Choices): Columns {
  const { genops } = study.ledger;
  const { ledger, cycleTime = 'with-review' } = choices;
  return arm === 'genops' && ledger === 'changes'
    ? { status: genops.finalStatus, minutes: () => cycleMinutesBy(cycleTime, study, 'genopsFinal') }
    : { status: study.ledger[arm].status, minutes: () => cycleMinutesBy(cycleTime, study, arm) };
}

/** Minutes of those that count, ascending. */
function timesOf({ status, minutes: minutesOf }: Columns, { counted }: Choices): Float64Array {
  const minutes = minutesOf();
  const kept = counted === 'completed' ? minutes.filter((_, i) => status[i] === COMPLETED) : minutes.slice();
  return kept.sort();
}

function shareOf(status: Uint8Array, wanted: readonly number[], choices: Choices): Estimate {
  let hits = 0;
  let trials = 0;
  for (const each of status) {
    if (!counts(each, choices)) continue;
    trials += 1;
    if (wanted.includes(each)) hits += 1;
  }
  return trials === 0 ? nothingCounted : shareEstimate(hits, trials);
}

/** Paired over the changes that count in both arms. */
function successDifference(genops: Uint8Array, traditional: Uint8Array, choices: Choices): Estimate {
  let onlyGenops = 0;
  let onlyTraditional = 0;
  let pairs = 0;
  for (let i = 0; i < genops.length; i++) {
    const [g, t] = [genops[i]!, traditional[i]!];
    if (!counts(g, choices) || !counts(t, choices)) continue;
    pairs += 1;
    if (g === COMPLETED && t !== COMPLETED) onlyGenops += 1;
    if (t === COMPLETED && g !== COMPLETED) onlyTraditional += 1;
  }
  return pairs === 0 ? nothingCounted : pairedShareDifference(onlyGenops, onlyTraditional, pairs);
}

function counts(status: number, { blocked }: Choices): boolean {
  return !(blocked === 'left-out' && status === BLOCKED);
}

// A run at each of the two published baselines, with the reader's other settings.

/** The run with the odds of a bad change that were solved for a baseline. */
export function configFor(config: StudyConfig, baseline: Option<'baseline'>): StudyConfig {
  const changes = baseline === '94.2' ? baseline942.changes : { badIntercept: parameters.badIntercept.value };
  return { ...config, scenario: 'custom', settings: withSettings(config.settings, changes) };
}
