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
import { linkTo, type QueryChanges, viewKey } from '../authoring/links.ts';

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
  /** As the address has it. */
  readonly view: string;
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

/** Values by key: `comparison_fair*badIntercept_-3.5_-2`. */
function partsOf(view: string): Map<string, string> {
  const parts = view.split('*').filter(Boolean);
  return new Map(parts.map((part) => [part.replace(/_.*$/, ''), part.replace(/^[^_]*_?/, '')]));
}

/** The view with some choices made; null takes one back. @returns null when it says nothing any more */
export function withChoices(view: string, changes: Readonly<Record<string, string | null>>): string | null {
  const parts = partsOf(view);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) parts.delete(key);
    else parts.set(key, value);
  }
  return parts.size === 0 ? null : [...parts].map(([key, value]) => `${key}_${value}`).join('*');
}

export const viewIn = (query: string): string => new URLSearchParams(query).get(viewKey) ?? '';

export function readChoice(view: string): Choice {
  const parts = partsOf(view);
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
  const oneOf = <T extends string>(key: string, options: readonly T[], usual: T): T => {
    const text = parts.get(key) ?? usual;
    parts.delete(key);
    return attempt(() => {
      const found = options.find((option) => option === text);
      if (found === undefined) throw expected(key, `one of ${options.join(', ')}`, text);
      return found;
    }, usual);
  };
  const kind = oneOf('comparison', kinds, 'free');
  const baseline = baselines[oneOf('baseline', ['89', '94.2'], '89')];
  const range = oneOf('range', ranges, 'narrower');
  const focus = oneOf('claim', [...believedClaims.map(({ id }) => id), HEADLINE], 'success-genops');
  const shade = oneOf('shade', shades, 'reviewed');
  const limits = new Map<ParameterKey, Limit>();
  for (const [key, text] of parts) {
    attempt(() => {
      const prior = priors.find((each) => each.key === key);
      if (prior === undefined) throw expected('view', 'an input with a prior', key);
      const limit = limitOf(prior, text.split('_'));
      checkLimit(prior, limit);
      limits.set(prior.key, limit);
    }, undefined);
  }
  const comparison: Comparison = kind === 'free' ? { kind } : { kind, baseline };
  return { view, comparison, judging: { baseline, range }, focus, shade, limits, problems };
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

/** A limit as the address has it: `-3.5_-2`, `always-valid`. */
export function limitText(limit: Limit): string {
  return 'option' in limit ? String(limit.option) : `${limit.low}_${limit.high}`;
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
