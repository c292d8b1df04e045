import { describe, expect, it } from 'vitest';
import { dayOfWeek, isWorkingTime } from '../../../engine/domain/clock.ts';
import { arrivals, studyDays } from '../../../engine/simulator/arrivals.ts';
import { defaultSettings, type SettingChanges, withSettings } from '../../../engine/simulator/settings.ts';

const COUNT = 20_000;
const DAY = 1440;

function sharesOf(changes: SettingChanges, days = 70) {
  const minutes = arrivals(withSettings(changes), COUNT, days, 'test', 'study/arrival');
  let working = 0;
  let weekend = 0;
  for (const minute of minutes) {
    if (isWorkingTime(minute)) working += 1;
    else if (dayOfWeek(minute) >= 5) weekend += 1;
  }
  return {
    working: working / COUNT,
    weeknight: (COUNT - working - weekend) / COUNT,
    weekend: weekend / COUNT,
  };
}

describe('the length of a study', () => {
  it('is 243 days at full size, and in proportion beyond it', () => {
    expect(studyDays(defaultSettings, 15_847)).toBeCloseTo(243, 10);
    expect(studyDays(defaultSettings, 2 * 15_847)).toBeCloseTo(486, 10);
    expect(studyDays(defaultSettings, 500)).toBeCloseTo((243 * 500) / 15_847, 10);
  });

  it('is a whole week at least, so that a study of one change is not a study of Monday midnight', () => {
    expect(studyDays(defaultSettings, 1)).toBe(7);
    expect(studyDays(defaultSettings, 456)).toBe(7);
    expect(studyDays(defaultSettings, 457)).toBeGreaterThan(7);
  });
});

describe('arrivals', () => {
  it('are sorted and inside the horizon', () => {
    const minutes = arrivals(defaultSettings, 5_000, 10.5, 'test', 'study/arrival');
    expect(minutes).toEqual(minutes.slice().sort());
    expect(minutes[0]).toBeGreaterThanOrEqual(0);
    expect(minutes.at(-1)).toBeLessThanOrEqual(10.5 * DAY);
    expect(minutes.at(-1)).toBeGreaterThan(10 * DAY);
  });

  // 20,000 draws: four standard errors are 1.1 points at 82%, .9 at 12%, .7 at 6%
  it('fall to 82% in working hours, to 12% on weeknights, to 6% on weekends', () => {
    const { working, weeknight, weekend } = sharesOf({});
    expect(Math.abs(working - 0.82)).toBeLessThan(0.011);
    expect(Math.abs(weeknight - 0.12)).toBeLessThan(0.009);
    expect(Math.abs(weekend - 0.06)).toBeLessThan(0.007);
  });

  it.each([
    [
      { workingHoursShare: 1, weeknightShare: 0 },
      { working: 1, weeknight: 0, weekend: 0 },
    ],
    [
      { workingHoursShare: 0, weeknightShare: 1 },
      { working: 0, weeknight: 1, weekend: 0 },
    ],
    [
      { workingHoursShare: 0, weeknightShare: 0 },
      { working: 0, weeknight: 0, weekend: 1 },
    ],
    // what is left of the week when the shares ask for more than there is
    [
      { workingHoursShare: 1, weeknightShare: 1 },
      { working: 1, weeknight: 0, weekend: 0 },
    ],
  ])('obey %o', (changes, expected) => expect(sharesOf(changes)).toEqual(expected));

  it('spread evenly over the working days', () => {
    const minutes = arrivals(defaultSettings, COUNT, 70, 'test', 'study/arrival');
    const byDay = [0, 0, 0, 0, 0];
    let all = 0;
    for (const minute of minutes) {
      if (!isWorkingTime(minute)) continue;
      byDay[dayOfWeek(minute)]! += 1;
      all += 1;
    }
    for (const count of byDay) expect(Math.abs(count / all - 0.2)).toBeLessThan(0.0125); // four standard errors
  });

  it('of the warm-up are not those of the study', () => {
    const study = arrivals(defaultSettings, 100, 28, 'test', 'study/arrival');
    const warmUp = arrivals(defaultSettings, 100, 28, 'test', 'warm-up/arrival');
    expect(study.filter((minute) => warmUp.includes(minute))).toEqual(new Float64Array(0));
  });
});
