/** The canary: stages, judge, and what happens when a stage cannot tell. */
import { publishedSLO } from '../../canary-rollout/judges/fixed-thresholds.ts'; // the file itself: pages read parameters, not judges
import { artifact, assumption, calibrated, choice, literature, number, paper, toggle } from './parameter.ts';

export const canaryParameters = {
  bakeScale: number(
    'Bake time, relative to the published code',
    'multiple',
    0.3015,
    [0.05, 3],
    calibrated(
      'tuned so that the GenOps median is the published 23.4 min; the published soak (1×, mean 35 min) is longer than that',
    ),
  ),
  rampMinutes: number('Ramp before each stage', 'minutes', 1, [0, 60], assumption('shifting traffic')),
  highRiskPlan: toggle('Seven stages at high risk', true, paper('README, pillar 3')),
  judge: choice(
    'Judge',
    ['always-valid', 'fixed-thresholds'],
    'always-valid',
    literature(
      'sequential test of two Poisson rates, arXiv 2011.03567; the README documents fixed thresholds',
    ),
  ),
  control: choice(
    'Control group',
    ['same-size', 'rest-of-fleet'],
    'same-size',
    assumption('as common canary analyzers do'),
  ),
  alpha: number(
    'False-alarm level of a rollout',
    'ratio',
    0.01,
    [0.0001, 0.2],
    assumption('one false rollback in a hundred at most'),
  ),
  margin: number(
    'Tolerated ratio of canary to control',
    'multiple',
    1.25,
    [1, 3],
    assumption(
      'hosts differ; this is not a detection limit: the methods page gives the larger ratio below which a canary always passes',
    ),
  ),
  toleratedErrorLift: number(
    'Lift that a stage must detect on expected counts',
    'ratio',
    0.01,
    [0.0005, 0.2],
    assumption('the README’s error-rate limit, read as a lift that must not go undetected'),
  ),
  inconclusive: choice(
    'If a stage has too few requests',
    ['promote', 'skip', 'hold', 'review'],
    'promote',
    artifact('the published code promotes; here the stage is labeled inconclusive'),
  ),
  holdMinutes: number(
    'Longest hold of an inconclusive stage',
    'minutes',
    60,
    [1, 1440],
    assumption('for the option “hold”'),
  ),
  errorRateThreshold: number(
    'Fixed judge: error rate',
    'ratio',
    publishedSLO.errorRateThreshold,
    [0, 1],
    paper('README, SLO configuration'),
  ),
  slowShareThreshold: number(
    'Fixed judge: requests above 500 ms (p99)',
    'ratio',
    0.01,
    [0, 1],
    paper('README: p99 500 ms'),
  ),
  medianSlowThreshold: number(
    'Fixed judge: requests above 100 ms (p50)',
    'ratio',
    0.5,
    [0, 1],
    paper('README: p50 100 ms'),
  ),
  successThreshold: number(
    'Fixed judge: success rate',
    'ratio',
    publishedSLO.successRateThreshold,
    [0, 1],
    paper('README, SLO configuration'),
  ),
  minimumSample: number(
    'Fixed judge: minimum requests',
    'count',
    100,
    [1, 1_000_000],
    assumption('100, or 1,000'),
  ),
  verification: toggle('Verification after 100%', false, assumption('off')),
  verificationMinutes: number(
    'Time of that verification',
    'minutes',
    10,
    [0, 240],
    assumption('as manual verification'),
  ),
  verificationPower: number(
    'That verification finds a bad change',
    'ratio',
    0.8,
    [0, 1],
    assumption('if switched on'),
  ),
  failureInjectionRate: number(
    'Extra injected canary faults',
    'ratio',
    0,
    [0, 1],
    assumption('off; for demonstrations (published default 0.003, README 0.03)'),
  ),
} as const;
