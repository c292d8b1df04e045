/** What the published code computes: its first release replayed, and each of its figures taken at its word. */
import { canaryCatch } from '../../engine/claims/published/canary-catch.ts';
import { cycleTimeBaseline } from '../../engine/claims/published/cycle-time-baseline.ts';
import { cycleTimeGenops } from '../../engine/claims/published/cycle-time-genops.ts';
import { readmeBox } from '../../engine/claims/published/readme-box.ts';
import { successBaseline } from '../../engine/claims/published/success-baseline.ts';
import { successGenops } from '../../engine/claims/published/success-genops.ts';
import { defineNotebook } from '../authoring/define.ts';
import { sweepControl } from '../authoring/sweep-control.ts';
import { reservedFigure } from '../charts/figure.ts';
import { count } from '../format/number.ts';
import { auditFigure, exampleEntry } from './audit.ts';
import { averageFigure } from './average.ts';
import { boxTable, targetsFigure } from './box.ts';
import { canaryTimeFigure } from './canary-time.ts';
import { catchFigure, stagesFigure } from './catch.ts';
import { experimentControl, MOST_IN_EXPERIMENT, movedFigure, replayRocFigure } from './experiment.ts';
import { cite, valueOf, versionsTable } from './rates.ts';
import type { ReplayView } from './replay-view.ts';
import { seedsFigure } from './seeds.ts';
import { createSweeps, runSizes, sizesFigure, sweepRequest } from './sizes.ts';

const from = ({ printed, source }: typeof successGenops) => ({ printed, document: source.document });

export const notebook = defineNotebook<ReplayView>(
  {
    title: 'What the published code computes',
    lead: 'The first release of the paper’s code, replayed draw by draw in your browser: what do its figures measure, and what moves them?',
    claims: ['success-genops', 'cycle-time-genops', 'cycle-time-baseline', 'canary-catch'],
    path: 'published-code/',
  },
  ({ study: replay, prose, text, view, cell, before, column }) => {
    const beside = (make: () => Node): void => column(text({}, make), 'margin');

    prose(`<h2>The result box</h2>
      <p>The README shows what a run of the demonstration prints. Beside it stands what this run prints: the same draws, in the same order,
      to the last bit of each row.</p>`);
    beside(() =>
      cite('run_demo.py', 'starts the simulation with the default seed, and prints the box.', [
        {
          printed: `${readmeBox.lines[1]?.printed} of ${readmeBox.lines[0]?.printed}`,
          document: `${readmeBox.source.document}, ${readmeBox.source.locator}`,
        },
      ]),
    );
    const box = cell('result box', { run: replay }, ({ run }) => boxTable(run.replay));
    before(box, () => reservedFigure(430));

    prose(`<h2>The median is a mean</h2>
      <p>What is reported as median cycle time is the sum of all cycle times over their number. The baseline that it is compared with is two
      constants: no traditional deployment is simulated.</p>`);
    beside(() =>
      cite(
        'genops/models.py',
        'median_cycle_time divides total by number. The baseline’s constants stand in genops/simulator.py.',
        [cycleTimeGenops, cycleTimeBaseline, successBaseline].map(from),
      ),
    );
    const average = cell('mean and median', { run: replay }, ({ run }, { width }) =>
      averageFigure(run.replay, { width }),
    );
    before(average, () => reservedFigure(360));

    prose(`<h2>Ticks</h2>
      <p>After the box a run compares three of its figures with the paper’s, each with a mark: a tick where both are equal as text, or where
      the target is written with a tilde; otherwise a sign for “about”.</p>`);
    beside(() => cite('genops/simulator.py', 'print_report chooses the mark.', [from(canaryCatch)]));
    const ticks = cell('what gets a tick', { run: replay }, ({ run }, { width }) =>
      targetsFigure(run.replay, { width }),
    );
    before(ticks, () => reservedFigure(260));

    prose(`<h2>What outcomes depend on</h2>
      <p>Change the weights of the risk score, switch a pillar off, set other policies: the run is replayed with and without the change, and
      the deployments that differ are counted. Scores stay on the plan of five stages here; the code has a second plan of seven from a
      score of 0.7, which its own inputs cannot reach.</p>`);
    beside(() =>
      cite(
        'genops/risk_scoring.py',
        'computes the score. genops/canary_rollout.py draws a spike at each stage with one fixed probability, whatever the score.',
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
      movedFigure(read.settings, read.outcome, { width }),
    );
    before(moved, () => reservedFigure(330));
    const roc = cell('does the score tell', { outcome }, (read, { width }) =>
      replayRocFigure(read.outcome, { width }),
    );
    before(roc, () => reservedFigure(520));

    prose(`<h2>The canary’s time and the deployment’s</h2>
      <p>Each stage records how long it ran. The cycle time is drawn separately, from the number of stages alone, and does not
      contain those minutes.</p>`);
    beside(() =>
      cite(
        'genops/pipeline.py',
        '_simulate_cycle_time sums four draws and keeps the result between two bounds.',
      ),
    );
    const against = cell('canary against the whole', { run: replay }, ({ run }, { width }) =>
      canaryTimeFigure(run.replay, { width }),
    );
    before(against, () => reservedFigure(560));

    prose(`<h2>What is caught</h2>
      <p>A rollback counts as caught when its stage had less than all of the traffic. Spikes fall on all five stages with the same probability, and
      injected faults on the first four.</p>`);
    beside(() =>
      cite('genops/models.py', 'canary_catch_rate divides what was caught by rolled back and failed.', [
        from(canaryCatch),
      ]),
    );
    const caught = cell('catch rate by definition', { run: replay }, ({ run }, { width }) =>
      catchFigure(run.replay, { width }),
    );
    before(caught, () => reservedFigure(290));
    const stages = cell('where rollbacks fall', { run: replay }, ({ run }, { width }) =>
      stagesFigure(run.replay, { width }),
    );
    before(stages, () => reservedFigure(290));

    prose(`<h2>How the seeds compare</h2>
      <p>The demonstration runs with seed 24, which its configuration describes as calibrated to the published success rate; the
      study function runs with seed 42. Here are their neighbours: every seed from 1 up, at the demonstration’s size. It is some
      seconds of work for all cores, so it waits for the button.</p>`);
    beside(() =>
      cite('genops/simulator.py', 'SimulationConfig sets seed 24, run_study_simulation seed 42.', [
        from(successGenops),
      ]),
    );
    const sweeps = createSweeps();
    const ticket = view('seeds', () =>
      sweepControl({
        button: `Run seeds 1 to ${count(sweepRequest.seeds)}`,
        waiting: `Not run yet: ${count(sweepRequest.seeds)} seeds of ${count(sweepRequest.deployments)} deployments, on all cores of this device.`,
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
    before(spread, () => reservedFigure(380));

    prose(`<h2>At the study’s size</h2>
      <p>The printed figures are given for 15,847 deployments; the demonstration runs 500. The same two seeds at both sizes:</p>`);
    beside(() =>
      cite('run_demo.py', 'takes the number of deployments as an argument; 500 when nothing is said.', [
        from(successGenops),
      ]),
    );
    const replays = cell('two seeds at two sizes', { run: replay }, ({ run }, { signal }) =>
      runSizes(run.client, signal),
    );
    const size = cell('what size changes', { replays }, (read, { width }) =>
      sizesFigure(read.replays, { width }),
    );
    before(size, () => reservedFigure(480));

    prose(`<h2>What the audit hash covers</h2>
      <p>Each audit entry carries a hash. To see which fields it covers, each is changed in turn, the others left alone. Some events repeat the score
      in their details, and that copy is covered. Entries are not chained, and no run checks a hash.</p>`);
    beside(() =>
      cite('genops/governance.py', 'hashes timestamp, deployment id, event type, action and details.'),
    );
    const coverage = cell('each field changed', { run: replay }, async ({ run }, { signal }) => {
      const entry = exampleEntry(run.replay);
      return entry === null ? [] : valueOf(await run.client.auditCoverage(entry, { signal }));
    });
    const audit = cell('which fields the hash notices', { run: replay, coverage }, (read, { width }) =>
      auditFigure(read.run.replay, read.coverage, { width }),
    );
    before(audit, () => reservedFigure(380));

    prose(`<h2>How versions differ</h2>
      <p>The package has eight commits. What happens when each runs on Python 3.11:</p>`);
    column(text({}, versionsTable), 'wide');

    prose(`<h2>What this does not show</h2>
      <p>Anything about the deployments of the study: its data are not public, and the README calls the package backed by simulation. The
      replay covers the first release; its rows were checked against recordings of the original for six pairs of seed and size.</p>`);
  },
);
