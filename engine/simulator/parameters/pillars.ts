/** The four pillars' switches, and the settings of retrieval, risk and governance. */
import { artifact, assumption, choice, number, paper, toggle } from './parameter.ts';

const weight = (factor: string, value: number) =>
  number(
    `Risk weight: ${factor}`,
    'weight',
    value,
    [0, 1],
    paper('README, table of risk factors; divided by their sum'),
  );

export const pillarParameters = {
  enableContextRag: toggle('Pillar 1: context ingestion', true, paper('README, pipeline configuration')),
  enableRiskScoring: toggle('Pillar 2: risk scoring', true, paper('README, pipeline configuration')),
  enableCanary: toggle('Pillar 3: staged canary rollout', true, paper('README, pipeline configuration')),
  enableGovernance: toggle('Pillar 4: runtime governance', true, paper('README, pipeline configuration')),
  autonomy: choice(
    'Autonomy level',
    ['shadow', 'assisted', 'governed', 'learning'],
    'governed',
    paper('README: Shadow → Assisted → Governed → Learning'),
  ),
  reviewRule: choice(
    'Risk score that requires review',
    ['published-ceiling', 'percentile'],
    'published-ceiling',
    artifact(
      'the ceilings of 0.3, 0.6 and 0.8 by autonomy level almost never apply; the percentile rule does',
    ),
  ),
  similarityThreshold: number(
    'Retrieval: minimum similarity',
    'ratio',
    0.75,
    [0, 1],
    artifact('published retrieval threshold'),
  ),
  neighbourCount: number('Retrieval: neighbors', 'count', 10, [1, 100], artifact('published top-10')),
  recordsPerService: number(
    'Retrieval: records kept per service',
    'count',
    256,
    [1, 4096],
    assumption('older records are forgotten'),
  ),
  priorFailures: number(
    'Prior failures',
    'count',
    1,
    [0, 100],
    assumption('Beta(1, 9): one failure in ten, a weak prior'),
  ),
  priorSuccesses: number(
    'Prior successes',
    'count',
    9,
    [1, 1000],
    assumption('Beta(1, 9): one failure in ten, a weak prior'),
  ),
  weightServiceTier: weight('service tier', 0.25),
  weightServiceHealth: weight('service health', 0.15),
  weightHistoricalFailureRate: weight('historical failure rate', 0.2),
  weightBlastRadius: weight('blast radius', 0.15),
  weightChangeComplexity: weight('change complexity', 0.15),
  weightTimingRisk: weight('timing', 0.1),
  fridayAction: choice(
    'Friday after 16:00',
    ['defer', 'block'],
    'defer',
    assumption('the README blocks, which would fail 4% of changes; here they wait until Monday'),
  ),
  budgetAction: choice(
    'Error budget spent',
    ['require-approval', 'block'],
    'require-approval',
    assumption('the README blocks; a review is milder'),
  ),
  hotfixesExempt: toggle('Hotfixes are exempt from policies', true, assumption('an urgent fix must ship')),
  serviceLock: toggle(
    'One rollout per service at a time',
    true,
    assumption('errors of two canaries on one service cannot be separated'),
  ),
} as const;
