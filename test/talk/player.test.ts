/** A scene through time: steps, pauses and scrubbing, with frames that the test gives. */
import { expect, test } from 'vitest';
import { createPlayer, type Player } from '../../talk/player.ts';

interface Played {
  readonly player: Player;
  /** Lets time pass, in frames of 50 milliseconds. */
  readonly pass: (milliseconds: number) => void;
  /** What is painted now. */
  readonly now: () => number;
}

function played(stops: readonly number[], still = false): Played {
  let painted = Number.NaN;
  let clock = 0;
  const waiting = new Map<number, (now: number) => void>();
  const player = createPlayer(
    { stops, paint: (time) => (painted = time) },
    {
      still: () => still,
      onChange: () => {},
      frame: (draw) => {
        waiting.set(waiting.size + clock + 1, draw);
        return waiting.size + clock;
      },
      cancel: (handle) => waiting.delete(handle),
    },
  );
  return {
    player,
    pass(milliseconds) {
      for (let passed = 0; passed <= milliseconds; passed += 50) {
        const draws = [...waiting.values()];
        waiting.clear();
        clock += 50;
        for (const draw of draws) draw(clock);
      }
    },
    now: () => painted,
  };
}

test('it opens with a play up to the first stop, and steps from stop to stop to its end', () => {
  const { player, pass, now } = played([200, 1000]);
  player.open();
  pass(150);
  expect(now()).toBe(150);
  pass(500);
  expect([now(), player.playing]).toEqual([200, false]);
  expect(player.step()).toBe(true);
  pass(2000);
  expect(now()).toBe(1000);
  expect(player.step()).toBe(false);
});

test('a second press while it moves ends the motion, and does not skip the next one', () => {
  const { player, pass, now } = played([0, 1000, 2000]);
  player.open();
  player.step();
  pass(300);
  expect(player.step()).toBe(true);
  expect([now(), player.playing]).toEqual([1000, false]);
  player.step();
  pass(5000);
  expect(now()).toBe(2000);
});

test('pause holds, play goes on to where it was going, back goes to the stop before', () => {
  const { player, pass, now } = played([0, 1000]);
  player.step();
  pass(400);
  player.pause();
  pass(1000);
  expect(now()).toBe(400);
  player.play();
  pass(2000);
  expect(now()).toBe(1000);
  expect(player.back()).toBe(true);
  expect(now()).toBe(0);
  expect(player.back()).toBe(false);
});

test('run plays all from the start, scrub and end go anywhere and no further', () => {
  const { player, pass, now } = played([0, 400, 1000]);
  player.end();
  expect(now()).toBe(1000);
  player.run();
  expect(now()).toBe(0);
  pass(700);
  expect(now()).toBe(700);
  player.scrub(5000);
  expect(now()).toBe(1000);
  player.scrub(-1);
  expect(now()).toBe(0);
});

test('reduced motion shows the end of each step at once', () => {
  const { player, now } = played([300, 1000], true);
  player.open();
  expect(now()).toBe(300);
  player.step();
  expect(now()).toBe(1000);
  player.run();
  expect([now(), player.playing]).toEqual([1000, false]);
});
