/** No setting within its range breaks a run: no NaN in the ledger, and measures that add up. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, parameters, type SettingChanges, type Study } from '../../engine/index.ts';
import { createLedger } from '../../engine/simulator/ledger.ts';
import type { Parameter } from '../../engine/simulator/parameters/index.ts';
import { digestSteps } from '../../engine/simulator/study.ts';
import { configOf, finish, sha256, studyOf } from '../engine/study-of.ts';
import { forRuns } from '../for-all.ts';

const entries = Object.entries(parameters) as [keyof typeof parameters, Parameter][];
const N = 8;
const short = { warmUpDays: 1 } as const;

function endsOf(parameter: Parameter): readonly (number | string | boolean)[] {
  switch (parameter.kind) {
    case 'number':
      return parameter.range;
    case 'choice':
      return parameter.options;
    case 'switch':
      return [false, true];
  }
}

/** Columns that hold anything but a finite number. */
function unsound({ ledger }: Study): string[] {
  const wrong: string[] = [];
  const look = (name: string, record: object): void => {
    for (const [key, value] of Object.entries(record)) {
      if (ArrayBuffer.isView(value)) {
        if (!(value as Float64Array).every((x) => Number.isFinite(x))) wrong.push(`${name}${key}`);
      } else if (typeof value === 'object') look(`${name}${key}.`, value as object);
    }
  };
  look('', ledger);
  return wrong;
}

function expectSound(study: Study): void {
  expect(unsound(study)).toEqual([]);
  const { genops, traditional, governance } = study.measures;
  for (const arm of [genops, traditional]) {
    expect(arm.completed + arm.rolledBack + arm.blocked + arm.escaped).toBe(N);
    expect(arm.medianCycleMinutes.value).toBeGreaterThanOrEqual(0);
  }
  // in shadow people deliver, who ask no policy
  const { enableGovernance, autonomy } = study.config.settings;
  if (enableGovernance && autonomy !== 'shadow') expect(governance.violationCount).toBe(0);
}

describe('each parameter at the ends of its range', () => {
  it.each(entries)('%s', (key, parameter) => {
    for (const value of endsOf(parameter)) expectSound(studyOf(N, { ...short, [key]: value }));
  });
});

it('settings anywhere within their ranges, all at once', () => {
  const value = (parameter: Parameter): fc.Arbitrary<number | string | boolean> => {
    if (parameter.kind !== 'number') return fc.constantFrom(...endsOf(parameter));
    const [min, top] = parameter.range;
    const max = parameter === parameters.serviceCount ? 60 : top; // a thousand take a fifth of a second
    const inside =
      parameter.unit === 'count' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
    return fc.oneof(fc.constantFrom(min, max, parameter.value), inside);
  };
  const settings = fc.record(
    Object.fromEntries(entries.map(([key, parameter]) => [key, value(parameter)])),
  ) as fc.Arbitrary<SettingChanges>;
  const weights = entries.map(([key]) => key).filter((key) => key.startsWith('weight'));
  forRuns(8, settings, fc.string({ minLength: 1, maxLength: 200 }), (changes, seed) => {
    fc.pre(weights.some((key) => (changes[key] as number) > 0)); // all weights 0 is refused by the scorer
    expectSound(studyOf(N, { ...changes, ...short }, seed));
  });
});

it('every setting is part of the digest', () => {
  const ledger = createLedger(1);
  const head = new Uint8Array(32);
  const digest = (changes: SettingChanges): string =>
    finish(digestSteps(configOf(1, changes), ledger, head, sha256));
  const same = entries.filter(([key, parameter]) => {
    const other = endsOf(parameter).find((value) => value !== defaultSettings[key])!;
    return digest({ [key]: other }) === digest({});
  });
  expect(same.map(([key]) => key)).toEqual([]);
});

it('all weights at 0 are refused in words', () => {
  const none = Object.fromEntries(
    entries.filter(([key]) => key.startsWith('weight')).map(([key]) => [key, 0]),
  ) as SettingChanges;
  expect(() => studyOf(N, none)).toThrow('RiskWeights: expected at least one weight above 0');
});
