/** Organizations, services, arrivals and the size and kind of changes. */
import { assumption, number, paper } from './parameter.ts';

export const workloadParameters = {
  world: number(
    'World: which services are fragile, busy or depended on',
    'count',
    1,
    [1, 1000],
    assumption('one world for every seed, so intervals do not include differences between worlds'),
  ),
  serviceCount: number(
    'Services (0 means 20 up to 1,000 deployments, else 127)',
    'count',
    0,
    [0, 1000],
    paper('127 microservices in the study; the published demo uses 20'),
  ),
  deploymentsPerDay: number(
    'Deployments per day',
    'per day',
    15_847 / 243,
    [1, 10_000],
    paper('15,847 deployments in 8 months, counted as 243 days'),
  ),
  workingHoursShare: number(
    'Share of changes Mon–Fri 9–18',
    'ratio',
    0.82,
    [0, 1],
    assumption('most changes are made at work; affects the traditional median through fewer waits'),
  ),
  weeknightShare: number(
    'Share of changes on weeknights (the rest: weekends)',
    'ratio',
    0.12,
    [0, 1],
    assumption('the remainder of a working week with some on-call work'),
  ),
  warmUpDays: number(
    'Warm-up before the study, whole weeks',
    'days',
    28,
    [0, 364],
    assumption('fills memories and error budgets; its changes are not counted'),
  ),
  deploymentWeightSigma: number(
    'Spread of deployments over services',
    'sd',
    0.8,
    [0, 2],
    assumption('lognormal weights: a few services deploy most often'),
  ),
  linesMedian: number(
    'Lines changed, median',
    'lines',
    60,
    [1, 2000],
    assumption('typical of trunk-based change sizes; the published code draws 10–1,000 evenly'),
  ),
  linesSigma: number('Lines changed, log spread', 'sd', 1.4, [0.1, 3], assumption('heavy right tail')),
  filesSigma: number(
    'Files changed around ½√lines, log spread',
    'sd',
    0.5,
    [0.1, 2],
    assumption('loosely tied to lines'),
  ),
  migrationShare: number(
    'Changes with a database migration',
    'ratio',
    0.06,
    [0, 1],
    assumption('8% in the published simulator, 15% in its history'),
  ),
  configShare: number(
    'Changes with configuration',
    'ratio',
    0.18,
    [0, 1],
    assumption('20% in the published simulator'),
  ),
  hotfixShare: number('Hotfixes', 'ratio', 0.04, [0, 1], assumption('3% in the published simulator')),
} as const;
