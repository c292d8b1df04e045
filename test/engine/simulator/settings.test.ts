import { describe, expect, it } from 'vitest';
import {
  ArgumentError,
  defaultSettings,
  parameters,
  scenarios,
  withSettings,
} from '../../../engine/index.ts';
import type { Parameter } from '../../../engine/simulator/parameters/index.ts';
import { checkValue, isParameterKey, parameterGroups } from '../../../engine/simulator/settings.ts';

const all = Object.entries(parameters) as [keyof typeof parameters, Parameter][];

describe('parameters', () => {
  it.each(all)('%s has a default that it accepts, a label and a source', (key, parameter) => {
    expect(() => checkValue(key, parameter.value)).not.toThrow();
    expect(parameter.label.trim()).not.toBe('');
    expect(parameter.provenance.note.trim()).not.toBe('');
    if (parameter.kind === 'number') {
      expect(parameter.range[0]).toBeLessThan(parameter.range[1]);
      if (parameter.unit === 'ratio') expect(parameter.range[1]).toBeLessThanOrEqual(1);
    }
    if (parameter.kind === 'choice') expect(new Set(parameter.options).size).toBe(parameter.options.length);
  });

  it('stand in one group each, and no key hides another', () => {
    const keys = parameterGroups.flatMap((group) => Object.keys(group.parameters));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.toSorted()).toEqual(Object.keys(parameters).toSorted());
  });

  it('that were calibrated are three: what they were solved for never counts as reproduced', () => {
    const calibrated = all.filter(([, { provenance }]) => provenance.kind === 'calibrated');
    expect(calibrated.map(([key]) => key).toSorted()).toEqual([
      'attentionMedian',
      'badIntercept',
      'bakeScale',
    ]);
  });
});

describe('settings', () => {
  it('are the defaults where nothing is changed, and later changes win', () => {
    expect(withSettings()).toEqual(defaultSettings);
    expect(withSettings({ alpha: 0.05 }, { alpha: 0.02 }).alpha).toBe(0.02);
    expect(Object.isFrozen(defaultSettings)).toBe(true);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ alpah: 0.05 }, 'settings: expected a known parameter, got "alpah"; see the methods page'],
    [{ toString: 1 }, 'settings: expected a known parameter, got "toString"'],
    [{ alpha: 0.5 }, 'alpha: expected a number from 0.0001 to 0.2, got 0.5'],
    [{ alpha: Number.NaN }, 'alpha: expected a number from 0.0001 to 0.2, got NaN'],
    [{ alpha: '0.05' }, 'alpha: expected a number from 0.0001 to 0.2, got "0.05"'],
    [{ neighbourCount: 1.5 }, 'neighbourCount: expected a whole number from 1 to 100, got 1.5'],
    [{ judge: 'oracle' }, 'judge: expected one of always-valid, fixed-thresholds, got "oracle"'],
    [{ enableCanary: 1 }, 'enableCanary: expected true or false, got 1'],
    [{ alpha: undefined }, 'alpha: expected a number from 0.0001 to 0.2, got undefined'],
  ])('refuse %o', (changes, message) => {
    const attempt = () => withSettings(changes);
    expect(attempt).toThrow(ArgumentError);
    expect(attempt).toThrow(message);
  });

  it('know their keys, and nothing that every object has', () => {
    expect(isParameterKey('alpha')).toBe(true);
    expect(isParameterKey('constructor')).toBe(false);
    expect(isParameterKey('__proto__')).toBe(false);
  });
});

describe('scenarios', () => {
  it('have ids of their own that fit an address, and the first changes nothing', () => {
    const ids = scenarios.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(scenarios[0]?.id).toBe('equal-changes');
    expect(scenarios[0]?.changes).toEqual({});
  });

  it.each(scenarios)(
    '$id says in short sentences what it varies, and its settings are accepted',
    (scenario) => {
      expect(scenario.varies).toMatch(/^[A-Z].*[^.]\.$/);
      const sentences = scenario.varies.split(/(?<=[.!?])\s/);
      expect(sentences.length).toBeLessThanOrEqual(3);
      for (const sentence of sentences) expect(sentence.split(' ').length).toBeLessThanOrEqual(20);
      expect(() => withSettings(scenario.changes)).not.toThrow();
      for (const [key, value] of Object.entries(scenario.changes)) {
        expect(value, `${key} is changed to its default`).not.toBe(
          defaultSettings[key as keyof typeof defaultSettings],
        );
      }
    },
  );
});
