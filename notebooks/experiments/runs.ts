/** Runs over many seeds, and of ablations on the same seeds: what is known grows while they are under way. */
import { type Claim, isMeasured, type MeasuredTest } from '../../engine/claims/claim.ts';
import {
  type Ablation,
  ablationsOf,
  addFates,
  addSeed,
  type Fates,
  fatesOf,
  narrowEnough,
  noSeeds,
  type SeedColumns,
} from '../../engine/claims/over-seeds.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { withSettings } from '../../engine/simulator/settings.ts';
import type { AddressFields, FieldValues } from '../authoring/address-form.ts';
import type { StudyView } from '../authoring/define.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { growing } from '../charts/variants.ts';
import { replicationSeed } from '../claims/replications.ts';

/** A claim whose number is read in each run, and averaged. */
export type AveragedClaim = Claim & { readonly test: MeasuredTest };
const isAveraged = (claim: Claim): claim is AveragedClaim => isMeasured(claim.test) && claim.unit !== 'p';
export const averagedClaims: readonly AveragedClaim[] = publishedClaims.filter(isAveraged);

const whole = { kind: 'number', unit: '', whole: true } as const;
export const experimentFields = {
  claim: {
    kind: 'choice',
    label: 'Claim in the charts',
    value: 'success-genops',
    options: Object.fromEntries(averagedClaims.map(({ id, sentence }) => [id, sentence])),
  },
  seeds: { ...whole, label: 'Seeds at most', value: 100, range: [10, 10_000] },
  size: { ...whole, label: 'Deployments of each seed', value: 2000, range: [100, 15_847] },
  stop: {
    kind: 'number',
    label: 'Stop when the interval is ± (0: never)',
    unit: 'points, min or SD',
    value: 0,
    range: [0, 100],
  },
  each: { ...whole, label: 'Seeds of each ablation', value: 10, range: [2, 1000] },
} as const satisfies AddressFields;
export type ExperimentInputs = FieldValues<typeof experimentFields>;

export const claimOf = ({ claim }: ExperimentInputs): AveragedClaim =>
  averagedClaims.find(({ id }) => id === claim) ?? averagedClaims[0]!;

/** Run at once, before anyone asks: enough to see how far seeds differ, in the world of the run, which has more services above 1,000 deployments. */
export const firstLookOf = ({ deployments }: StudyConfig) => ({
  seeds: 10,
  size: Math.min(2000, deployments),
  stop: 0,
});

export interface SeedsResult {
  readonly config: StudyConfig;
  readonly done: number;
  readonly columns: SeedColumns;
  /** Whether its interval was narrow enough before all seeds were run. */
  readonly stopped: boolean;
}

export interface AblationsResult {
  readonly config: StudyConfig;
  /** Seeds of which every variant has run. */
  readonly done: number;
  readonly variants: readonly (Ablation & {
    readonly columns: SeedColumns;
    readonly fates: Fates | undefined;
  })[];
}

/** What a sweep needs of a page. */
interface SweptView {
  readonly study: Pick<StudyView['study'], 'config'>;
  readonly client: StudyView['client'];
}

const hooksOf = ({ ready, ...ticket }: SweepTicket, signal: AbortSignal) => ({
  signal: AbortSignal.any([signal, ticket.signal]),
  ...(ready && { ready }),
});

export function runSeeds(
  { study, client }: SweptView,
  inputs: ExperimentInputs,
  ticket: SweepTicket,
  signal: AbortSignal,
): AsyncGenerator<SeedsResult> {
  const config = { ...study.config, deployments: inputs.size };
  const { unit, test } = claimOf(inputs);
  const halfWidth = unit === 'minutes' || unit === 'number' ? inputs.stop : inputs.stop / 100;
  const columns = noSeeds();
  let done = 0;
  let stopped = false;
  const run = client.runEach(
    { count: inputs.seeds, of: (k) => ({ ...config, seed: replicationSeed(config.seed, k) }) },
    ({ measures }) => {
      addSeed(columns, measures);
      done += 1;
      ticket.report({ kind: 'running', done, total: inputs.seeds });
      stopped = done < inputs.seeds && narrowEnough(columns[test.quantity], halfWidth);
      return !stopped;
    },
    hooksOf(ticket, signal),
  );
  return growing(
    run,
    ticket,
    () => done,
    () => ({ config, done, columns, stopped }),
    () => done > 1,
  );
}

export function runAblations(
  { study, client }: SweptView,
  { size, each }: ExperimentInputs,
  ticket: SweepTicket,
  signal: AbortSignal,
): AsyncGenerator<AblationsResult> {
  const config = { ...study.config, deployments: size };
  const variants = ablationsOf(config.settings).map(({ label, changes }) => ({
    label,
    changes,
    settings: withSettings(config.settings, changes),
    columns: noSeeds(),
    fates: undefined as Fates | undefined,
  }));
  let runs = 0;
  const run = client.runEach(
    {
      count: each * variants.length,
      of: (k) => ({
        ...config,
        scenario: 'custom',
        settings: variants[k % variants.length]!.settings,
        seed: replicationSeed(config.seed, Math.floor(k / variants.length)),
      }),
    },
    ({ measures }, k) => {
      const variant = variants[k % variants.length]!;
      addSeed(variant.columns, measures);
      variant.fates = addFates(variant.fates, fatesOf(measures));
      runs += 1;
      ticket.report({ kind: 'running', done: runs, total: each * variants.length });
      return true;
    },
    hooksOf(ticket, signal),
  );
  const read = () => ({ config, done: Math.floor(runs / variants.length), variants });
  return growing(run, ticket, () => runs, read);
}
