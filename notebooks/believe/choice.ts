/** What a reader chooses on this page, as its address has it, both ways; and links that open a draw as a run. */
import { believedClaims, type Judging } from '../../engine/belief/acceptance.ts';
import { type BeliefDraws, type BeliefPlan, pointsOf, runOfDraw } from '../../engine/belief/belief.ts';
import type { Comparison } from '../../engine/belief/calibration.ts';
import { DRAW_DEPLOYMENTS } from '../../engine/belief/draw.ts';
import { drawRow } from '../../engine/belief/in-common.ts';
import { type Prior, priors } from '../../engine/belief/priors.ts';
import type { PointSet } from '../../engine/belief/sobol-points.ts';
import { checkLimit, type Limit, type Limits } from '../../engine/belief/within.ts';
import { ArgumentError, expected } from '../../engine/errors.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { type ParameterKey, withSettings } from '../../engine/simulator/settings.ts';
import { linkTo, type QueryChanges } from '../authoring/links.ts';

export const path = 'believe/';

/** Everything that the four headline claims say, at once. */
export const HEADLINE = 'headline';
export const kinds = ['free', 'fair', 'strict'] as const satisfies readonly Comparison['kind'][];
const baselines = { '89': 0.89, '94.2': 0.942 } as const;
export const ranges = ['narrower', 'wider'] as const satisfies readonly Judging['range'][];
/** What colors the frontier. */
export const shades = ['reviewed', 'sensitivity', 'auc'] as const;
export type Shade = (typeof shades)[number];

export interface Choice {
  readonly comparison: Comparison;
  readonly judging: Judging;
  /** A claim's id, or {@link HEADLINE}. */
  readonly focus: string;
  readonly shade: Shade;
  readonly limits: Limits;
  /** What the address asks for and cannot be had, in words. */
  readonly problems: readonly string[];
}

/** Of the committed files: `free`, `fair-89`, … */
export function nameOf({ comparison }: Pick<Choice, 'comparison'>): string {
  if (comparison.kind === 'free') return comparison.kind;
  return `${comparison.kind}-${comparison.baseline === baselines['89'] ? '89' : '94.2'}`;
}

export function readChoice(query: string): Choice {
  const pairs = new URLSearchParams(query);
  const problems: string[] = [];
  const attempt = <T>(read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problems.push(error.message);
      return otherwise;
    }
  };
  const oneOf = <T extends string>(key: string, options: readonly T[], usual: T): T =>
    attempt(() => {
      const text = pairs.get(key) ?? usual;
      const found = options.find((option) => option === text);
      if (found === undefined) throw expected(key, `one of ${options.join(', ')}`, text);
      return found;
    }, usual);
  const kind = oneOf('comparison', kinds, 'free');
  const baseline = baselines[oneOf('baseline', ['89', '94.2'], '89')];
  const limits = new Map<ParameterKey, Limit>();
  for (const part of (pairs.get('within') ?? '').split('*').filter(Boolean)) {
    attempt(() => limits.set(...readLimit(part)), limits);
  }
  return {
    comparison: kind === 'free' ? { kind } : { kind, baseline },
    judging: { baseline, range: oneOf('range', ranges, 'narrower') },
    focus: oneOf('claim', [...believedClaims.map(({ id }) => id), HEADLINE], 'success-genops'),
    shade: oneOf('shade', shades, 'reviewed'),
    limits,
    problems,
  };
}

/** `badIntercept_-3.5_-2`, `judge_always-valid`. */
function readLimit(text: string): [ParameterKey, Limit] {
  const [key, ...values] = text.split('_');
  const prior = priors.find((each) => each.key === key);
  if (prior === undefined) throw expected('within', 'an input with a prior', key);
  const limit = limitOf(prior, values);
  checkLimit(prior, limit);
  return [prior.key, limit];
}

/** What fields or an address say. @param values one option, or two ends */
export function limitOf(prior: Prior, values: readonly string[]): Limit {
  if (prior.kind === 'options') {
    return { option: prior.options.find((option) => String(option) === values[0]) ?? values[0] ?? '' };
  }
  const [low = Number.NaN, high = Number.NaN] = values.map((value) =>
    value.trim() === '' ? Number.NaN : Number(value),
  );
  return { low, high };
}

/** The address's part for limits; null for none. */
export function limitsText(limits: Limits): string | null {
  const parts = [...limits].map(([key, limit]) =>
    'option' in limit ? `${key}_${String(limit.option)}` : `${key}_${limit.low}_${limit.high}`,
  );
  return parts.length === 0 ? null : parts.join('*');
}

const points = new WeakMap<BeliefPlan, PointSet>();

/** The address of a draw as a run of the study, from this page. */
export function drawHref(draws: BeliefDraws, index: number): string {
  const { plan } = draws;
  const known = points.get(plan) ?? pointsOf(plan); // making them costs milliseconds
  points.set(plan, known);
  const run = runOfDraw(plan, known, index, drawRow(draws, index));
  const start = withSettings(scenarios.find(({ id }) => id === run.scenario)?.changes ?? {});
  const changes: QueryChanges = Object.fromEntries(
    Object.entries(run.settings)
      .filter(([key, value]) => start[key as ParameterKey] !== value)
      .map(([key, value]) => [key, String(value)]),
  );
  return linkTo(path, '', '', { n: DRAW_DEPLOYMENTS, seed: run.seed, scenario: run.scenario, ...changes });
}
