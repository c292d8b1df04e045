/** Work that nobody waits for leaves room for frames: what it adds to the page is laid out between its portions. */
import { afterEach, expect, test, vi } from 'vitest';
import { whenIdle } from '../../../notebooks/authoring/idle.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser that is idle when told so. */
function idleBrowser(): (left: number) => void {
  const asked: ((idle: { timeRemaining: () => number }) => void)[] = [];
  vi.stubGlobal('requestIdleCallback', (work: (typeof asked)[number]) => asked.push(work));
  return (left) => asked.shift()?.({ timeRemaining: () => left });
}

test('an idle moment does at most four pieces, in their order, and a short one does one', () => {
  const idle = idleBrowser();
  const done: number[] = [];
  for (let piece = 0; piece < 7; piece++) whenIdle(() => done.push(piece));
  const after = [50, 0, 50].map((left) => {
    idle(left);
    return done.length;
  });
  expect(after).toEqual([4, 5, 7]);
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6]);
  idle(50);
  expect(done).toHaveLength(7);
});

test('what nobody wants any more is not done, and takes no room of what is wanted', () => {
  const idle = idleBrowser();
  const done: string[] = [];
  const earlier = new AbortController();
  for (let piece = 0; piece < 6; piece++) whenIdle(() => done.push('earlier'), earlier.signal);
  earlier.abort();
  for (const piece of ['a', 'b', 'c', 'd', 'e']) whenIdle(() => done.push(piece));
  idle(50);
  expect(done.join('')).toBe('abcd');
  const late = new AbortController();
  whenIdle(() => done.push('late'), late.signal);
  late.abort();
  for (let moment = 0; moment < 3; moment++) idle(50);
  expect(done.join('')).toBe('abcde');
});
