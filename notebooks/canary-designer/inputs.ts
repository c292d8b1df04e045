/** What a reader says of a service and its canary. */
import { type CanaryDesign, designedStages, designRanges } from '../../engine/canary-rollout/design.ts';
import { fiveStages } from '../../engine/canary-rollout/rollout.ts';
import { type Tier, tiers } from '../../engine/domain/service.ts';
import { defaultSettings as usual } from '../../engine/simulator/settings.ts';
import {
  type AddressFields,
  type AddressForm,
  addressForm,
  type FieldValues,
} from '../authoring/address-form.ts';
import type { PageAddress } from '../authoring/define.ts';
import { html } from '../authoring/html.ts';
import { actionButton } from '../authoring/offer-file.ts';
import { percent } from '../format/number.ts';

const number = (
  label: string,
  unit: string,
  value: number,
  range: readonly [number, number],
  whole = false,
) => ({ kind: 'number', label, unit, value, range, whole }) as const;
/** The middle of the published bake times. */
const bake = (stage: number) => {
  const {
    share,
    bake: [from, to],
  } = fiveStages[stage]!;
  return number(`Bake time at ${percent(share, 0)}`, 'min', (from + to) / 2, designRanges.bakeMinutes);
};

export const designFields = {
  traffic: number(
    'Requests per minute, all traffic',
    '',
    usual.trafficMedium,
    designRanges.requestsPerMinute,
  ),
  errors: number('Error rate before the change', '%', usual.baseErrorsMedium, designRanges.baseErrorRate),
  slow: number('Slow requests before the change', '%', usual.baseSlowShare, designRanges.baseSlowShare),
  lift: number('Defect to find: added error rate', '%', usual.toleratedErrorLift, designRanges.lift),
  bakea: bake(0),
  bakeb: bake(1),
  bakec: bake(2),
  baked: bake(3),
  control: number('Size of the control', '× canary', 1, designRanges.controlTimes),
  alpha: number('False-alarm level', '%', usual.alpha, designRanges.alpha),
  margin: number('Tolerated ratio to the control', '×', usual.margin, designRanges.margin),
  judge: {
    kind: 'choice',
    label: 'Judge of the stages',
    value: 'always-valid',
    options: { 'always-valid': 'always-valid', 'fixed-thresholds': 'thresholds' },
  },
  looks: number('Repeated looks: how many', '', 30, [1, 200], true),
  stage: {
    kind: 'choice',
    label: 'Repeated looks: in which stage',
    value: '3',
    options: Object.fromEntries(
      designedStages.map((share, k) => [String(k), `${percent(share, 0)} of traffic`]),
    ),
  },
} as const satisfies AddressFields;

export type DesignInputs = FieldValues<typeof designFields>;
export type DesignForm = AddressForm<typeof designFields>;

/** Medians of the model's tiers. */
const presets: Readonly<Record<Tier, Partial<DesignInputs>>> = {
  critical: { traffic: usual.trafficCritical, errors: usual.baseErrorsCritical },
  high: { traffic: usual.trafficHigh, errors: usual.baseErrorsHigh },
  medium: { traffic: usual.trafficMedium, errors: usual.baseErrorsMedium },
  low: { traffic: usual.trafficLow, errors: usual.baseErrorsLow },
};

export function designForm(page: PageAddress): DesignForm {
  const buttons = tiers.map((tier) =>
    actionButton(`${tier[0]!.toUpperCase()}${tier.slice(1)} tier`, () => form.set(presets[tier])),
  );
  const form: DesignForm = addressForm(
    'Your service and its canary',
    designFields,
    page,
    html`<div class="cluster gap-8"><span class="field-note">Start from a typical service:</span>${buttons}</div>`,
  );
  return form;
}

export const judgeOf = ({ judge }: DesignInputs) =>
  judge === 'always-valid' ? 'always-valid' : 'fixed-thresholds';

export function designOf(inputs: DesignInputs): CanaryDesign {
  const { traffic, errors, slow, lift, control, alpha, margin, bakea, bakeb, bakec, baked } = inputs;
  return {
    requestsPerMinute: traffic,
    baseErrorRate: errors,
    baseSlowShare: slow,
    bakeMinutes: [bakea, bakeb, bakec, baked],
    controlTimes: control,
    lift,
    alpha,
    margin,
  };
}
