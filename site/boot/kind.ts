/** What a page runs, and how it speaks of it: all in which the pages of the study and of the replay differ. */
import type { Outcome, TaskHooks } from '../../workers/contract.ts';
import type { MoreFields, PanelHost } from '../components/run-panel.ts';
import type { RunWords } from '../components/run-report.ts';
import type { Door } from './navigation.ts';
import type { Shown } from './run-state.ts';

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
  /** Finished runs are kept for back and forward up to so many deployments together. */
  readonly kept: number;
  readonly door: Door<Run>;
  /** @throws ArgumentError for a text that is none, in words for the reader */
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
  /** A second name of `data-run` on these pages. */
  readonly alias?: string;
  /** @param query the page's address after `?`, without what is not ours */
  readonly view: (shown: Shown<Run, Result>, query: string) => View;
}
