/** Sweeps over seeds and over ablations as receipts: every seed's numbers, and what the model says of each claim on their mean. */
import { fates } from '../../engine/claims/over-seeds.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { judgeColumns } from '../../engine/claims/replications.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { type Repeat, type RepeatHooks, wholeIn } from '../receipt/kind.ts';
import type { Made } from '../receipt/receipt.ts';
import { type Findings, judgedClaim, type Task, type Values } from '../receipt/record.ts';
import { configOf } from '../receipt/run.ts';
import { listsOf, listsOnly, runTask } from '../receipt/sweep.ts';
import {
  type AblationsResult,
  type ExperimentInputs,
  experimentFields,
  runAblations,
  runSeeds,
  type SeedsResult,
} from './runs.ts';

type Seeds = Omit<SeedsResult, 'stopped'>;

function seedsFound({ config, columns, done }: Seeds): Findings {
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
  return listsOnly(Object.assign({}, ...values) as Values);
}

const told = ({ config, done }: Seeds | AblationsResult): string =>
  `${done} seeds of ${config.deployments} deployments each, from seed ${config.seed} on, scenario ${config.scenario}`;

const experiment = (
  kind: string,
  what: string,
  result: Seeds | AblationsResult,
  query: string,
  page = 'experiments/',
) => ({
  kind,
  what,
  command: null,
  page,
  query,
  task: { ...runTask(result.config), seeds: result.done },
});

export function madeSeeds(result: Seeds, query: string, page?: string): Made {
  return {
    ...experiment('seeds', `Sweep over ${told(result)}`, result, query, page),
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
