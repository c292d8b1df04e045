/** A canary of the reader’s own as a receipt: what each stage detects, and what repeated looks cost. The task is what the address says of it. */
import type { DesignedStage, Peeking } from '../../engine/canary-rollout/design.ts';
import { expected } from '../../engine/errors.ts';
import { CanaryPool } from '../../workers/canary/pool.ts';
import { readFields, writeFields } from '../authoring/address-form.ts';
import { viewKey } from '../authoring/links.ts';
import { valueOf } from '../charts/variants.ts';
import { type Repeat, wholeIn } from '../receipt/kind.ts';
import type { Made } from '../receipt/receipt.ts';
import { type Findings, finiteAll } from '../receipt/record.ts';
import { columnsOf, listsOnly, withPool } from '../receipt/sweep.ts';
import { type DesignInputs, designFields, designOf, judgeOf } from './inputs.ts';

function canaryFound(stages: readonly DesignedStage[], { alarms }: Peeking): Findings {
  const looks = Object.entries(alarms).flatMap(([judge, { good, bad }]) => [
    [`first alarms by look, ${judge}, good canary`, finiteAll(good)] as const,
    [`first alarms by look, ${judge}, bad canary`, finiteAll(bad)] as const,
  ]);
  return listsOnly({ ...columnsOf(stages, 'stage: '), ...Object.fromEntries(looks) });
}

export function madeCanary(
  inputs: DesignInputs,
  detects: { readonly inputs: DesignInputs; readonly stages: readonly DesignedStage[] },
  peeking: Peeking,
  rollouts: number,
): Made {
  const { stages } = detects;
  if (peeking.rollouts < rollouts || detects.inputs !== inputs)
    throw new Error('the simulation has to end first');
  const design = writeFields(designFields, inputs) ?? '';
  return {
    kind: 'canary',
    what: `A canary design: ${stages.length} stages, ${peeking.rollouts} simulated rollouts`,
    command: null,
    page: 'canary-designer/',
    query: design === '' ? '' : `${viewKey}=${design}`,
    task: { design, rollouts: peeking.rollouts },
    findings: canaryFound(stages, peeking),
  };
}

export const repeatCanary: Repeat = async (task, { signal, onProgress }) => {
  const rollouts = wholeIn(task, 'rollouts', 100_000);
  const { values, unread } = readFields(designFields, `${viewKey}=${String(task['design'])}`);
  if (unread.length > 0) throw expected('design', 'fields of this page', unread.join(', '));
  return withPool(new CanaryPool(), async (pool) => {
    const design = designOf(values);
    const stages = valueOf(await pool.stages(design, judgeOf(values), { signal }));
    const part = { stage: Number(values.stage), looks: values.looks, from: 0, to: rollouts };
    return canaryFound(stages, valueOf(await pool.peek(design, part, { signal, onProgress })));
  });
};
