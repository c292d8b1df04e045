/** What a beat of the talk is: one sentence, one picture, and what the speaker says. A beat is data; the stage shows it. */
import type { RunOnStage } from './data/committed.ts';
import type { Engine } from './data/engine.ts';

/** A drawing that moves: what it shows is a function of time, so that it can be stepped, paused and scrubbed. */
export interface Scene {
  /** Moments at which it waits for the speaker, milliseconds, ascending; the last one is its end. It opens with a play up to the first. */
  readonly stops: readonly number[];
  /** Draws a moment. */
  readonly paint: (time: number) => void;
}

/** Where a beat draws. */
interface Stage {
  /** An empty box of `box` size, in pixels of a stage of 1920 × 1080. */
  readonly place: HTMLElement;
  /** The address that the talk is about: the site's first page. */
  readonly address: string;
  /** Goes to a moment of its own scene, when the audience or the speaker touches the drawing. */
  readonly seek: (time: number) => void;
}

/** Where drawings stand on the stage, below the sentence. */
export const box = { width: 1728, height: 724 } as const;

/** @typeParam Facts what it draws: plain data, as they are committed for the case that no run gives them in time */
export interface Beat<Facts> {
  /** As it stands in addresses: `embed/<id>/`. */
  readonly id: string;
  /** How long a speaker takes. */
  readonly seconds: number;
  /** From a run, or from what is published. */
  readonly load: (engine: Engine) => Promise<Facts>;
  /** The one sentence. */
  readonly title: (facts: Facts) => string;
  /** What the speaker says, and where the numbers come from. */
  readonly notes: (facts: Facts) => readonly string[];
  /** For those who cannot see the picture. */
  readonly label: (facts: Facts) => string;
  readonly draw: (stage: Stage, facts: Facts, run: RunOnStage) => Scene;
}

/** A beat among others: what it draws is its own business. */
export type AnyBeat = Beat<unknown>;

export function defineBeat<Facts>(beat: Beat<Facts>): AnyBeat {
  return beat as AnyBeat;
}

/** A drawing that does not move. */
export const still: Scene = { stops: [0], paint: () => {} };
