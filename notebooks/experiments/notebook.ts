/** Experiments: any scenario over many seeds, and one part switched at a time on the same seeds. */
import { judgeColumns, monteCarloError } from '../../engine/claims/replications.ts';
import { type AddressForm, addressForm, valuesOf } from '../authoring/address-form.ts';
import { defineNotebook, type Handle } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import { actionButton, download } from '../authoring/offer-file.ts';
import { newPresses, type SweepControl, sweepControl } from '../authoring/sweep-control.ts';
import { reservedFigure } from '../charts/figure.ts';
import { replicationSeed } from '../claims/replications.ts';
import { plural } from '../format/number.ts';
import { offerOnce, receiptOffer } from '../receipt/offer.ts';
import { ablationsFigure, fatesFigure } from './ablations.ts';
import { replicationsTable } from './claims-table.ts';
import {
  averagedClaims,
  claimOf,
  type ExperimentInputs,
  experimentFields,
  firstLookOf,
  runAblations,
  runSeeds,
  type SeedsResult,
} from './runs.ts';
import { pairsFigure, seedsCsv, seedsFigure } from './seeds.ts';

export const notebook = defineNotebook(
  {
    title: 'Experiments',
    lead: 'Does a result depend on its seed, and which part of the pipeline does it come from?',
    claims: averagedClaims.map(({ id }) => id),
    path: 'experiments/',
  },
  ({ study, prose, text, view, cell, before, column, statistic }) => {
    const form: Handle<AddressForm<typeof experimentFields>> = { name: 'what to run' };
    const inputs = cell('inputs', { form }, ({ form: own }, { signal }) =>
      valuesOf<ExperimentInputs>(own, signal),
    );
    const seeds: Handle<SeedsResult | null> = {
      name: 'over many seeds',
    };
    const dots = cell('a dot a seed', { run: study, inputs, result: seeds }, (read, { width }) =>
      seedsFigure(read.run, claimOf(read.inputs), read.result ?? null, { width }),
    );
    before(dots, () => reservedFigure(420, 520));
    statistic(
      dots,
      'engine/claims/replications.ts#replicated',
      (_, read: { inputs: ExperimentInputs; result?: SeedsResult | null }) =>
        read.result ? [read.result.columns[claimOf(read.inputs).test.quantity]] : null,
    );
    const own = cell(form.name, { run: study }, ({ run }) =>
      addressForm('What to run', experimentFields, run),
    );
    before(own, () => reservedFigure(180, 470));
    let row: SweepControl | null = null;
    const ticket = view('run seeds', () => {
      row = sweepControl({
        button: 'Run seeds',
        waiting: 'The scenario and settings of the run above, under one seed after another.',
        pausable: true,
      });
      return row;
    });
    const isNew = newPresses();
    cell(seeds.name, { run: study, form, ticket }, async function* (read, { signal }) {
      const { run, form: asked, ticket: pressed } = read;
      if (isNew(pressed)) yield* runSeeds(run, asked.value, pressed, signal);
      else if (row !== null) {
        const small = { ...asked.value, ...firstLookOf(run.study.config) };
        const firstLook = `A first look: ${small.seeds} seeds of ${plural(small.size, 'deployment')}. “Run seeds” runs as many as you set above.`;
        yield* runSeeds(run, small, row.begin(firstLook), signal);
      }
    });
    const all = cell('the claims over seeds', { run: study, result: seeds }, ({ run, result }) => {
      if (!result || result.done < 2) return element`<p class="muted">The table of all claims follows.</p>`;
      const { config, columns, done } = result;
      const claims = run.rows.map(({ claim }) => claim);
      const judged = judgeColumns((name) => columns[name], done, config.settings, claims).map((judgment) => ({
        judgment,
        monteCarloError: judgment.estimate === null ? Number.NaN : monteCarloError(judgment.estimate),
      }));
      const table = replicationsTable(run, judged, done, config.deployments);
      const csv = actionButton('Download all seeds as CSV', () =>
        download(
          `genops-${done}-seeds.csv`,
          seedsCsv(result, (k) => replicationSeed(config.seed, k)),
          'text/csv',
        ),
      );
      const receipt = receiptOffer('sweep over seeds', async () =>
        (await import('./receipt.ts')).madeSeeds(result, run.query),
      );
      table.append(element`<div class="cluster no-print">${csv}${receipt}</div>`);
      return table;
    });

    prose(`<h2>The same changes for both pipelines</h2>
      <p>Both pipelines receive the same changes under each seed (common random numbers). Their difference then varies less than that of two
      pipelines with changes of their own.</p>`);
    const paired = cell('paired differences', { result: seeds }, ({ result }, { width }) =>
      pairsFigure(result ?? null, { width }),
    );
    statistic(
      paired,
      'engine/claims/over-seeds.ts#pairedDifference',
      (_, { result }: { result?: SeedsResult | null }) =>
        result ? [result.columns.successGenops, result.columns.successTraditional] : null,
    );

    prose(`<h2>Ablations</h2>
      <p>One part is switched at a time: each pillar off, each level of autonomy, both judges, and each rule for canary stages without a clear
      result. Each variant is compared with the settings of the run, seed by seed.</p>`);
    const switched = view('run ablations', () =>
      sweepControl({
        button: 'Run ablations',
        waiting: 'About a dozen variants on the same seeds.',
        unit: 'runs',
        pausable: true,
      }),
    );
    const ablations = cell('ablations', { run: study, form, switched }, async function* (read, { signal }) {
      const { run, form: asked, switched: pressed } = read;
      if (isNew(pressed)) yield* runAblations(run, asked.value, pressed, signal);
      else yield null;
    });
    const differences = cell('what each switch changes', { inputs, result: ablations }, (read, { width }) =>
      ablationsFigure(claimOf(read.inputs), read.result ?? null, { width }),
    );
    prose(`<h3>The same bad changes, relabeled</h3>
      <p>Each switch moves bad changes from one end to another. A judge that gives up leaves them to users; a reviewer who fixes one leaves one
      fewer for the canary to catch. So a catch rate can fall although fewer bad changes reach users.</p>`);
    const relabeled = cell('where bad changes end', { result: ablations }, ({ result }, { width }) =>
      fatesFigure(result ?? null, { width }),
    );
    text({ run: study, result: ablations }, ({ run, result }) =>
      offerOnce('sweep over ablations', result ?? null, async (found) =>
        (await import('./receipt.ts')).madeAblations(found, run.query),
      ),
    );
    for (const wide of [dots, own, all, paired, differences, relabeled]) column(wide, 'spread');
    for (const control of [ticket, switched]) column(control, 'spread');

    prose(`<h2>What this does not show</h2>
      <p>Other worlds and other assumptions: all seeds share one world and the settings of the run (up to 1,000 deployments it has 20 services, above that 127, so smaller and larger runs differ by more than chance). An interval over seeds says how exactly we know what
      this model says, not whether the model is right. A part that is switched off here may matter more, or less, together with others.</p>`);
  },
);
