/** Plays a scene: from stop to stop, there and back, at once under reduced motion. */
import type { Scene } from './beat.ts';

export interface Player {
  /** To the next stop; while on the way, at once. False at the end: the next beat may come. */
  step(): boolean;
  /** To the stop before, at once. False at the start. */
  back(): boolean;
  /** From the start through all stops. */
  run(): void;
  play(): void;
  pause(): void;
  /** To a moment, and stays there. */
  scrub(time: number): void;
  end(): void;
  /** Plays up to the first stop. */
  open(): void;
  readonly playing: boolean;
  readonly time: number;
}

export interface PlayerParts {
  readonly still: () => boolean;
  readonly onChange: () => void;
  /** Called once a frame with milliseconds; left out except in tests. */
  readonly frame?: (draw: (now: number) => void) => number;
  readonly cancel?: (handle: number) => void;
}

export function createPlayer(scene: Scene, parts: PlayerParts): Player {
  const { still, onChange, frame = requestAnimationFrame, cancel = cancelAnimationFrame } = parts;
  const { stops } = scene;
  const last = stops.at(-1) ?? 0;
  let time = 0;
  let goal = 0;
  let handle: number | null = null;

  const show = (moment: number): void => {
    time = Math.min(Math.max(moment, 0), last);
    scene.paint(time);
  };
  const halt = (): void => {
    if (handle !== null) cancel(handle);
    handle = null;
  };
  const jump = (moment: number): void => {
    halt();
    goal = moment;
    show(moment);
    onChange();
  };
  const playTo = (moment: number): void => {
    halt();
    goal = moment;
    if (still() || moment <= time) {
      jump(moment);
      return;
    }
    let before: number | null = null;
    const draw = (now: number): void => {
      // a hidden tab gets no frames: what it missed is not made up for
      const passed = before === null ? 0 : Math.min(now - before, 100);
      before = now;
      show(Math.min(time + passed, goal));
      handle = time < goal ? frame(draw) : null;
      if (handle === null) onChange();
    };
    handle = frame(draw);
    onChange();
  };
  const stopAfter = (moment: number): number | undefined => stops.find((stop) => stop > moment);
  show(0);
  return {
    step() {
      if (handle !== null) {
        jump(goal);
        return true;
      }
      const next = time < goal ? goal : stopAfter(time);
      if (next === undefined) return false;
      playTo(next);
      return true;
    },
    back() {
      const before = stops.findLast((stop) => stop < time);
      if (before === undefined) return false;
      jump(before);
      return true;
    },
    run() {
      show(0);
      playTo(last);
    },
    play: () => playTo(time < goal ? goal : (stopAfter(time) ?? last)),
    pause() {
      halt();
      onChange();
    },
    scrub: jump,
    end: () => jump(last),
    open() {
      show(0);
      playTo(stops[0] ?? 0);
    },
    get playing() {
      return handle !== null;
    },
    get time() {
      return time;
    },
  };
}
