/** The address of a run: it says the whole run, and whatever cannot be read is said and replaced by the default run. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ParameterKey,
  parameters,
  type SettingChanges,
  withSettings,
} from '../../engine/simulator/settings.ts';
import { linkTo } from '../../notebooks/authoring/links.ts';
import { formatAddress, ownQuery, parseAddress, withView } from '../../site/state/address.ts';
import { changesFrom, defaultRun, type Run } from '../../site/state/run.ts';
import { anyCharacter, forAll, forRuns } from '../for-all.ts';
import { scenarios } from '../notebooks/fake-study.ts';

function valueOf(key: ParameterKey): fc.Arbitrary<unknown> {
  const parameter = parameters[key];
  switch (parameter.kind) {
    case 'number': {
      const [min, max] = parameter.range;
      return parameter.unit === 'count'
        ? fc.integer({ min, max })
        : fc.double({ min, max, noNaN: true }).map((x) => (Object.is(x, -0) ? 0 : x));
    }
    case 'choice':
      return fc.constantFrom(...(parameter.options as readonly string[]));
    case 'switch':
      return fc.boolean();
  }
}

const changes = fc.record(
  Object.fromEntries(Object.keys(parameters).map((key) => [key, valueOf(key as ParameterKey)])),
  { requiredKeys: [] },
) as fc.Arbitrary<SettingChanges>;

const runs: fc.Arbitrary<Run> = fc
  .record({
    scenario: fc.constantFrom(...scenarios),
    changes,
    seed: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((s) => s.length <= 200 && s !== ''),
    deployments: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(({ scenario, changes: drawn, ...rest }) => ({
    ...rest,
    scenario: scenario.id,
    changes: changesFrom(scenario, withSettings(scenario.changes, drawn)),
  }));

test('an address says the whole run: reading what was written gives the run back', () =>
  forAll(runs, (run) => {
    expect(parseAddress(formatAddress(run), scenarios)).toEqual({ run, problems: [], ignored: [] });
  }));

test('of the settings only what differs from the scenario stands in the address', () => {
  const { run } = parseAddress('scenario=soak&bakeScale=1&alpha=0.05', scenarios);
  expect(formatAddress(run)).toBe('n=15847&seed=42&scenario=soak&alpha=0.05');
});

test('an address that says nothing is the default run, without complaint', () => {
  for (const query of ['', '?', '&']) {
    expect(parseAddress(query, scenarios)).toEqual({ run: defaultRun, problems: [], ignored: [] });
  }
});

test('an address that is longer than any of ours is refused as one, and nothing of it is read or passed on', () => {
  const long = `n=9&seed=7&${'x=1&'.repeat(6000)}`;
  expect(parseAddress(long, scenarios)).toEqual({
    run: defaultRun,
    problems: [
      `address: expected at most 20,000 characters, got ${long.length.toLocaleString('en-US')} characters`,
    ],
    ignored: [],
  });
  expect(ownQuery(long)).toBe('');
});

test('a preset is a size by name', () => {
  expect(parseAddress('preset=study', scenarios).run.deployments).toBe(15_847);
  expect(parseAddress('preset=study&n=15847', scenarios).problems).toEqual([]);
});

test('the page of a single deployment may name it', () => {
  expect(parseAddress('n=100&deployment=99', scenarios).problems).toEqual([]);
  expect(parseAddress('n=100&deployment=100', scenarios).problems[0]).toContain(
    'a whole number from 0 to 99',
  );
});

test.each([
  ...['0', '-5', '1e12', '1000001', 'NaN', '1.5', '', '0x10'].map((n) => [
    `n=${n}`,
    `n: expected a whole number from 1 to 1,000,000, got "${n}"`,
  ]),
  ['preset=huge', 'preset: expected one of quick, default, full, study, got "huge"'],
  ['preset=toString', 'preset: expected one of quick, default, full, study, got "toString"'],
  ['preset=study&n=500', 'preset: expected one that agrees with n=500, got "study"'],
  ['scenario=nope', 'scenario: expected one of equal-changes, soak, got "nope"'],
  ['alpha=0.9', 'alpha: expected a number from 0.0001 to 0.2, got 0.9'],
  ['alpha=', 'alpha: expected a number from 0.0001 to 0.2, got ""'],
  ['alpha=Infinity', 'alpha: expected a number from 0.0001 to 0.2, got "Infinity"'],
  ['neighbourCount=1.5', 'neighbourCount: expected a whole number from 1 to 100, got 1.5'],
  ['judge=best', 'judge: expected one of always-valid, fixed-thresholds, got "best"'],
  ['enableCanary=1', 'enableCanary: expected true or false, got "1"'],
  ['seed=', 'seed: expected text of 1 to 200 characters, got ""'],
  ['seed=1&seed=2', 'seed: expected one value, got "1 and 2"'],
  ['seed=%E0%A4%A', 'address: expected percent-encoded UTF-8, got "%E0%A4%A"'],
  ['seed=%ff', 'address: expected percent-encoded UTF-8, got "%ff"'],
])('%s is answered in words, with the default run', (query, message) =>
  expect(
    parseAddress(
      `?seed=7&n=9&${query}`.replace(/seed=7&(?=.*seed=)|n=9&(?=.*\bn=|.*preset=)/g, ''),
      scenarios,
    ),
  ).toEqual({
    run: defaultRun,
    problems: [message],
    ignored: [],
  }),
);

test.each(['utm_source=x', '__proto__=1', 'toString', 'replay-n=7', '%ff=1', 'x=%ff', 'x=1&x=2', '=1'])(
  '%s is not ours: it is named and left out, and the run stays as asked',
  (query) => {
    const key = query.split(/[=&]/)[0];
    const { run, problems, ignored } = parseAddress(`?n=15847&${query}&seed=7`, scenarios);
    expect([run.deployments, run.seed, problems, ignored]).toEqual([15_847, '7', [], [key]]);
    expect(ownQuery(`?n=15847&${query}&seed=7`)).toBe('n=15847&seed=7');
  },
);

test('whatever other keys stand in an address, its run and its problems are the same without them', () => {
  const foreign = fc
    .tuple(fc.string({ minLength: 1 }), fc.string())
    .filter(([key]) => !['n', 'seed', 'scenario', 'preset', 'deployment', 'claim'].includes(key))
    .filter(([key]) => !Object.hasOwn(parameters, key))
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  const asked = fc.oneof(runs.map(formatAddress), fc.constantFrom('n=0', 'judge=best', 'seed=%ff'));
  forRuns(200, asked, fc.array(foreign), (query, others) => {
    const plain = parseAddress(query, scenarios);
    const mixed = parseAddress([...others, query, ...others].join('&'), scenarios);
    expect({ ...mixed, ignored: [] }).toEqual(plain);
    expect(mixed.ignored).toHaveLength(new Set(others.map((part) => part.split('=')[0])).size);
  });
});

test('a seed of 10,000 characters is refused in a message that does not repeat it', () => {
  const { run, problems } = parseAddress(`seed=${'x'.repeat(10_000)}`, scenarios);
  expect(run).toEqual(defaultRun);
  expect(problems).toHaveLength(1);
  expect(problems[0]!.length).toBeLessThan(200);
});

test('whatever stands in the address, reading it ends with a run that can be run', () => {
  const key = fc.oneof(fc.constantFrom('n', 'seed', 'preset', 'scenario', 'judge', 'alpha'), fc.string());
  const noise = fc
    .array(fc.tuple(key, fc.string({ unit: anyCharacter })))
    .map((pairs) => pairs.map((p) => p.join('=')).join('&'));
  forRuns(200, noise, (query) => {
    const { run, problems } = parseAddress(query, scenarios);
    expect(parseAddress(formatAddress(run), scenarios)).toEqual({ run, problems: [], ignored: [] });
    if (problems.length > 0) expect(run).toEqual(defaultRun);
  });
});

test('what a page’s own controls say stays on the page, whatever the run, and is no part of a run', () => {
  const query = 'n=500&seed=7&view=looks-30&utm=x';
  expect(ownQuery(query)).toBe('n=500&seed=7&view=looks-30');
  expect(parseAddress(query, scenarios).problems).toEqual([]);
  expect(parseAddress(query, scenarios).run).toEqual(parseAddress('n=500&seed=7', scenarios).run);
  expect(withView('n=9&seed=8', query)).toBe('n=9&seed=8&view=looks-30');
  expect(withView('n=9&seed=8', 'n=500')).toBe('n=9&seed=8');
  expect(linkTo('canary-designer/', 'methods/', ownQuery(query))).toBe('../methods/?n=500&seed=7');
});
