/** What a reader chooses on this page, as its address has it, both ways: `claim-success-genops_tolerance-2*badIntercept_-3.5_-2`. */
import { believedClaims, type Judging } from '../../engine/belief/acceptance.ts';
import type { Comparison } from '../../engine/belief/calibration.ts';
import { type Prior, priors } from '../../engine/belief/priors.ts';
import { checkLimit, type Limit, type Limits } from '../../engine/belief/within.ts';
import { ArgumentError, expected } from '../../engine/errors.ts';
import type { ParameterKey } from '../../engine/simulator/settings.ts';
import type { AddressFields, FieldValues } from '../authoring/address-form.ts';
import { viewKey } from '../authoring/links.ts';
import { quantityLabels, shadeWords } from './words.ts';

export const path = 'believe/';

/** Everything that the four headline claims say, at once. */
export const HEADLINE = 'headline';
export const kinds = { free: 'free', fair: 'fair', strict: 'strict' } as const;
export const baselines = { '89': 0.89, '94.2': 0.942 } as const;

export const fields = {
  comparison: { kind: 'choice', label: 'Comparison', value: 'free', options: kinds },
  baseline: {
    kind: 'choice',
    label: 'Published baseline',
    value: '89',
    options: { '89': '89%', '94.2': '94.2%' },
  },
  range: {
    kind: 'choice',
    label: 'Published ranges',
    value: 'narrower',
    options: { narrower: 'narrower', wider: 'wider' },
  },
  tolerance: {
    kind: 'number',
    label: 'Tolerance, times as wide as published',
    unit: '×',
    value: 1,
    range: [0.25, 4],
  },
  claim: {
    kind: 'choice',
    label: 'Look closely at',
    value: 'success-genops',
    options: {
      ...Object.fromEntries(believedClaims.map(({ id, test }) => [id, quantityLabels[test.quantity]])),
      [HEADLINE]: 'All headline numbers together',
    },
  },
  shade: { kind: 'choice', label: 'Color of the frontier', value: 'reviewed', options: shadeWords },
} as const satisfies AddressFields;

export interface Choice {
  readonly comparison: Comparison;
  readonly judging: Required<Judging>;
  /** A claim's id, or {@link HEADLINE}. */
  readonly focus: string;
  readonly shade: keyof typeof shadeWords;
  readonly limits: Limits;
}

export function choiceOf(asked: FieldValues<typeof fields>, limits: Limits): Choice {
  const baseline = baselines[asked.baseline as keyof typeof baselines];
  const kind = asked.comparison as keyof typeof kinds;
  return {
    comparison: kind === 'free' ? { kind } : { kind, baseline },
    judging: { baseline, range: asked.range as Judging['range'], times: asked.tolerance },
    focus: asked.claim,
    shade: asked.shade as Choice['shade'],
    limits,
  };
}

/** Of the committed files: `free`, `fair-89`, … */
export function nameOf({ comparison }: Pick<Choice, 'comparison'>): string {
  return comparison.kind === 'free'
    ? comparison.kind
    : `${comparison.kind}-${Number((100 * comparison.baseline).toFixed(1))}`;
}

/** The two parts of an address's view: what the form says, and the limits. */
export function partsIn(query: string): { readonly form: string; readonly limits: string } {
  const view = new URLSearchParams(query).get(viewKey) ?? '';
  const [form = '', ...limits] = view.split('*');
  return { form, limits: limits.join('*') };
}

/** @param values one option, or two ends. @throws ArgumentError for what cannot be granted */
export function limitOf(prior: Prior, values: readonly string[]): Limit {
  const [low = Number.NaN, high = Number.NaN] = values.map((value) =>
    value.trim() === '' ? Number.NaN : Number(value),
  );
  const option = prior.kind === 'options' && prior.options.find((each) => String(each) === values[0]);
  const limit =
    prior.kind === 'options' ? { option: option === undefined ? (values[0] ?? '') : option } : { low, high };
  checkLimit(prior, limit);
  return limit;
}

/** `-3.5_-2`, `always-valid` */
export const limitText = (limit: Limit): string =>
  'option' in limit ? String(limit.option) : `${limit.low}_${limit.high}`;

export const limitsText = (limits: Limits): string =>
  [...limits].map(([key, limit]) => `${key}_${limitText(limit)}`).join('*');

export function readLimits(text: string): { readonly limits: Limits; readonly problems: readonly string[] } {
  const limits = new Map<ParameterKey, Limit>();
  const problems: string[] = [];
  for (const part of text.split('*').filter(Boolean)) {
    const [key, ...values] = part.split('_');
    try {
      const prior = priors.find((each) => each.key === key);
      if (prior === undefined) throw expected('view', 'an input with a prior', key);
      limits.set(prior.key, limitOf(prior, values));
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problems.push(error.message);
    }
  }
  return { limits, problems };
}
