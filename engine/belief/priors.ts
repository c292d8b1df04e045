/**
 * Priors: for each parameter that matters, the values that a skeptic and an advocate would both grant. A parameter's
 * `range` says what the engine accepts; outside the interval here a value needs an argument of its own.
 *
 * The intervals were written before the run that they judge; they were tried once before (issue 14: 6,000 draws, the same
 * intervals). The wording of eight sources was corrected after it, where a figure could not be verified. To change one is to change every share on the page: it is a line in the CHANGELOG.
 */
import type { ParameterKey } from '../simulator/settings.ts';

/** Even over an interval: of the value, of its logarithm, or of whole numbers, both ends included. */
export interface IntervalPrior {
  readonly kind: 'interval';
  readonly key: ParameterKey;
  readonly scale: 'linear' | 'log' | 'whole';
  readonly low: number;
  readonly high: number;
  /** The interval is of a ratio to this other parameter, drawn before it; null where it is of the parameter itself. */
  readonly timesOf: ParameterKey | null;
  readonly source: string;
}

/** Each option is as likely as the others. */
interface OptionsPrior {
  readonly kind: 'options';
  readonly key: ParameterKey;
  readonly options: readonly (string | boolean)[];
  readonly source: string;
}

export type Prior = IntervalPrior | OptionsPrior;

const interval =
  (scale: IntervalPrior['scale']) =>
  (key: ParameterKey, low: number, high: number, source: string): IntervalPrior => ({
    kind: 'interval',
    key,
    scale,
    low,
    high,
    timesOf: null,
    source,
  });
const linear = interval('linear');
const log = interval('log');
const whole = interval('whole');
const options = (key: ParameterKey, of: readonly (string | boolean)[], source: string): OptionsPrior => ({
  kind: 'options',
  key,
  options: of,
  source,
});

const judgment = (reason: string): string => `our judgment: ${reason}`;
const YIN = 'Yin et al., FSE 2011: 14.8–24.4% of sampled fixes in operating systems were wrong';
const PARTIAL = 'Lou et al., NSDI 2020 (100 partial failures of five systems)';
const EITHER = judgment('the documents allow each');

/** In order of their coordinate in a draw's point: new ones go to the end. */
export const priors: readonly Prior[] = [
  linear(
    'badIntercept',
    -4,
    -1.6,
    'our judgment: 2–17% for an ordinary change, in the order of what studies of changes report (26% in 14 Apache projects: Keshavarz and Nagappan, MSR 2022)',
  ),
  linear('badPerLogLines', 0.2, 0.8, 'size predicts defects (Kamei et al., TSE 2013); the slope is ours'),
  linear('badPerFragility', 0.3, 1.1, judgment('2–10 times the odds for the most fragile twentieth')),
  linear('badMigration', 0.2, 1.4, judgment('1.2 to 4 times the odds')),
  linear('badHotfix', 0, 1.2, `${YIN}; 1 to 3.3 times the odds is our judgment`),
  linear('slowDefectShare', 0.05, 0.35, judgment('one symptom among several, seldom the only one')),
  linear('silentDefectShare', 0, 0.3, `15% were silent (${PARTIAL}); none to twice that`),
  linear(
    'loadDependentShare',
    0,
    0.4,
    `71% needed an environment, input or fault of production (${PARTIAL}); load alone is a part of it, by our judgment`,
  ),
  log('errorLiftMedian', 0.005, 0.1, judgment('half a request to ten in a hundred')),
  linear('errorLiftSigma', 0.8, 2, judgment('from alike to faint-or-total')),
  log('slowLiftMedian', 0.008, 0.12, judgment('about one request to twelve in a hundred')),
  linear('retryDefectOdds', 0.1, 0.6, `${YIN}; as odds relative to a first attempt, our judgment`),
  log('trafficMultiple', 0.2, 10, judgment('from quiet internal services to consumer sites')),
  linear('hostSpread', 0, 0.2, judgment('from identical hosts to a log spread of a fifth')),
  log('spikeProbability', 0.0001, 0.01, judgment('an outage of other cause: 1 stage in 10,000 to 1 in 100')),
  log('prepareMedian', 3, 12, judgment('about the ten-minute build of Extreme Programming')),
  log('attentionMedian', 2, 60, 'small changes wait under an hour at Google (Sadowski et al., 2018)'),
  log(
    'reviewMedian',
    3,
    20,
    '60 lines at 300–500 an hour, the most that SmartBear’s guide to peer review advises (after Cohen, 2006), are 7–12 min; shorter and longer ones by our judgment',
  ),
  whole('reviewersPerOrganisation', 2, 6, judgment('people who review on a given day, for 22 changes')),
  linear(
    'reviewerSensitivity',
    0.05,
    0.9,
    'our judgment: in the order of what Code Complete 2 is cited for (informal reviews find 20–30%, inspections 45–70%), wider on both sides',
  ),
  linear('reviewerSpecificity', 0.9, 1, judgment('at most one good change in ten is sent back as bad')),
  linear('mendProbability', 0.4, 1, judgment('most come back; abandoned ones count as blocked')),
  log('deployMinutes', 3, 20, judgment('from a rolling restart to a fleet in batches')),
  log('verifyMinutes', 2, 30, judgment('from a glance at graphs to a checklist by hand')),
  log('overheadMinutes', 0.2, 4, judgment('from cached look-ups to language models in a row')),
  linear(
    'operationalFailuresTraditional',
    0,
    0.09,
    'about 30% of outages have a cause other than a change (Beyer et al., Site Reliability Engineering, 2016, ch. 1); 9% of deployments is what the claims need at most',
  ),
  {
    ...linear('operationalFailuresGenops', 0, 1, judgment('automation removes all, some or none of them')),
    timesOf: 'operationalFailuresTraditional',
  },
  linear(
    'unattributedEscapes',
    0,
    0.75,
    `the median diagnosis took 6 days (${PARTIAL}): many are never traced to a deployment; the interval is our judgment`,
  ),
  linear(
    'workingHoursShare',
    0.7,
    0.95,
    'two thirds of engineers keep office hours (Claes et al., ICSE 2018, 86 projects); companies more, by our judgment',
  ),
  log('bakeScale', 0.1, 1, 'published code: 1 (35 min in all); down to a tenth by our judgment'),
  log('alpha', 0.001, 0.05, judgment('levels in common use')),
  linear('margin', 1.05, 2, judgment('from hardly any difference of hosts to twice the rate')),
  options('reviewRule', ['published-ceiling', 'percentile'], EITHER),
  options('judge', ['always-valid', 'fixed-thresholds'], EITHER),
  options(
    'control',
    ['same-size', 'rest-of-fleet'],
    judgment('both are in use; Kayenta (2018) takes the same size'),
  ),
  options('inconclusive', ['promote', 'skip', 'hold', 'review'], judgment('every rule that the model has')),
  options('autonomy', ['assisted', 'governed', 'learning'], 'README; in shadow nothing differs'),
  options('verification', [false, true], EITHER),
  options('fridayAction', ['defer', 'block'], 'the README blocks; the milder reading is ours'),
];
