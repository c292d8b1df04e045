/** The canary designer: what a canary would detect on a reader's own service, before any rollout. */
import { addPeeking, type Peeking } from '../../engine/canary-rollout/design.ts';
import { neverFlaggedUpTo } from '../../engine/canary-rollout/judges/always-valid.ts';
import { parameters } from '../../engine/simulator/settings.ts';
import { CanaryPool } from '../../workers/canary/pool.ts';
import { valuesOf } from '../authoring/address-form.ts';
import { defineNotebook, type Handle, type PageAddress } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import { emptyFigure, reservedFigure } from '../charts/figure.ts';
import { failureText } from '../charts/variants.ts';
import { count, decimal } from '../format/number.ts';
import { withReceipt } from '../receipt/offer.ts';
import { type DesignForm, type DesignInputs, designForm, designOf, judgeOf } from './inputs.ts';
import { peekingFigure } from './peeking.ts';
import { rateText, stagesFigure } from './stages.ts';

/** The chart grows part by part. */
export const PEEKING = { rollouts: 2000, part: 250 } as const;

const pool = new CanaryPool();

export const notebook = defineNotebook<PageAddress>(
  {
    title: 'Canary designer',
    lead: 'What would a canary of your service detect, stage by stage, and what do repeated looks cost?',
    claims: [],
    path: 'canary-designer/',
  },
  ({ study: page, prose, text, cell, before, column, statistic }) => {
    const form: Handle<DesignForm> = { name: 'your service' };
    const design: Handle<DesignInputs> = { name: 'design' }; // its form is below the drawing that it changes
    const stages = cell('what each stage detects', { inputs: design }, async ({ inputs }, { signal }) => {
      const outcome = await pool.stages(designOf(inputs), judgeOf(inputs), { signal });
      if (outcome.kind === 'failed') throw new Error(failureText(outcome.failure));
      return { inputs, stages: outcome.value };
    });
    const detected = cell('smallest lifts', { found: stages }, ({ found }, { width }) =>
      stagesFigure(found.inputs, found.stages, { width }),
    );
    before(detected, () => reservedFigure(410, 520));
    statistic(
      detected,
      'engine/canary-rollout/design.ts#designStages',
      (_, { found: { inputs } }: { found: { inputs: DesignInputs } }) => [designOf(inputs), judgeOf(inputs)],
    );
    column(detected, 'spread');
    const own = cell(form.name, { page }, ({ page: address }) => designForm(address));
    before(own, () => reservedFigure(430, 1040));
    column(own, 'spread');
    cell(design.name, { form }, ({ form: asked }, { signal }) => valuesOf<DesignInputs>(asked, signal));

    prose(`<h2>What repeated looks cost</h2>
      <p>A dashboard invites a look every minute. A test that is valid for one look raises more and more false alarms (peeking). The
      always-valid test keeps its false-alarm level however often one looks. ${count(PEEKING.rollouts)} rollouts are simulated in
      your browser.</p>`);
    const peeked = cell('repeated looks', { inputs: design }, async function* ({ inputs }, { signal }) {
      let sum: Peeking | null = null;
      for (let from = 0; from < PEEKING.rollouts && !signal.aborted; from += PEEKING.part) {
        const part = { stage: Number(inputs.stage), looks: inputs.looks, from, to: from + PEEKING.part };
        const outcome = await pool.peek(designOf(inputs), part, { signal });
        if (outcome.kind === 'failed') {
          if (outcome.failure.kind !== 'cancelled') throw new Error(failureText(outcome.failure));
          return;
        }
        sum = sum === null ? outcome.value : addPeeking(sum, outcome.value);
        yield { inputs, peeking: sum };
      }
    });
    const peeking = cell('alarms by look', { stages, found: peeked }, (read, { width }) => {
      const { stages: detects, found } = read;
      if (found === undefined) return emptyFigure('The simulation was cancelled.');
      return withReceipt(peekingFigure(found.inputs, found.peeking, { width }), 'canary design', async () =>
        (await import('./receipt.ts')).madeCanary(found.inputs, detects, found.peeking, PEEKING.rollouts),
      );
    });
    before(peeking, () => reservedFigure(430, 760));
    statistic(
      peeking,
      'engine/canary-rollout/design.ts#peekingSteps',
      (_, { stages: { inputs } }: { stages: { inputs: DesignInputs } }) => [
        designOf(inputs),
        { stage: Number(inputs.stage), looks: inputs.looks, from: 0, to: PEEKING.rollouts },
      ],
    );
    column(peeking, 'spread');

    prose('<h2>What the numbers mean</h2>');
    text({ inputs: design }, ({ inputs: { margin, errors } }) => {
      const limit = neverFlaggedUpTo(margin);
      return element`<p>The probabilities are exact: sums over all counts of errors that can occur, with equal hosts and slow requests at their expected number.
        Earlier stages are left out, so a whole rollout finds a little more. With a control of the same size, the always-valid test never
        flags a canary whose observed rate is below ${decimal(limit, 2)} times that of its control (${rateText(errors * limit)} here), however much traffic there is; a true rise below that is found only by chance. A control is never larger than the rest of the fleet.</p>`;
    });
    prose(`<p>The fixed thresholds are those of the published README: more than 1% of errors or of slow requests, from 100 requests on. They compare with
      a limit, not with a control. The z-test compares the error rates so far, one-sided and pooled. We show it because dashboards use it; the
      model never does.</p>
      <h2>What this does not show</h2>
      <p>Hosts that differ, spikes, traffic that changes over the day, and defects that raise no errors. Each makes a real canary weaker than
      here. Traffic and error rates of the presets are medians of our model’s tiers, not measurements. Their bake times are those of the published code; our model runs at ${decimal(parameters.bakeScale.value, 1)} times these.</p>`);
  },
);
