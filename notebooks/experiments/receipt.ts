/** Sweeps over seeds and over ablations as receipts: every seed's numbers, and what the model says of each claim on their mean. */
import { fates, type SeedColumns } from '../../engine/claims/over-seeds.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { judgeColumns } from '../../engine/claims/replications.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { type Repeat, type RepeatHooks, wholeIn } from '../receipt/kind.ts';
import type { Made } from '../receipt/receipt.ts';
import { type Findings, finiteAll, judgedClaim, type Task, type Values } from '../receipt/record.ts';
import { configOf } from '../receipt/run.ts';
import {
  type AblationsResult,
  type ExperimentInputs,
  experimentFields,
  runAblations,
  runSeeds,
  type SeedsResult,
} from './runs.ts';

const taskOf = ({ config, done }: { readonly config: StudyConfig; readonly done: number }): Task => {
  const { scenario, settings, seed, deployments } = config;
  return { scenario, settings, seed, deployments, seeds: done };
};
const listsOf = (columns: SeedColumns, done: number, before = ''): Values =>
  Object.fromEntries(
    Object.entries(columns).map(([name, list]) => [`${before}${name}`, finiteAll(list.slice(0, done))]),
  );

function seedsFound({ config, columns, done }: SeedsResult): Findings {
  const judged = judgeColumns((name) => columns[name].slice(0, done), done, config.settings, publishedClaims);
  return { claims: judged.map(judgedClaim), values: listsOf(columns, done), auditHead: null };
}

/** Where bad changes end is counted over all runs: of a sweep that was called off some are of no whole seed. */
const isWhole = ({ variants, done }: AblationsResult): boolean =>
  variants.every(({ columns }) => columns.successGenops.length === done);

function ablationsFound({ variants, done }: AblationsResult): Findings {
  const values = variants.map(({ label, columns, fates: ends }) => ({
    ...listsOf(columns, done, `${label}: `),
    ...(ends === undefined ? {} : { [`${label}: where bad changes end`]: fates.map((fate) => ends[fate]) }),
  }));
  return { claims: [], values: Object.assign({}, ...values) as Values, auditHead: null };
}

const told = ({ config, done }: SeedsResult | AblationsResult): string =>
  `${done} seeds of ${config.deployments} deployments each, from seed ${config.seed} on, scenario ${config.scenario}`;

const experiment = (kind: string, what: string, result: SeedsResult | AblationsResult, query: string) => ({
  kind,
  what,
  command: null,
  page: 'experiments/',
  query,
  task: taskOf(result),
});

export function madeSeeds(result: SeedsResult, query: string): Made {
  return {
    ...experiment('seeds', `Sweep over ${told(result)}`, result, query),
    findings: seedsFound(result),
  };
}

/** @throws Error for a sweep that was called off between two seeds */
export function madeAblations(result: AblationsResult, query: string): Made {
  if (!isWhole(result)) throw new Error('the sweep has to end first');
  const what = `One part of the pipeline switched at a time, ${result.variants.length} variants, ${told(result)}`;
  return {
    ...experiment('ablations', what, result, query),
    findings: ablationsFound(result),
  };
}

type Sweep<T> = (
  view: Parameters<typeof runSeeds>[0],
  inputs: ExperimentInputs,
  ticket: SweepTicket,
  signal: AbortSignal,
) => AsyncGenerator<T>;

async function sweptAgain<T>(sweep: Sweep<T>, task: Task, { signal, onProgress }: RepeatHooks): Promise<T> {
  const config = configOf(task);
  const seeds = wholeIn(task, 'seeds', experimentFields.seeds.range[1]);
  const client = new StudyPool();
  let problem: string | null = null;
  const ticket: SweepTicket = {
    signal,
    report(news) {
      if (news.kind === 'running') onProgress(news);
      if (news.kind === 'failed') problem = news.message;
    },
  };
  const inputs: ExperimentInputs = { claim: '', seeds, each: seeds, size: config.deployments, stop: 0 };
  let last: T | null = null;
  for await (const found of sweep({ study: { config }, client }, inputs, ticket, signal)) last = found;
  client.close();
  if (problem !== null || last === null) throw new Error(problem ?? 'no seed was run');
  return last;
}

export const repeatSeeds: Repeat = async (task, hooks) => seedsFound(await sweptAgain(runSeeds, task, hooks));
export const repeatAblations: Repeat = async (task, hooks) =>
  ablationsFound(await sweptAgain(runAblations, task, hooks));
