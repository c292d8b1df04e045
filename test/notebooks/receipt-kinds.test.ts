/** Each kind of receipt is done again from its task alone and comes out the same; a task that there is not is refused in words. */
import { expect, test } from 'vitest';
import { hex } from '../../engine/audit-log/index.ts';
import { beliefPlan } from '../../engine/belief/belief.ts';
import { priors } from '../../engine/belief/priors.ts';
import { limitedPriors } from '../../engine/belief/within.ts';
import { addPeeking } from '../../engine/canary-rollout/design.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { builtInSet } from '../../engine/policy-language/built-in-set.ts';
import { PUBLISHED_POLICIES } from '../../engine/replay/index.ts';
import { withSettings } from '../../engine/simulator/settings.ts';
import { madeVerification, repeat as repeatVerified } from '../../notebooks/audit-log/receipt.ts';
import { readFields } from '../../notebooks/authoring/address-form.ts';
import { choiceOf, fields } from '../../notebooks/believe/choice.ts';
import { type Committed, loadCommitted } from '../../notebooks/believe/draws.ts';
import { mapOf } from '../../notebooks/believe/map.ts';
import { madeBeliefs, repeat as repeatBeliefs } from '../../notebooks/believe/receipt.ts';
import { designFields, designOf, judgeOf } from '../../notebooks/canary-designer/inputs.ts';
import { madeCanary, repeatCanary } from '../../notebooks/canary-designer/receipt.ts';
import { runReadings } from '../../notebooks/charts/specification-figure.ts';
import { madeInputs, repeatInputs } from '../../notebooks/claims/inputs-receipt.ts';
import { madeReadings, repeatReadings } from '../../notebooks/definitions/receipt.ts';
import { madeAblations, repeatAblations, repeatSeeds } from '../../notebooks/experiments/receipt.ts';
import { type AblationsResult, runAblations } from '../../notebooks/experiments/runs.ts';
import { madeComparison, repeatComparison } from '../../notebooks/policies/receipt.ts';
import {
  madeExperiment,
  madeReplay,
  madeSizes,
  repeatExperiment,
  repeatReplay,
  repeatSizes,
} from '../../notebooks/published-code/receipt.ts';
import { replaysOf } from '../../notebooks/published-code/sizes.ts';
import type { Repeat, RepeatHooks } from '../../notebooks/receipt/kind.ts';
import { expectationIn, linkOf } from '../../notebooks/receipt/link.ts';
import type { Made } from '../../notebooks/receipt/receipt.ts';
import {
  type Deed,
  firstDifference,
  type Maker,
  recordOf,
  type Task,
} from '../../notebooks/receipt/record.ts';
import { madeRuns, repeatRuns } from '../../notebooks/receipt/runs.ts';
import { madeSweep, repeatSweep } from '../../notebooks/receipt/seeds-of-code.ts';
import { AuditPool } from '../../workers/audit/pool.ts';
import { BeliefPool } from '../../workers/belief/pool.ts';
import { CanaryPool } from '../../workers/canary/pool.ts';
import { PolicyPool } from '../../workers/policies/pool.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import { studyOf } from '../engine/study-of.ts';

const { signal } = new AbortController();
let told = 0;
const hooks: RepeatHooks = {
  signal,
  onProgress: () => (told += 1),
  file: () => Promise.reject(new Error('no file')),
};
const maker: Maker = { version: '', commit: '', site: null, environment: '', created: '' };
const config = {
  scenario: 'equal-changes',
  settings: withSettings({ warmUpDays: 1 }),
  seed: 'r',
  deployments: 100,
};
const valueOf = async <T>(outcome: Promise<{ kind: string; value?: T }>): Promise<T> =>
  (await outcome).value!;

/** Through JSON, as a receipt keeps it. */
async function comesOutAgain(
  { findings, files: _files, ...deed }: Made,
  repeat: Repeat,
  own = hooks,
): Promise<void> {
  const kept = recordOf(deed, findings, maker);
  const { task } = JSON.parse(JSON.stringify(kept)) as Deed;
  const now = recordOf({ ...deed, task }, await repeat(task, own), maker);
  expect(firstDifference(kept, now)).toBeNull();
  expect(Object.values(kept.values).flat().length).toBeGreaterThan(8);
}

test('a sweep over ablations', async () => {
  const client = new StudyPool();
  const ticket = { signal, report: () => {} };
  const inputs = { claim: '', seeds: 0, stop: 0, size: 100, each: 2 };
  const grown: AblationsResult[] = [];
  for await (const found of runAblations({ study: { config }, client }, inputs, ticket, signal))
    grown.push(found);
  client.close();
  const result = grown.at(-1);
  const made = madeAblations(result!, 'n=100');
  expect(made.findings.values['no canary: where bad changes end']).toHaveLength(7);
  await comesOutAgain(made, repeatAblations);
  expect(told).toBeGreaterThan(0);
  const [first] = result!.variants;
  const columns = { ...first!.columns, successGenops: [1] };
  const half = { ...result!, variants: [{ ...first!, columns }] };
  expect(() => madeAblations(half, '')).toThrow('has to end first');
});

test('runs of a page with settings moved: every quantity and the digest of each', async () => {
  const [usual, moved] = [studyOf(60, { warmUpDays: 1 }), studyOf(60, { warmUpDays: 1, bakeScale: 1 })];
  const runs = [
    { changes: {}, ...usual },
    { changes: { bakeScale: 1 }, ...moved },
  ];
  const made = madeRuns('Bake times', usual.config, runs, 'cycle-time/', '');
  expect(made.findings.values['medianCycleGenops']).toEqual([
    usual.measures.genops.medianCycleMinutes.value,
    moved.measures.genops.medianCycleMinutes.value,
  ]);
  await comesOutAgain(made, repeatRuns);
});

test('every input moved: the verdicts of every move', async () => {
  const client = new StudyPool();
  const traces = await valueOf(client.trace({ ...config, deployments: 20 }));
  client.close();
  const made = madeInputs(traces, 'claims/canary-catch/', '');
  expect(made.findings.values['moves']).toContain('enableCanary = false');
  const { moves, 'canary-catch: verdict': verdicts } = made.findings.values;
  expect(verdicts).toHaveLength(moves!.length);
  await comesOutAgain(made, repeatInputs);
});

test('every reading of every claim', async () => {
  const [client, code] = [new StudyPool(), new ReplayPool()];
  const asked = { config, client, replay: async () => code, claims: publishedClaims };
  const made = madeReadings(await valueOf(runReadings(asked, { signal })), '');
  for (const pool of [client, code]) pool.close();
  expect(new Set(made.findings.values['canary-catch: stance'])).toContain('contradicts');
  await comesOutAgain(made, repeatReadings);
});

test('a comparison of rules, edited ones in its file and never in its link', async () => {
  const pool = new PolicyPool();
  const own = builtInSet({ friday: 'block', budget: 'block' });
  const rules = { rules: own.rules.map((rule) => ({ ...rule, enabled: false })) };
  const study = {
    ...config,
    settings: withSettings({ warmUpDays: 1, fridayAction: 'block', budgetAction: 'block' }),
  };
  const made = madeComparison(study, rules, await valueOf(pool.compare(study, rules)), '');
  expect(made.findings.values['before, after: deferred']).toHaveLength(2);
  await comesOutAgain(made, repeatComparison);
  const kept = recordOf(made, made.findings, maker);
  expect(() => linkOf(kept)).toThrow('link: expected a comparison with the built-in rules');
  const ours = madeComparison(study, own, await valueOf(pool.compare(study, own)), '');
  expect(made.findings.values['difference: of']).toContain('medianCycle');
  expect(Object.keys(made.findings.values).filter((name) => /: \d/.test(name))).toEqual([]);
  // these were the run's own before its settings moved
  const usual = builtInSet({ friday: 'defer', budget: 'require-approval' });
  const moved = madeComparison(study, usual, await valueOf(pool.compare(study, usual)), '');
  pool.close();
  expect(ours.task['rules']).toBeNull();
  expect(moved.task['rules']).toEqual(usual);
  expect(moved.what).toContain('2 edited');
  await comesOutAgain(moved, repeatComparison);
  await comesOutAgain(ours, repeatComparison);
  const link = linkOf(recordOf(ours, ours.findings, maker));
  const start = link.slice(link.indexOf('#'), link.lastIndexOf('.') + 1);
  expect(expectationIn(link.slice(link.indexOf('#')))!.task).toEqual(ours.task);
  const forged = btoa(JSON.stringify({ ...config, rules }))
    .replaceAll('=', '')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  expect(() => expectationIn(`${start}${forged}`)).toThrow('built-in rules, got rules in the link');
});

test('a canary design: stages and looks, simulated in parts or at once', async () => {
  const { values } = readFields(designFields, 'view=traffic-901_looks-5');
  const pool = new CanaryPool();
  const design = designOf(values);
  const stages = await valueOf(pool.stages(design, judgeOf(values)));
  const part = (from: number, to: number) => valueOf(pool.peek(design, { stage: 3, looks: 5, from, to }));
  const made = madeCanary(
    values,
    { inputs: values, stages },
    addPeeking(await part(0, 20), await part(20, 40)),
    40,
  );
  pool.close();
  expect(made.task).toEqual({ design: 'traffic-901_looks-5', rollouts: 40 });
  await comesOutAgain(made, repeatCanary);
});

test('a map of assumptions: committed draws, of which some are run again, and draws of the reader’s own', async () => {
  const values = Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
  const choice = choiceOf({ ...values, tolerance: 2 } as Parameters<typeof choiceOf>[0], new Map());
  const committed = (await loadCommitted(choice)) as Committed;
  await comesOutAgain(madeBeliefs(mapOf(choice, committed), ''), repeatBeliefs);
  const limits = new Map([['bakeScale', { low: 0.5, high: 1 }]] as const);
  const plan = beliefPlan({ kind: 'free' }, 'map', limitedPriors(priors, limits));
  const pool = new BeliefPool();
  const draws = await valueOf(pool.draws(plan, 4));
  pool.close();
  await comesOutAgain(madeBeliefs(mapOf({ ...choice, limits }, null, draws), ''), repeatBeliefs);
  draws.data['medianGenops']![3] = Number.NaN;
  expect(() => madeBeliefs(mapOf(choice, null, draws), '')).toThrow('have to end first');
});

test('a replay of the published code with its verdicts, and a sweep over its seeds', async () => {
  const pool = new ReplayPool();
  const replay = await valueOf(pool.replay({ seed: 42, deployments: 100 }));
  const made = await madeReplay(replay);
  expect(made.findings.claims.find(({ id }) => id === 'success-genops')!.verdict).not.toBe('does-not-apply');
  await comesOutAgain(made, repeatReplay);
  const sweep = await valueOf(pool.sweep({ firstSeed: 3, seeds: 4, deployments: 50 }));
  await comesOutAgain(madeSweep(sweep), repeatSweep);
  expect(() => madeSweep({ ...sweep, done: 3 })).toThrow('has to end first');
  const options = { pillars: { canary: false }, policies: PUBLISHED_POLICIES };
  const moved = await valueOf(pool.experiment({ seed: 42n, deployments: 50 }, options));
  await comesOutAgain(madeExperiment(moved, { options, changed: ['canary off'] }), repeatExperiment);
  const sizes = await replaysOf(
    pool,
    [
      { seed: 24, deployments: 50 },
      { seed: 42, deployments: 60 },
    ],
    signal,
  );
  expect(madeSizes(sizes).findings.values['successful']).toHaveLength(2);
  await comesOutAgain(madeSizes(sizes), repeatSizes);
  pool.close();
});

test('a verified audit log, without the log; another file is refused by its digest', async () => {
  const pool = new AuditPool();
  const facts = await valueOf(pool.make(config));
  const { secretKey } = await valueOf(pool.makeKey(facts.origin));
  const head = await valueOf(
    pool.sign({ origin: facts.origin, size: facts.size, root: facts.root }, secretKey),
  );
  const file = new File([await valueOf(pool.pack(config, head, 'json'))], 'log.jsonl');
  const made = await madeVerification(file, head.key, await valueOf(pool.verify(file, head.key)), false);
  pool.close();
  expect(made.files).toEqual({});
  expect(made.findings.auditHead).toBe(hex(facts.root));
  await comesOutAgain(made, repeatVerified, { ...hooks, file: async () => file });
  const other = { ...hooks, file: async () => new File(['x'], 'other.jsonl') };
  await expect(repeatVerified(made.task, other)).rejects.toThrow(
    /file: expected the one with the SHA-256 .*other\.jsonl/,
  );
});

test.each([
  [repeatSeeds, { ...config, seeds: 0 }, 'seeds: expected a whole number from 1 to 10,000, got 0'],
  [repeatSeeds, { ...config, settings: { nothing: 1 }, seeds: 2 }, 'a run of this version'],
  [repeatSeeds, { seeds: 2 }, 'settings: expected an object'],
  [repeatRuns, { ...config, moves: 1 }, 'moves: expected a list of at most 100, got 1'],
  [repeatRuns, { ...config, moves: [{ nothing: 1 }] }, 'a run of this version'],
  [repeatComparison, { ...config, rules: 1 }, 'rules: expected an object, got 1'],
  [
    repeatCanary,
    { design: 'judge-none', rollouts: 9 },
    'design: expected fields of this page, got "judge-none"',
  ],
  [repeatExperiment, { seed: 1, deployments: 9 }, 'options: expected an object'],
  [repeatBeliefs, {}, 'comparison: expected an object'],
  [repeatReplay, { seed: 'x', deployments: 1 }, 'seed: expected an integer other than 0'],
  [repeatSweep, { firstSeed: 1, seeds: 1e9, deployments: 1 }, 'seeds: expected a whole number'],
  [
    repeatBeliefs,
    { comparison: { kind: 'other' }, judging: { baseline: 0.89, times: 1 }, limits: {} },
    'baseline: expected',
  ],
  [
    repeatBeliefs,
    { comparison: { kind: 'free' }, judging: { baseline: 0.89, times: 1 }, limits: { x: {} } },
    'limits: expected inputs with a prior',
  ],
] as const)('a task that there is not: %#', async (repeat, task, message) => {
  await expect(repeat(task as Task, hooks)).rejects.toThrow(message);
});
