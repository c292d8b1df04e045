/** A claim's number with settings moved, each judged as the mechanism judges it: the calibrated inputs at once, every input on demand. */
import { type Claim, isMeasured, type MeasuredTest, type QuantityName } from '../../engine/claims/claim.ts';
import { mechanismInputs } from '../../engine/claims/construction/mechanism-model.ts';
import { judgeClaim } from '../../engine/claims/judge.ts';
import { quantityOf } from '../../engine/claims/quantities.ts';
import type { Judgment } from '../../engine/claims/verdict.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import {
  isParameterKey,
  type ParameterKey,
  parameters,
  type SettingChanges,
  withSettings,
} from '../../engine/simulator/settings.ts';
import type { StudyTraces } from '../../workers/study/trace.ts';
import type { StudyView } from '../authoring/define.ts';
import { runVariants, type Variant, variantSize } from '../charts/variants.ts';
import { unitText, valueText, withUnit } from '../format/parameter.ts';

/** The run with settings moved, and what the mechanism says of the claim then. */
export interface JudgedMove {
  /** The input that is moved. */
  readonly label: string;
  /** Where to, with its unit. */
  readonly value: string;
  readonly changes: SettingChanges;
  readonly verdict: Judgment;
}

export interface JudgedMoves {
  /** Of each run; the run on show may have more. */
  readonly deployments: number;
  /** Nothing moved, at that size. */
  readonly usual: Judgment;
  readonly moves: readonly JudgedMove[];
  /** Whether every input was moved, or only those that were solved for the claim and those that lift it. */
  readonly every: boolean;
}

/** Each calibrated input to both ends of its range, and each setting under which nothing fixes the claim any more. */
export function liveVariants(run: StudyView, test: MeasuredTest): readonly Variant[] {
  if (test.kind === 'emergent') return [];
  const ends = mechanismInputs(run.study.config.settings)
    .filter(({ id }) => test.inputs.some((key) => key === id))
    .flatMap(({ id, others }) => others.map((value): SettingChanges => ({ [id]: value })));
  const lifted = test.lifted.filter((set) => !ends.some((end) => sameChanges(end, set)));
  return [...ends, ...lifted].map((changes) => ({ label: nameOf(changes), changes }));
}

/** @throws Error when a run fails, in the pool's words */
export async function runMoves(
  run: StudyView,
  claim: Claim,
  test: MeasuredTest,
  signal: AbortSignal,
): Promise<JudgedMoves> {
  const results = await runVariants(
    run,
    [{ label: 'as set', changes: {} }, ...liveVariants(run, test)],
    signal,
  );
  const size = variantSize(run);
  const [usual, ...moves] = results.map(({ label, changes, measures }): JudgedMove => {
    const settings = withSettings(run.study.config.settings, changes);
    const estimateOf = (name: QuantityName): Estimate => quantityOf(name, measures);
    const verdict = judgeClaim(claim, { estimateOf, settings, size });
    return { label, value: placeOf(changes), changes, verdict };
  });
  return { deployments: size, usual: usual!.verdict, moves, every: false };
}

/** What moving every input came to for one claim; null when the model has no number for it. */
export function tracedMoves(claim: Claim, { config, traces }: StudyTraces): JudgedMoves | null {
  const { test } = claim;
  const own = isMeasured(test) ? traces.find(({ quantity }) => quantity === test.quantity) : undefined;
  if (own === undefined) return null;
  const judged = (changes: SettingChanges, estimateOf: (name: QuantityName) => Estimate): Judgment =>
    judgeClaim(claim, {
      estimateOf,
      settings: withSettings(config.settings, changes),
      size: config.deployments,
    });
  const byName = new Map(traces.map((trace) => [trace.quantity, trace]));
  const moves = own.inputs.flatMap(({ input, movements }) =>
    movements.map(({ value }, k): JudgedMove => {
      const changes: SettingChanges = { [input.id]: value };
      const verdict = judged(
        changes,
        (name) =>
          byName.get(name)?.inputs.find((other) => other.input.id === input.id)?.movements[k]?.estimate ??
          unknown,
      );
      return { label: input.label, value: placeOf(changes), changes, verdict };
    }),
  );
  const usual = judged({}, (name) => byName.get(name)?.usual ?? unknown);
  return { deployments: config.deployments, usual, moves, every: true };
}

const unknown: Estimate = {
  value: Number.NaN,
  lower: Number.NaN,
  upper: Number.NaN,
  method: 'nothing',
  n: 0,
};

const entriesOf = (changes: SettingChanges): [ParameterKey, number | string | boolean][] =>
  Object.entries(changes).flatMap(([key, value]) => (isParameterKey(key) ? [[key, value]] : []));

function nameOf(changes: SettingChanges): string {
  return entriesOf(changes)
    .map(([key]) => parameters[key].label)
    .join(', ');
}

function placeOf(changes: SettingChanges): string {
  return entriesOf(changes)
    .map(([key, value]) => settingText(key, value))
    .join(', ');
}

/** A value with its unit: `5 min`, `90%`, `off`. */
function settingText(key: ParameterKey, value: number | string | boolean): string {
  return withUnit(valueText(parameters[key], value), unitText(parameters[key]));
}

function sameChanges(a: SettingChanges, b: SettingChanges): boolean {
  const [one, other] = [entriesOf(a), entriesOf(b)];
  return one.length === other.length && one.every(([key, value]) => b[key] === value);
}
