/** A map of assumptions as a receipt: in how many draws each claim comes true, under the reader's choices, and the draws' digest. */
import { headlineClaims, type Judging } from '../../engine/belief/acceptance.ts';
import { type BeliefDraws, beliefPlan } from '../../engine/belief/belief.ts';
import type { Comparison } from '../../engine/belief/calibration.ts';
import { priors } from '../../engine/belief/priors.ts';
import { checkLimit, type Limit, limitedPriors } from '../../engine/belief/within.ts';
import { expected } from '../../engine/errors.ts';
import type { ParameterKey } from '../../engine/simulator/settings.ts';
import { BeliefPool } from '../../workers/belief/pool.ts';
import { valueOf } from '../charts/variants.ts';
import { partIn, type Repeat, type RepeatHooks, wholeIn } from '../receipt/kind.ts';
import type { Made } from '../receipt/receipt.ts';
import { type Findings, finiteAll, receiptClaim, type Task } from '../receipt/record.ts';
import { baselines, type Choice, kinds, path } from './choice.ts';
import { loadCommitted } from './draws.ts';
import { type BeliefMap, drawsLabel, mapOf } from './map.ts';

/** So many of the committed draws are run again: all of them would take minutes. */
const RUN_AGAIN = 16;

function found({ acceptance, draws, outside, unreachable }: BeliefMap): Findings {
  const { claims, headline, pairs, counted } = acceptance;
  const rows = Object.entries(draws.data).map(
    ([name, column]) => [`${name} of each draw`, finiteAll(column.subarray(0, draws.count))] as const,
  );
  return {
    claims: claims.map(({ claim, share }) =>
      receiptClaim(claim, 'share of draws', { ...share, value: share.share, n: share.of }),
    ),
    values: {
      'draws: counted, outside, unreachable by success, by median': [
        counted,
        outside,
        unreachable.success,
        unreachable.median,
      ],
      [`together: ${headlineClaims.join(', ')}`]: [headline.share.count],
      'two at a time': pairs.map(({ both }) => both.count),
      ...Object.fromEntries(rows),
    },
    auditHead: null,
  };
}

/** @throws Error for draws of the reader's own that are still under way or were called off */
export function madeBeliefs(map: BeliefMap, query: string): Made {
  const { choice, source, draws, acceptance } = map;
  if (source === 'live' && acceptance.counted < draws.count) throw new Error('the draws have to end first');
  const { comparison, judging, limits } = choice;
  const task = { comparison, judging, limits: Object.fromEntries(limits), source, draws: draws.count };
  const what = `What you would have to believe: ${drawsLabel(map).replaceAll('\u00a0', ' ').replace(/\.$/, '')}`;
  return { kind: 'beliefs', what, command: null, page: path, query, task, findings: found(map) };
}

/** @throws ArgumentError for choices that this version does not have */
function choiceIn(task: Task): Choice {
  const { kind, baseline } = partIn(task, 'comparison') as {
    readonly kind: string;
    readonly baseline?: number;
  };
  const known = Object.values(baselines);
  const judging = partIn(task, 'judging') as Required<Judging>;
  for (const each of [judging.baseline, ...(kind === 'free' ? [] : [baseline])])
    if (!known.includes(each as (typeof known)[number]))
      throw expected('baseline', `one of ${known.join(', ')}`, each);
  if (!Object.hasOwn(kinds, kind))
    throw expected('comparison', `one of ${Object.keys(kinds).join(', ')}`, kind);
  if (!(judging.times > 0)) throw expected('times', 'a positive number', judging.times);
  const limits = Object.entries(partIn(task, 'limits') as Readonly<Record<string, Limit>>).map(
    ([key, limit]) => {
      const prior = priors.find((each) => each.key === key);
      if (prior === undefined) throw expected('limits', 'inputs with a prior', key);
      checkLimit(prior, limit);
      return [key as ParameterKey, limit] as const;
    },
  );
  const comparison = (kind === 'free' ? { kind } : { kind, baseline }) as Comparison;
  return { comparison, judging, limits: new Map(limits), focus: '', shade: 'reviewed' };
}

export const repeat: Repeat = async (task, hooks) => {
  const choice = choiceIn(task);
  if (task['source'] === 'live') {
    const plan = beliefPlan({ kind: 'free' }, 'map', limitedPriors(priors, choice.limits));
    return found(mapOf(choice, null, await drawn(plan, wholeIn(task, 'draws', 16_384), hooks)));
  }
  const files = await loadCommitted(choice);
  if (typeof files === 'string') throw new Error(files);
  const again = await drawn(beliefPlan(choice.comparison), RUN_AGAIN, hooks);
  const data = Object.entries(files.draws.data).map(([name, column]) => {
    const copy = column.slice();
    copy.set(again.data[name]!);
    return [name, copy] as const;
  });
  const draws = { ...files.draws, data: Object.fromEntries(data) };
  return found(mapOf(choice, { ...files, draws }));
};

async function drawn(
  plan: BeliefDraws['plan'],
  total: number,
  { signal, onProgress }: RepeatHooks,
): Promise<BeliefDraws> {
  const pool = new BeliefPool();
  const onPartial = ({ done }: { readonly done: number }): void => onProgress({ done, total });
  const outcome = await pool.draws(plan, total, { signal, onPartial });
  pool.close();
  return valueOf(outcome);
}
