import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWorkingTime, minuteAtWorking, workingMinutes } from '../../engine/domain/clock.ts';
import { forAll } from '../for-all.ts';

const minute = fc.double({ min: -1e6, max: 1e8, noNaN: true });

it('working minutes and their inverse undo one another', () =>
  forAll(minute, (working) => {
    expect(Math.abs(workingMinutes(minuteAtWorking(working)) - working)).toBeLessThan(1e-6);
  }));

it('the inverse gives back every minute of working time, and otherwise the end of the work before it', () =>
  forAll(minute, (now) => {
    const back = minuteAtWorking(workingMinutes(now));
    if (isWorkingTime(now) && isWorkingTime(now - 0.001)) expect(Math.abs(back - now)).toBeLessThan(1e-6);
    else expect(back).toBeLessThanOrEqual(now + 1e-6);
  }));

it('the working clock never runs backwards, and never faster than the wall clock', () =>
  forAll(minute, fc.double({ min: 0, max: 30_000, noNaN: true }), (now, later) => {
    const passed = workingMinutes(now + later) - workingMinutes(now);
    expect(passed).toBeGreaterThanOrEqual(-1e-6);
    expect(passed).toBeLessThanOrEqual(later + 1e-6);
  }));
