/**
 * The detector: moves every input of a model, each alone, and says of every quantity what it follows.
 *
 * A generator of questions, so that one loop serves a thread that answers them itself and a page that spreads them
 * over workers: it yields runs that it needs, is sent their numbers in the same order, and returns the traces.
 */
import type { Estimate } from '../../simulator/measures/measures.ts';
import { retold } from '../../steps.ts';
import { conclusionOf, isStated } from './conclusion.ts';
import type { Draws, Model, ModelInput, Moves, Numbers } from './model.ts';
import { type Conclusion, effectOf, effects, type Movement, type Trace, type TracedInput } from './trace.ts';

export type Survey = Generator<readonly Moves[], readonly Trace[], readonly Numbers[]>;

/** Every input to each of its other values, alone. */
export function singleMoves(inputs: readonly ModelInput[]): Moves[] {
  return inputs.flatMap(({ id, others }) => others.map((_, k) => ({ [id]: k })));
}

/** All inputs but some at once, by turns to their first and their last value; then the other way round. */
export function jointMoves(inputs: readonly ModelInput[], but: readonly string[]): Moves[] {
  const rest = inputs.filter(({ id }) => !but.includes(id));
  return [0, 1].map((turn) =>
    Object.fromEntries(
      rest.map(({ id, others }, k) => [id, (k + turn) % 2 === 0 ? 0 : others.length - 1] as const),
    ),
  );
}

/** The survey of a model: two rounds of questions, the second where a rule of `conclusion.ts` may hold. */
export function* survey({ inputs, draws }: Pick<Model, 'inputs' | 'draws'>): Survey {
  const [usual = {}, ...moved] = yield [{}, ...singleMoves(inputs)];
  // where there is nothing to count as things stand, there is nothing to follow
  const counted = Object.entries(usual).filter(([, { value }]) => !Number.isNaN(value));
  const first = counted.map(([quantity, estimate]): Trace => {
    const traced = tracedInputs(quantity, estimate, inputs, moved, draws);
    return { quantity, usual: estimate, inputs: traced, conclusion: conclusionOf(traced, null) };
  });
  const open = new Map<string, Moves[]>();
  for (const { conclusion } of first) {
    const aside = setAside(conclusion, inputs);
    if (aside !== null) open.set(aside.join(), jointMoves(inputs, aside));
  }
  const answers = yield [...open.values()].flat();
  const byFollowed = new Map([...open.keys()].map((key, k) => [key, answers.slice(2 * k, 2 * k + 2)]));
  return first.map((trace) => {
    const joint = byFollowed.get(setAside(trace.conclusion, inputs)?.join() ?? NEVER);
    if (joint === undefined) return trace;
    const movedTogether = joint.some(
      (numbers) => effectOf(trace.usual, numberOf(trace.quantity, numbers), draws) === 'follows',
    );
    return { ...trace, conclusion: conclusionOf(trace.inputs, movedTogether) };
  });
}

/** The survey on one thread: yields how many runs are done. */
export function* traceSteps(model: Model): Generator<TraceProgress, readonly Trace[], void> {
  const questions = survey(model);
  let asked = questions.next();
  let done = 0;
  while (!asked.done) {
    const total = done + asked.value.length;
    const answers: Numbers[] = [];
    for (const moves of asked.value) {
      answers.push(yield* retold(model.run(moves), () => ({ done, total })));
      done += 1;
      yield { done, total };
    }
    asked = questions.next(answers);
  }
  return asked.value;
}

/** Runs done, and how many are known to be needed. */
export interface TraceProgress {
  readonly done: number;
  readonly total: number;
}

function tracedInputs(
  quantity: string,
  usual: Estimate,
  inputs: readonly ModelInput[],
  moved: readonly Numbers[],
  draws: Draws,
): TracedInput[] {
  let from = 0;
  const traced = inputs.map((input): TracedInput => {
    const answers = moved.slice(from, from + input.others.length);
    from += input.others.length;
    const movements = answers.map((numbers, k): Movement => {
      const estimate = numberOf(quantity, numbers);
      return { value: input.others[k]!, estimate, effect: effectOf(usual, estimate, draws) };
    });
    const strongest = Math.max(...movements.map(({ effect }) => effects.indexOf(effect)));
    const reach = Math.max(...movements.map(({ estimate }) => distance(usual.value, estimate.value)));
    return { input, movements, effect: effects[strongest]!, reach };
  });
  // the sort is stable: of equal reach, the order of the model
  return traced.sort((a, b) => rank(b) - rank(a) || (a.reach < b.reach ? 1 : a.reach > b.reach ? -1 : 0));
}

/** No list of ids reads like this. */
const NEVER = ' ';

/** Ids of the inputs that stay put while all others are moved at once; null where neither rule could hold anyway. */
function setAside(
  { kind, follows, statedOutcomes }: Conclusion,
  inputs: readonly ModelInput[],
): readonly string[] | null {
  if (kind !== 'several') return follows;
  return statedOutcomes ? inputs.filter(isStated).map(({ id }) => id) : null;
}

const rank = ({ effect }: TracedInput): number => effects.indexOf(effect);

/** Numbers that one side has nothing to count for are infinitely far apart. */
function distance(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  return Math.abs(a - b);
}

const nothing: Estimate = {
  value: Number.NaN,
  lower: Number.NaN,
  upper: Number.NaN,
  method: 'nothing',
  n: 0,
};

function numberOf(quantity: string, numbers: Numbers): Estimate {
  return numbers[quantity] ?? nothing;
}
