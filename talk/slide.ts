/** One beat on its slide: sentence, picture, and the line that says which run it is. */
import { count } from '../notebooks/format/number.ts';
import { type AnyBeat, box } from './beat.ts';
import type { RunOnStage } from './data/committed.ts';
import { createPlayer, type Player } from './player.ts';
import type { Shown } from './source.ts';

export interface SlideParts {
  readonly address: string;
  /** From 0. */
  readonly place: number;
  readonly of: number;
  readonly still: () => boolean;
  readonly onChange: () => void;
}

export interface Slide {
  readonly beat: AnyBeat;
  readonly shown: Shown;
  readonly player: Player;
  /** `stay` where it is, or `play` from the start. The same facts are not drawn again. */
  show(shown: Shown, then: 'stay' | 'play'): void;
  /** Takes over where facts come from when they are those on show. */
  confirm(shown: Shown): void;
  /** In other colors. */
  repaint(): void;
}

const runLine = ({ seed, deployments }: RunOnStage): string =>
  `seed ${seed.length > 24 ? `${seed.slice(0, 23)}…` : seed} · ${count(deployments)} deployments`;

/** @param section as the page's HTML has it */
export function slideOf(section: HTMLElement, beat: AnyBeat, parts: SlideParts): Slide {
  const title = section.querySelector('h2')!;
  const place = document.createElement('div');
  place.className = 'picture';
  place.style.width = `${box.width}px`;
  place.style.height = `${box.height}px`;
  const foot = document.createElement('p');
  foot.className = 'foot';
  const run = document.createElement('span');
  const number = document.createElement('span');
  number.textContent = parts.of > 1 ? `${parts.place + 1} / ${parts.of}` : '';
  foot.append(run, number);
  section.replaceChildren(title, place, foot);
  let shown: Shown | null = null;
  let player: Player | null = null;
  const draw = (now: Shown): Player => {
    place.replaceChildren();
    title.textContent = beat.title(now.facts);
    run.textContent = runLine(now.run);
    const seek = (time: number): void => player?.scrub(time);
    const scene = beat.draw({ place, address: parts.address, seek }, now.facts, now.run);
    return createPlayer(scene, { still: parts.still, onChange: parts.onChange });
  };
  return {
    beat,
    get shown() {
      return shown!;
    },
    get player() {
      return player!;
    },
    show(now, then) {
      const same = shown !== null && isSame(shown, now);
      shown = now;
      if (!same) {
        const { time = 0, playing = false } = player ?? {};
        player?.pause();
        player = draw(now);
        player.scrub(time);
        // other numbers do not stop what was moving
        if (playing && then === 'stay') player.play();
      }
      if (then === 'play') player!.run();
    },
    confirm(now) {
      if (shown !== null && isSame(shown, now)) shown = now;
    },
    repaint() {
      if (player !== null && !player.playing) player.scrub(player.time);
    },
  };
}

const isSame = (a: Shown, b: Shown): boolean =>
  a.run.digest === b.run.digest && JSON.stringify(a.facts) === JSON.stringify(b.facts);
