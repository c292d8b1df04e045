/** What the published code computes: its first release replayed, and each of its figures taken at its word. */
import { canaryCatch } from '../../engine/claims/published/canary-catch.ts';
import { cycleTimeBaseline } from '../../engine/claims/published/cycle-time-baseline.ts';
import { cycleTimeGenops } from '../../engine/claims/published/cycle-time-genops.ts';
import { readmeBox } from '../../engine/claims/published/readme-box.ts';
import { successBaseline } from '../../engine/claims/published/success-baseline.ts';
import { successGenops } from '../../engine/claims/published/success-genops.ts';
import { createBreather } from '../../workers/core/task.ts';
import { defineNotebook } from '../authoring/define.ts';
import { sweepControl } from '../authoring/sweep-control.ts';
import { reservedFigure } from '../charts/figure.ts';
import { valueOf } from '../charts/variants.ts';
import { codeSections } from '../claims/code-sections.ts';
import { count } from '../format/number.ts';
import { offerOnce, withReceipt } from '../receipt/offer.ts';
import { auditFigure, exampleEntry } from './audit.ts';
import { averageFigure } from './average.ts';
import { boxTable, summaryText, targetsFigure } from './box.ts';
import { canaryTimeFigure } from './canary-time.ts';
import { catchFigure, stagesFigure } from './catch.ts';
import { experimentControl, MOST_IN_EXPERIMENT, movedFigure, replayRocFigure } from './experiment.ts';
import { cite, versionsTable } from './rates.ts';
import type { ReplayView } from './replay-view.ts';
import { seedsFigure } from './seeds.ts';
import { createSweeps, runSizes, sizesFigure, sweepRequest } from './sizes.ts';

const from = ({ printed, source }: typeof successGenops) => ({ printed, document: source.document });

export const notebook = defineNotebook<ReplayView>(
  {
    title: 'What the published code computes',
    lead: 'We replay the first release of the paper’s code in your browser, draw by draw. What do its figures measure, and what moves them?',
    claims: ['success-genops', 'cycle-time-genops', 'cycle-time-baseline', 'canary-catch'],
    path: 'published-code/',
  },
  ({ study: replay, prose, text, view, cell, before, column, statistic }) => {
    const breathe = createBreather();
    const beside = (make: () => Node): void => column(text({}, make), 'margin');

    const summary = text({ run: replay }, ({ run }) => summaryText(run.replay));
    before(summary, () => reservedFigure(121, 181));

    prose(`<h2 id="box">${codeSections.box}</h2>
      <p>The README shows a result box as expected output. The table compares it with what the code prints in this run. Our replay
      repeats the code’s draws in the same order, and its deployments equal those of a run in Python to the last bit.</p>`);
    beside(() =>
      cite('run_demo.py', 'starts the simulation with the default seed and prints the box.', [
        {
          printed: `${readmeBox.lines[1]?.printed} of ${readmeBox.lines[0]?.printed}`,
          document: `${readmeBox.source.document}, ${readmeBox.source.locator}`,
        },
      ]),
    );
    const box = cell('result box', { run: replay }, ({ run }) => boxTable(run.replay));
    before(box, () => reservedFigure(538, 607));

    prose(`<h2 id="average">${codeSections.average}</h2>
      <p>The code adds all cycle times and divides by their number, and reports the result as the median. It compares that with a
      baseline of two constants. It simulates no traditional deployment.</p>`);
    beside(() =>
      cite(
        'genops/models.py',
        'median_cycle_time divides the total by the number. The baseline’s constants are in genops/simulator.py.',
        [cycleTimeGenops, cycleTimeBaseline, successBaseline].map(from),
      ),
    );
    const average = cell('mean and median', { run: replay }, ({ run }, { width }) =>
      averageFigure(run.replay, { width }),
    );
    before(average, () => reservedFigure(418, 521));

    prose(`<h2>When a figure gets a check mark</h2>
      <p>After the box, a run compares its figures with the paper’s. It prints ✓ if both are equal as text, or if the target starts
      with a tilde. Otherwise it prints ≈.</p>`);
    beside(() => cite('genops/simulator.py', 'print_report chooses the mark.', [from(canaryCatch)]));
    const ticks = cell('what gets a check mark', { run: replay }, ({ run }, { width }) =>
      targetsFigure(run.replay, { width }),
    );
    before(ticks, () => reservedFigure(322, 480));

    prose(`<h2>What outcomes depend on</h2>
      <p>Change a weight of the risk score, switch off a pillar, or pick other policies. We replay the run with and without your change
      and count the deployments that differ. All scores use the rollout plan of five stages. The code has a plan of seven stages for
      scores from 0.7, but its own inputs never reach that score.</p>`);
    beside(() =>
      cite(
        'genops/risk_scoring.py',
        'computes the score. genops/canary_rollout.py draws a spike at each stage with one fixed probability, regardless of the score.',
      ),
    );
    const settings = view('experiment', experimentControl);
    column(settings, 'wide');
    const outcome = cell(
      'replayed with the change',
      { run: replay, settings },
      ({ run, settings: { options } }, { signal }) => {
        const { seed, deployments } = run.replay;
        return run.client.experiment(
          { seed, deployments: Math.min(deployments, MOST_IN_EXPERIMENT) },
          options,
          { signal },
        );
      },
    );
    const moved = cell('what moved', { settings, outcome }, (read, { width }) =>
      withReceipt(movedFigure(read.settings, read.outcome, { width }), 'changed replay', async () =>
        (await import('./receipt.ts')).madeExperiment(valueOf(read.outcome), read.settings),
      ),
    );
    before(moved, () => reservedFigure(436, 648));
    const roc = cell('does the score tell', { outcome }, (read, { width }) =>
      replayRocFigure(read.outcome, { width }),
    );
    before(roc, () => reservedFigure(626, 614));

    prose(`<h2>Canary time and cycle time</h2>
      <p>Each canary stage records how long it ran. The code draws the cycle time separately, from the number of stages alone.
      It does not include those minutes.</p>`);
    beside(() =>
      cite(
        'genops/pipeline.py',
        '_simulate_cycle_time adds four draws and keeps the result between two bounds.',
      ),
    );
    const against = cell('canary against the whole', { run: replay }, ({ run }, { width }) =>
      canaryTimeFigure(run.replay, { width }, breathe),
    );
    before(against, () => reservedFigure(622, 522));

    prose(`<h2 id="caught">${codeSections.caught}</h2>
      <p>A rollback counts as caught if its stage had less than 100% of the traffic. Spikes hit all five stages with the same
      probability. Injected faults hit the first four.</p>`);
    beside(() =>
      cite(
        'genops/models.py',
        'canary_catch_rate divides caught deployments by those rolled back or failed.',
        [from(canaryCatch)],
      ),
    );
    const caught = cell('catch rate by definition', { run: replay }, ({ run }, { width }) =>
      catchFigure(run.replay, { width }),
    );
    before(caught, () => reservedFigure(350, 537));
    statistic(
      caught,
      'engine/replay/figures.ts#catchRate',
      ({ replay: { rolledBack, failed, canaryCaught } }) => [{ rolledBack, failed, canaryCaught }],
    );
    const stages = cell('where rollbacks fall', { run: replay }, ({ run }, { width }) =>
      stagesFigure(run.replay, { width }),
    );
    before(stages, () => reservedFigure(314, 489));

    prose(`<h2 id="seeds">${codeSections.seeds}</h2>
      <p>The demonstration runs with seed 24. Its configuration says that this seed is calibrated to the published success rate. The
      study function runs with seed 42. Run every seed from 1 up, at the demonstration’s size, to see how typical these two are. This
      takes some seconds on all cores.</p>`);
    beside(() =>
      cite('genops/simulator.py', 'SimulationConfig sets seed 24; run_study_simulation sets seed 42.', [
        from(successGenops),
      ]),
    );
    const sweeps = createSweeps();
    const ticket = view('seeds', () =>
      sweepControl({
        button: `Run seeds 1 to ${count(sweepRequest.seeds)}`,
        waiting: `Not run yet: ${count(sweepRequest.seeds)} seeds of ${count(sweepRequest.deployments)} deployments each.`,
      }),
    );
    column(ticket, 'spread');
    const sweep = cell(
      'figures of every seed',
      { run: replay, ticket },
      ({ run, ticket: asked }, { signal }) => sweeps.follow(asked, run.client, signal),
    );
    const spread = cell('spread over seeds', { sweep }, (read, { width }) =>
      seedsFigure(read.sweep, { width }),
    );
    column(spread, 'spread');
    text({ sweep }, ({ sweep: swept }) => {
      const whole = swept !== null && swept.done === swept.request.seeds ? swept : null;
      return offerOnce('sweep over seeds of the published code', whole, async (found) =>
        (await import('../receipt/seeds-of-code.ts')).madeSweep(found),
      );
    });
    before(spread, () => reservedFigure(192));

    prose(`<h2>At the study’s size</h2>
      <p>The printed figures are for 15,847 deployments. The demonstration runs 500. Here are the same two seeds at both sizes.</p>`);
    beside(() =>
      cite('run_demo.py', 'takes the number of deployments as an argument; the default is 500.', [
        from(successGenops),
      ]),
    );
    const replays = cell('two seeds at two sizes', { run: replay }, ({ run }, { signal }) =>
      runSizes(run.client, signal),
    );
    const size = cell('what size changes', { replays }, (read, { width }) =>
      withReceipt(sizesFigure(read.replays, { width }), 'comparison of replays', async () =>
        (await import('./receipt.ts')).madeSizes(read.replays),
      ),
    );
    before(size, () => reservedFigure(544, 802));

    prose(`<h2>What the audit hash covers</h2>
      <p>Each audit entry has a hash. We change one field at a time to see which fields the hash covers. Some events repeat the score
      in their details; the hash covers that copy. Entries are not chained, and no run checks a hash.</p>`);
    beside(() =>
      cite('genops/governance.py', 'hashes the timestamp, deployment id, event type, action and details.'),
    );
    const coverage = cell('each field changed', { run: replay }, async ({ run }, { signal }) => {
      const entry = exampleEntry(run.replay);
      return entry === null ? [] : valueOf(await run.client.auditCoverage(entry, { signal }));
    });
    const audit = cell('which fields the hash notices', { run: replay, coverage }, (read, { width }) =>
      auditFigure(read.run.replay, read.coverage, { width }),
    );
    before(audit, () => reservedFigure(458, 497));

    prose(`<h2>How the versions differ</h2>
      <p>The package has eight commits. This is what happens when each runs on Python 3.11.</p>`);
    column(text({}, versionsTable), 'wide');

    prose(`<h2>What this does not show</h2>
      <p>Anything about the study’s deployments. Their data is not public, and the README calls the package backed by simulation. The
      replay covers the first release only. We checked its rows against recordings of the original for six pairs of seed and size.</p>`);
  },
);
