/** What a page runs, and how it speaks of it: all in which the pages of the study and of the replay differ. */
import type { Outcome, TaskHooks } from '../../workers/core/task.ts';
import type { Address } from './address.ts';
import type { RunState, Shown } from './run-state.ts';

/** How a kind of run is written in an address. */
export interface Door<Run> {
  /** @param query what stands after `?`, with or without it */
  parse(query: string): Address<Run>;
  /** What of an address is ours, without `?`. */
  own(query: string): string;
  /** This page's address of a run, after `?`. @param query the present one, of which it keeps what is not the run's */
  format(run: Run, query: string): string;
  /** What links to the other pages have after `?`. */
  forOthers(run: Run, query: string): string;
}

/** What every run has. */
export interface SomeRun {
  readonly seed: string | bigint;
  readonly deployments: number;
}

/**
 * @typeParam Result what a finished run gives
 * @typeParam View what its notebook shows
 */
export interface RunKind<Run extends SomeRun, Result, View> {
  readonly perform: (run: Run, hooks: TaskHooks) => Promise<Outcome<Result>>;
  /** The run of an address that says nothing. */
  readonly defaultRun: Run;
  readonly same: (a: Run, b: Run) => boolean;
  /** Finished runs are kept for back and forward up to so many deployments together, 20 runs at most. */
  readonly kept: number;
  readonly door: Door<Run>;
  /** @throws ArgumentError if the text does not describe a run, in words for the reader */
  readonly readSeed: (text: string) => Run['seed'];
  readonly readSize: (text: string) => number;
  /** Up to this size a choice runs at once; a longer run waits for the button. */
  readonly atOnce: number;
  /** The controls that this kind has beside seed and size. */
  readonly more?: (host: PanelHost<Run>) => MoreFields<Run>;
  readonly words: RunWords<Run, Result>;
  /** The foot's facts, by name. */
  readonly facts: (shown: Shown<Run, Result>) => Readonly<Record<string, string>>;
  /** On the root element exactly while a finished run is on screen and current, by name in `dataset`. */
  readonly attributes: (shown: Shown<Run, Result>) => Readonly<Record<string, string>>;
  /** What these pages offer beside their notebook: called once, before the first run. */
  readonly offers?: (page: OpenPage<Run, Result>) => void;
  /** A second name of `data-run` on these pages. */
  readonly alias?: string;
  /**
   * @param query the page's address after `?`, without what is not ours
   * @param start starts another run, as the controls do
   */
  readonly view: (shown: Shown<Run, Result>, query: string, start: (run: Run) => void) => View;
}

/** A page and its runs, for what else it offers. */
export interface OpenPage<Run extends SomeRun, Result> {
  readonly root: Document;
  readonly state: () => RunState<Run, Result> | null;
  /** Starts a run as the controls do: it is shown, and stands in the address. */
  readonly start: (run: Run) => void;
  /** @returns stops it */
  readonly hear: (onState: (state: RunState<Run, Result>) => void) => () => void;
}

/** What a panel gives to the controls that only its kind of run has. */
export interface PanelHost<Run> {
  readonly form: HTMLFormElement;
  /** What the controls said when they were last filled. */
  readonly filled: () => Run;
  /** Something is complete in itself: runs it, unless that would take long. */
  readonly chosen: () => void;
  /** Something is being typed: the controls are ahead of the run. */
  readonly typed: () => void;
}

/** The controls that a kind of run has beside seed and size. */
export interface MoreFields<Run> {
  fill(run: Run): void;
  /** The run with what these controls say; null when they say none, after marking why. */
  read(run: Run): Run | null;
  /** Says what these controls say, without running it. */
  mark(): void;
  /** Only says how much of a run is changed. */
  count(run: Run): void;
  /** They can be seen now. */
  opened(): void;
  ahead(filled: Run): boolean;
  /** Present value and default of each control that can be reset. */
  values(): Readonly<Record<string, readonly [now: string, initial: string]>>;
  reset(name: string): void;
}

/** How a page speaks of its runs. */
export interface RunWords<Run, Result> {
  /** `Running`. */
  readonly doing: string;
  readonly failed: string;
  /** `seed 42 · 500 deployments · Equal changes`. */
  readonly short: (run: Run) => string;
  /** `the run of 500 deployments with seed 42`. */
  readonly named: (run: Run) => string;
  /** `on screen: 500 deployments, seed 42`. */
  readonly onScreen: (run: Run) => string;
  readonly finished: (shown: Shown<Run, Result>, seconds: string) => string;
  /** What is read out of a result. */
  readonly found: (shown: Shown<Run, Result>) => string;
  /** What is another finding than before, also shown; empty when nothing is. */
  readonly changed: (shown: Shown<Run, Result>, before: Shown<Run, Result>) => string;
  /** What helps when the engine refuses a run, with a space before it. */
  readonly refused: string;
  /** What shows a fault again. */
  readonly again: string;
  /** What is shown when the address cannot be read. */
  readonly unknownAddress: string;
  readonly ownKeys: (() => HTMLElement) | null;
}
