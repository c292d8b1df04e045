/** What moving every input says of one quantity: plain data, for lenses, figures and workers. */
import type { Estimate } from '../../simulator/measures/measures.ts';
import type { Effect } from './effect.ts';
import type { InputValue, ModelInput } from './model.ts';

/** One move, and the number that came of it. */
export interface Movement {
  readonly value: InputValue;
  /** The value is NaN where the move leaves nothing to count. */
  readonly estimate: Estimate;
  readonly effect: Effect;
}

export interface TracedInput {
  readonly input: ModelInput;
  /** In the order of the input's `others`. */
  readonly movements: readonly Movement[];
  /** The strongest of its movements'. */
  readonly effect: Effect;
  /** How far it moves the number at most, in the number's unit; ∞ where a move leaves nothing to count. */
  readonly reach: number;
}

/** The rule is in `conclusion.ts`, written before it was first run. */
export interface Conclusion {
  /** How many inputs the number follows. */
  readonly kind: 'nothing' | 'one' | 'several';
  /** Ids of those inputs, the farthest-reaching first. */
  readonly follows: readonly string[];
  /** Their labels, in the same order. */
  readonly labels: readonly string[];
  /** How many inputs were moved. */
  readonly moved: number;
  /**
   * Whether the inputs that a rule of `conclusion.ts` says cannot move it do so when moved all at once: all others where it
   * follows one or none, those of other kinds where it follows stated outcomes; null where neither rule could hold anyway.
   */
  readonly movedTogether: boolean | null;
  /** The strict rule: it follows nothing, or one input and nothing else. */
  readonly byConstruction: boolean;
  /** All it follows states outcomes, times or a baseline, or takes a pillar out, and nothing of another kind moves it. */
  readonly statedOutcomes: boolean;
  /** One line: what was found. */
  readonly sentence: string;
}

export interface Trace {
  /** The quantity's name. */
  readonly quantity: string;
  /** The number with every input as it stands. */
  readonly usual: Estimate;
  /** Every input, the farthest-reaching first. */
  readonly inputs: readonly TracedInput[];
  readonly conclusion: Conclusion;
}
