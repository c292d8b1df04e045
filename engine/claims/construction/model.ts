/**
 * What the detector needs of a model: its inputs, each with the values that it may be moved to, and a run under moved
 * inputs that yields the claims' numbers. The replay and the study model are two of them; tests bring little ones.
 */
import type { Estimate } from '../../simulator/measures/measures.ts';
import type { ProvenanceKind, Unit } from '../../simulator/parameters/parameter.ts';

/**
 * What an input speaks of. `outcome` states how a deployment ends, `time` how long something takes, `baseline` what the
 * other arm achieved; `pillar` takes a whole part out. All others are what a pillar looks at or goes by.
 */
export type InputRole =
  | 'outcome'
  | 'time'
  | 'baseline'
  | 'pillar'
  | 'change'
  | 'service'
  | 'context'
  | 'risk'
  | 'policy'
  | 'canary'
  | 'people';

/** A number in the input's unit, or the value in words. */
export type InputValue = number | string | boolean;

export interface ModelInput {
  readonly id: string;
  readonly label: string;
  readonly role: InputRole;
  readonly provenance: ProvenanceKind;
  /** Of its numbers; null for values in words. */
  readonly unit: Unit | null;
  /** The value as it stands. */
  readonly usual: InputValue;
  /** Where it is moved to, one at least: both ends of its range, low first, or the other options. */
  readonly others: readonly InputValue[];
}

/** Moved inputs: which of its `others` each takes, by the input's id. None: the model as it stands. */
export type Moves = Readonly<Record<string, number>>;

/** What claims speak of, as one run has it: by the quantity's name. */
export type Numbers = Readonly<Record<string, Estimate>>;

/**
 * `equal`: a moved input changes no other draw, so that a number which it does not enter comes out bit for bit.
 * `shifted`: it may change how many draws are taken, and with them, by chance, every number after.
 */
export type Draws = 'equal' | 'shifted';

export interface Model {
  readonly inputs: readonly ModelInput[];
  readonly draws: Draws;
  /** One run; yields now and then, so that it can be stopped. */
  readonly run: (moves: Moves) => Generator<unknown, Numbers, void>;
}
