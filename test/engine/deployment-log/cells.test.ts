import { describe, expect, it } from 'vitest';
import { MarkCount, numberIn, switchIn, weekdayIn } from '../../../engine/deployment-log/cells.ts';
import {
  type DurationUnit,
  minutesIn,
  momentIn,
  unitOf,
  unitOfName,
} from '../../../engine/deployment-log/times.ts';
import { isNothing, meaningOfStage } from '../../../engine/deployment-log/words.ts';

describe('a length of time', () => {
  it.each([
    ['23.4', 'minutes', 23.4],
    ['90', 'seconds', 1.5],
    ['1500', 'milliseconds', 0.025],
    ['0.5', 'hours', 30],
    ['2', 'days', 2880],
    ['PT23M', 'minutes', 23],
    ['PT1H2M30S', 'seconds', 62.5],
    ['P1DT1H', 'text', 1500],
    ['0:23:30', 'text', 23.5],
    ['1:30', 'hours', 90],
    ['1:30', 'minutes', 1.5],
    ['23 min', 'text', 23],
    ['1h 5m', 'text', 65],
    ['90s', 'text', 1.5],
    ['500 ms', 'text', 500 / 60_000],
    ['12', 'text', 12],
    ['-3', 'minutes', -3],
    ['0 days 00:20:24', 'minutes', 20.4],
    ['1 day, 0:20:24', 'text', 1460.4],
    ['0.00:20:24.000', 'hours', 20.4],
    ['1h 23m', 'seconds', 83],
    ['1,404.5', 'seconds', 1404.5 / 60],
  ] as const)('%s in a column of %s is %d minutes', (text, unit, minutes) => {
    expect(minutesIn(text, unit, false)).toBeCloseTo(minutes, 12);
  });

  it.each(['P1M', 'P', 'PT', '12 apples', '1:99', '1,23', 'NaN', 'Infinity', '0x10'])('is not %s', (text) => {
    expect(minutesIn(text, 'minutes' satisfies DurationUnit, false)).toBeNaN();
  });

  it.each(['text', 'seconds', 'milliseconds', 'days'] as const)(
    '23:24 may be either of two in a column of %s, and is refused',
    (unit) => {
      expect(minutesIn('23:24', unit, false)).toBeNaN();
    },
  );

  it.each([
    ['duration_minutes', 'minutes'],
    ['Duration (s)', 'seconds'],
    ['durationMs', 'milliseconds'],
    ['elapsed-hrs', 'hours'],
    ['time_in_days', 'days'],
    ['leadtimems', 'milliseconds'],
    ['cycle time', null],
    ['elapsed', null],
  ] as const)('the name %s says %s', (name, unit) => {
    expect(unitOfName(name)).toBe(unit);
  });

  it('is in the unit of each cell only where cells have one and the name has none', () => {
    expect(unitOf('duration', ['12', '3 min'])).toBe('text');
    expect(unitOf('duration_s', ['12', '3 min'])).toBe('seconds');
    expect(unitOf('duration', ['12', 'pending'])).toBeNull();
  });

  it('has a decimal comma only in columns that have one', () => {
    expect(numberIn('23,4', true)).toBe(23.4);
    expect(numberIn('23,4', false)).toBeNaN();
  });
});

describe('a number', () => {
  it.each([
    ['0', 0],
    ['+5', 5],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['-2.5E-1', -0.25],
  ])('may be written %s', (text, value) => {
    expect(numberIn(text, false)).toBe(value);
  });

  it.each(['', '0x1F', '0b1', '1 2', 'one', '--1', '1e', 'Infinity', '1_000'])('is not %j', (text) => {
    if (text !== '') expect(numberIn(text, false)).toBeNaN();
  });
});

describe('a moment', () => {
  it.each([
    ['1970-01-01T00:01:00Z', 1, 3, 0],
    ['1970-01-02', 1440, 4, null],
    ['1970-01-01T02:00:00+02:00', 0, 3, 2],
    ['1970-01-01 01:30:30.25', 90.5, 3, 1],
    ['3600000000', 60_000_000, 5, 16],
    ['1700000000000', 28_333_333 + 20 / 60, 1, 22],
    ['1700000000000000', 28_333_333 + 20 / 60, 1, 22],
    ['01.03.2026 10:00:00', 29_539_320, 6, 10],
    ['2026/03/01 10:00', 29_539_320, 6, 10],
    ['Mar 1, 2026, 10:00 AM', 29_539_320, 6, 10],
    ['Sun, 01 Mar 2026 10:00:00 GMT', 29_539_320, 6, 10],
    ['Sun Mar  1 10:00:00 2026', 29_539_320, 6, 10],
    ['2026-03-01 10:00:00.123456789 +0000 UTC', 29_539_320, 6, 10],
  ])('%s is minute %d of weekday %d, hour %s', (text, minute, weekday, hour) => {
    const moment = momentIn(text);
    expect(moment?.minute).toBeCloseTo(minute, 6);
    expect(moment).toMatchObject({ weekday, hour });
  });

  it.each([
    '2025-02-30T10:00:00Z',
    '2025-13-01',
    '2025-01-01T24:00:00Z',
    '2025-01-01T10:60:00Z',
    '2025-01-01T10:00:00+19:00',
    '01/02/2025',
    'yesterday',
    '2025',
  ])('%s is not one', (text) => {
    expect(momentIn(text)).toBeNull();
  });

  it('of another day is not mistaken for the last one that was read', () => {
    expect(momentIn('2025-01-06T00:00Z')?.weekday).toBe(0);
    expect(momentIn('2025-01-07T00:00Z')?.weekday).toBe(1);
    expect(momentIn('2025-02-30')).toBeNull();
    expect(momentIn('2025-01-06T00:00Z')?.weekday).toBe(0);
  });
});

describe('the decimal mark of a column', () => {
  it.each([
    [['23.4', '1.404'], 'point'],
    [['23,4', '1,404'], 'comma'],
    [['1.404,5'], 'comma'],
    [['1,404,000'], 'point'],
    [['1.404', '1403'], 'point'],
    [['1.404', '980'], 'either'],
    [['1,401', '1,402'], 'either'],
    [['0.401', '1.402'], 'point'],
    [['12', '1404', 'x', '01.03.2026 10:00'], null],
  ] as const)('of %j is %s', (cells, mark) => {
    const marks = new MarkCount();
    for (const cell of cells) marks.add(cell);
    expect(marks.verdict()).toBe(mark);
  });

  it.each([
    ['1.404,5', true, 1404.5],
    ['1,404.5', false, 1404.5],
    ['1’404.5', false, 1404.5],
    ['10\u00A0237,65', true, 10_237.65],
    ['1.404', true, 1404],
    ['0.25', true, 0.25],
  ] as const)('%s with a decimal comma: %s is %d', (text, isComma, value) => {
    expect(numberIn(text, isComma)).toBe(value);
  });
});

describe('words', () => {
  it('say yes or no in several ways', () => {
    expect(['true', 'Yes', '1', 'T'].map(switchIn)).toEqual([true, true, true, true]);
    expect(['FALSE', 'no', '0', 'off'].map(switchIn)).toEqual([false, false, false, false]);
    expect(switchIn('maybe')).toBeNull();
  });

  it('name weekdays', () => {
    expect(['Monday', 'tue', '6', 'SUNDAY'].map(weekdayIn)).toEqual([0, 1, 6, 6]);
    expect([weekdayIn('7'), weekdayIn('Mo')]).toEqual([null, null]);
  });

  it('say that there is nothing', () => {
    expect(
      [
        '',
        '-',
        'None',
        'N/A',
        'null',
        '<NA>',
        '—',
        '\\N',
        '[NULL]',
        '(null)',
        '?',
        'undefined',
        'Not applicable',
      ].map(isNothing),
    ).not.toContain(false);
    expect(['0', 'no', 'nothing', '-1', 'nano', 'false', 'x'].map(isNothing)).not.toContain(true);
  });

  it.each([
    ['prod', 'at-full-traffic'],
    ['Prod-100', 'at-full-traffic'],
    ['all', 'at-full-traffic'],
    ['fleet', 'at-full-traffic'],
    ['post-deploy', 'at-full-traffic'],
    ['100', 'at-full-traffic'],
    ['canary', 'before-full-traffic'],
    ['stage-2', 'before-full-traffic'],
    ['prod_canary', 'before-full-traffic'],
    ['pre-prod', 'before-full-traffic'],
    ['25%', 'before-full-traffic'],
    ['blue', 'unknown'],
    ['', 'unknown'],
  ] as const)('as the stage %j mean %s', (stage, meaning) => {
    expect(meaningOfStage(stage, {}, false)).toBe(meaning);
  });
});
