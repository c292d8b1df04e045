/** The functions that readers may change and run: made at build time from the source, they compute by themselves what the run has. */
import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { acceptanceOf } from '../../../engine/belief/acceptance.ts';
import {
  type CanaryDesign,
  designedStages,
  designStages,
  peekingSteps,
} from '../../../engine/canary-rollout/design.ts';
import { baselines } from '../../../engine/claims/multiverse/index.ts';
import { specificationsOf } from '../../../engine/claims/multiverse/specification.ts';
import { studyNumbers } from '../../../engine/claims/multiverse/study-numbers.ts';
import { pairedDifference } from '../../../engine/claims/over-seeds.ts';
import { publishedClaims } from '../../../engine/claims/published/index.ts';
import { replicated } from '../../../engine/claims/replications.ts';
import { DeploymentSimulator } from '../../../engine/index.ts';
import { reviewSteps, reviewWeek } from '../../../engine/simulator/reviews.ts';
import type { StatisticCode } from '../../../notebooks/authoring/define.ts';
import { withSources } from '../../../site/build/notebook-source.ts';
import { statisticCode } from '../../../site/build/statistic-code.ts';
import { finish } from '../../engine/study-of.ts';
import { draws } from '../../notebooks/belief-draws.ts';

const plain = (text: string): string => text;
const study = await new DeploymentSimulator({ numDeployments: 300, randomSeed: 3 }).run();
const { ledger, measures, config } = study;
const judged = { measures, settings: config.settings };

/** As the sandbox does it: nothing but the text, what it uses, and arguments that were cloned. */
function computed({ scope, uses, text }: StatisticCode, args: readonly unknown[]): unknown {
  const given = runInNewContext(`${scope};scope`) as Record<string, unknown>;
  const compute = runInNewContext(`(${uses.join(', ')}) => (${text}\n)`) as (
    ...used: unknown[]
  ) => (...given: unknown[]) => unknown;
  const value = compute(...uses.map((name) => given[`$${name}`]))(...structuredClone(args));
  if (typeof (value as Generator)?.next !== 'function') return value;
  for (;;) {
    const step = (value as Generator<void, unknown>).next();
    if (step.done) return step.value;
  }
}

const queue = finish(reviewSteps(study, 'genops'));
const success = publishedClaims.find(({ id }) => id === 'success-genops')!;
const measured = studyNumbers(study, baselines[0]!).filter(({ claim }) => claim === success.id);
const fixed = { inReplay: new Set([success.id]) };
const judging = { baseline: 0.89, range: 'narrower' } as const;
const design: CanaryDesign = {
  requestsPerMinute: 900,
  baseErrorRate: 0.01,
  baseSlowShare: 0.01,
  bakeMinutes: designedStages.map(() => 10),
  controlTimes: 1,
  lift: 0.02,
  alpha: 0.01,
  margin: 1.2,
};
const sorted = (minutes: Float64Array): Float64Array => minutes.slice().sort();
const known: Readonly<Record<string, { args: readonly unknown[]; value: unknown }>> = {
  'engine/simulator/measures/canary.ts#canaryMeasures': {
    args: [ledger, config.settings],
    value: measures.canary,
  },
  'engine/simulator/measures/estimates.ts#shareEstimate': {
    args: [measures.canary.caught, measures.canary.badChanges],
    value: measures.canary.catchRates.caughtPerBadChange,
  },
  'engine/simulator/measures/estimates.ts#reductionEstimate': {
    args: [sorted(ledger.traditional.cycleMinutes), sorted(ledger.genops.cycleMinutes)],
    value: measures.cycleTimeReduction,
  },
  'engine/simulator/measures/measure.ts#pairedSuccess': { args: [ledger], value: measures.successDifference },
  'engine/simulator/measures/risk.ts#riskMeasures': {
    args: [ledger, config.settings.enableRiskScoring],
    value: measures.risk,
  },
  'engine/simulator/reviews.ts#reviewWeek': {
    args: [queue, study.days, 6],
    value: reviewWeek(queue, study.days, 6),
  },
  'engine/canary-rollout/design.ts#designStages': {
    args: [design, 'always-valid'],
    value: designStages(design, 'always-valid'),
  },
  'engine/canary-rollout/design.ts#peekingSteps': {
    args: [design, { stage: 1, looks: 3, from: 0, to: 9 }],
    value: finish(peekingSteps(design, { stage: 1, looks: 3, from: 0, to: 9 })),
  },
  'engine/claims/multiverse/specification.ts#specificationsOf': {
    args: [success, measured, fixed],
    value: specificationsOf(success, measured, fixed),
  },
  'engine/claims/replications.ts#replicated': {
    args: [[0.95, 0.97, 0.99]],
    value: replicated([0.95, 0.97, 0.99]),
  },
  'engine/claims/over-seeds.ts#pairedDifference': {
    args: [
      [1, 2, 4],
      [0, 1, 1],
    ],
    value: pairedDifference([1, 2, 4], [0, 1, 1]),
  },
  'engine/belief/acceptance.ts#acceptanceOf': {
    args: [draws, judging],
    value: acceptanceOf(draws, judging),
  },
  'engine/replay/figures.ts#catchRate': { args: [{ rolledBack: 3, failed: 2, canaryCaught: 4 }], value: 0.8 },
};

test.each(Object.entries(known))('%s gives by itself what the run has', async (of, { args, value }) => {
  const [file = '', name = ''] = of.split('#');
  const code = await statisticCode(file, name, plain);
  expect(structuredClone(computed(code, args))).toEqual(value);
  expect(readFileSync(file, 'utf8').split('\n')[code.line - 1]).toContain(`${name}(`);
  expect(code.html).toContain(`${name}(`);
});

test('the rule of a verdict can be run by itself, for all claims and for one', async () => {
  const code = await statisticCode('engine/claims/judge.ts', 'judgeClaims', plain);
  const all = computed(code, [judged]) as readonly { readonly kind: string }[];
  expect(all).toHaveLength(publishedClaims.length);
  for (const [k, claim] of publishedClaims.entries()) {
    const [one] = computed(code, [judged, [claim]]) as readonly { readonly kind: string }[];
    expect(one!.kind, claim.id).toBe(all[k]!.kind);
  }
});

test('every statistic that a notebook names is there, and the build puts its loader beside it', () => {
  const named = readdirSync('notebooks', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('notebook.ts'))
    .flatMap((file) => [
      ...readFileSync(`notebooks/${file}`, 'utf8').matchAll(/\bstatistic\(\s*\w+,\s*'([^']+)'/g),
    ])
    .map(([, of = '']) => of);
  expect(new Set(named)).toEqual(new Set([...Object.keys(known), 'engine/claims/judge.ts#judgeClaims']));
  const page = readFileSync('notebooks/canary-catch/notebook.ts', 'utf8');
  expect(withSources(page, '')).toContain(
    "() => import('virtual:statistic/engine/simulator/measures/canary.ts/canaryMeasures')",
  );
});

test('a function that is not there is refused by name', async () => {
  await expect(statisticCode('engine/limits.ts', 'noSuch', plain)).rejects.toThrow(
    'engine/limits.ts: expected a function noSuch',
  );
});
