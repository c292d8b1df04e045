/** What a canary can see: traffic, base rates, service levels, and the noise between hosts. */
import { assumption, literature, number } from './parameter.ts';

const traffic = (tier: string, value: number) =>
  number(
    `Traffic at full share, ${tier} tier, median`,
    'requests/min',
    value,
    [1, 10_000_000],
    assumption('orders of magnitude by tier'),
  );
const baseErrors = (tier: string, value: number) =>
  number(
    `Error rate before the change, ${tier} tier, median`,
    'ratio',
    value,
    [0, 0.1],
    assumption('about a third of what the objective allows'),
  );
const objective = (tier: string, value: number) =>
  number(
    `Service-level objective, ${tier} tier`,
    'ratio',
    value,
    [0.9, 0.99999],
    literature('nines by criticality, after the SRE workbook, ch. 2'),
  );

export const trafficParameters = {
  trafficCritical: traffic('critical', 30_000),
  trafficHigh: traffic('high', 6000),
  trafficMedium: traffic('medium', 900),
  trafficLow: traffic('low', 90),
  trafficSigma: number(
    'Traffic within a tier, log spread',
    'sd',
    1.2,
    [0, 3],
    assumption('services of a tier differ tenfold'),
  ),
  trafficMultiple: number(
    'Traffic, all services',
    'multiple',
    1,
    [0.1, 10],
    assumption('a skeptic’s range of ×0.1 to ×10'),
  ),
  diurnalSwing: number(
    'Traffic, swing over the day',
    'ratio',
    0.5,
    [0, 1],
    assumption('±50% about the mean, highest at 14:00'),
  ),
  baseErrorsCritical: baseErrors('critical', 0.0003),
  baseErrorsHigh: baseErrors('high', 0.0006),
  baseErrorsMedium: baseErrors('medium', 0.0012),
  baseErrorsLow: baseErrors('low', 0.0025),
  baseErrorsSigma: number(
    'Error rate within a tier, log spread',
    'sd',
    0.6,
    [0, 2],
    assumption('services of a tier differ twofold'),
  ),
  baseSlowShare: number(
    'Slow requests before the change, median',
    'ratio',
    0.004,
    [0, 0.1],
    assumption('slower than 500 ms'),
  ),
  baseSlowSigma: number(
    'Slow requests, log spread',
    'sd',
    0.4,
    [0, 2],
    assumption('services differ by half'),
  ),
  objectiveCritical: objective('critical', 0.999),
  objectiveHigh: objective('high', 0.998),
  objectiveMedium: objective('medium', 0.995),
  objectiveLow: objective('low', 0.99),
  hostSpread: number(
    'Canary hosts versus control hosts, log spread',
    'sd',
    0.1,
    [0, 0.3],
    assumption('two sets of hosts never have exactly the same error rate'),
  ),
  spikeProbability: number(
    'Environment spike: probability per stage',
    'ratio',
    0.001,
    [0, 0.05],
    assumption('an outage that the change did not cause'),
  ),
  spikeFactor: number(
    'Environment spike: factor on rates',
    'multiple',
    10,
    [1, 100],
    assumption('large enough to be seen'),
  ),
  spikeShared: number(
    'Environment spike: also hits the control',
    'ratio',
    0.8,
    [0, 1],
    assumption('most outages are shared'),
  ),
} as const;
