/** Methods: the model in readable sections, every parameter, and how a verdict is reached. */
import { defineNotebook } from '../authoring/define.ts';
import { exampleLinks } from '../authoring/examples.ts';
import { html } from '../authoring/html.ts';
import { detectionText } from '../charts/detection.ts';
import { reservedFigure } from '../charts/figure.ts';
import { calibrationFigure, capturedFigure, GAP, rocFigure, sideBySide } from '../charts/ranking.ts';
import { count, decimal, plural } from '../format/number.ts';
import { glossaryHtml } from './glossary.ts';
import {
  budgetIntervalText,
  budgetTable,
  governanceTable,
  ledgersTable,
  parameterTables,
} from './ledgers.ts';

const path = 'methods/';

export const notebook = defineNotebook(
  {
    title: 'Methods',
    lead: 'How the study is simulated, what every number rests on, and when a claim counts as reproduced.',
    claims: ['safety-violations', 'budget-variance', 'study-size'],
    path,
  },
  ({ study, prose, text, cell, before, column }) => {
    prose(`<nav class="contents" aria-label="On this page"><ul class="plain cluster ui">
        <li><a href="#world">World</a></li><li><a href="#arms">Two arms</a></li><li><a href="#pillars">Four pillars</a></li>
        <li><a href="#outcomes">Outcomes and measures</a></li><li><a href="#verdicts">Verdicts</a></li>
        <li><a href="#score">The risk score</a></li><li><a href="#parameters">Parameters</a></li><li><a href="#glossary">Glossary</a></li></ul></nav>
      <p>The published code takes its outcomes as inputs. This model does not: it sends changes, some of them bad, through
      two delivery processes, and success, rollbacks, catch rate and cycle time come out of what the processes do.</p>

      <h2 id="world">World</h2>`);
    text({ run: study }, ({ run: { study: s } }) => {
      const world = `${plural(s.services.length, 'service')} in three organizations and four tiers`;
      return html`<p>This run holds ${plural(s.config.deployments, 'change')} to ${world} over ${decimal(s.days, 0)} days, after a warm-up of
        ${count(s.config.settings.warmUpDays)} days that fills memories and budgets and is not counted. Changes arrive by the hour of the week.</p>`;
    });
    prose(`<p>Each change has a size, files, perhaps a migration, a configuration or a hotfix. It is bad with a chance that grows with
      its size and kind, off hours, and with the fragility of its service. A defect raises errors, slows requests, or is
      silent; some need load before they show.</p>

      <h2 id="arms">Two arms, common random numbers</h2>
      <p>Every random decision draws from a stream of its own, named for the decision, and each change takes the same number of draws from
      it whatever is decided. So both arms meet the same changes with the same luck; a pillar that is switched off takes nothing
      from another; and with shadow autonomy the GenOps arm is the traditional arm, bit for bit.</p>
      <p>The <strong class="arm-traditional strong">traditional</strong> arm prepares, waits for a reviewer, is reviewed, deploys to all at once, and verifies. The
      <strong class="arm-genops strong">GenOps</strong> arm prepares, gathers context, scores the risk, asks the policies, is reviewed only if they or
      the score say so, and rolls out in stages. Reviewers are the same people in both.</p>

      <h2 id="pillars">Four pillars</h2>
      <p><strong>Context ingestion</strong> looks up the arm’s own past: the ten nearest of the latest records of the service that had
      finished by then. <strong>Risk scoring</strong> weighs six factors with the published weights; the share of failures among the neighbors
      enters as a posterior. <strong>Canary rollout</strong> sends 1%, 5%, 25%, 50% and 100% of traffic to the new version, in seven stages at
      high risk. An always-valid test compares the counts of errors and slow requests of canary and control. It rolls back when the
      evidence exceeds one over the false-alarm level. <strong>Governance</strong> asks built-in policies, queues approvals for reviewers,
      and seals each deployment into a chain of SHA-256 hashes.</p>`);
    text({ run: study }, ({ run: { study: s } }) => detectionText(s));
    prose(`<h2 id="outcomes">Outcomes and measures</h2>
      <p>A deployment is completed, rolled back, blocked or escaped. Failed means blocked or escaped, and the parts are always shown. Cycle time is a
      true median over all deployments. Intervals are 95% intervals: Wilson for shares, order statistics for medians, a bootstrap or
      pairs for comparisons. Each row of the board names its method.</p>
      <p>The published code counts attempts. Counted per change, a rolled-back change comes back once, outside the fixed number.</p>`);
    column(
      text({ run: study }, ({ run }) => html`${ledgersTable(run)}`),
      'wide',
    );
    prose(`<p>Governance is checked by a program of its own, which replays the audit trail and would find a broken policy. The
      claims say that policies are never violated; a pipeline that enforces them cannot violate them.</p>`);
    column(
      text({ run: study }, ({ run }) => html`${governanceTable(run)}`),
      'wide',
    );
    prose(
      `<p>Each bad exposure burns a service’s error budget of that month: lift times share of traffic times minutes.</p>`,
    );
    column(
      text({ run: study }, ({ run }) => html`${budgetTable(run)}`),
      'wide',
    );
    text({ run: study }, ({ run }) => budgetIntervalText(run));

    prose(`<h2 id="verdicts">Verdicts</h2>
      <dl class="glossary pairs stack gap-8">
        <div><dt><span class="badge" data-kind="reproduced">reproduced</span></dt><dd>Our whole 95% interval lies inside the accepted range. Or the claim is about printed figures alone, and they agree when recomputed.</dd></div>
        <div><dt><span class="badge" data-kind="by-construction">by construction</span></dt><dd>Not a test: an input fixes the number, or we tuned an input to reach it. The input is named.</dd></div>
        <div><dt><span class="badge" data-kind="undecided">undecided</span></dt><dd>The interval crosses an end of the range, and we say how many deployments would decide. Or the documents do not say enough to decide.</dd></div>
        <div><dt><span class="badge" data-kind="not-reproduced">not reproduced</span></dt><dd>Our whole interval lies outside the range.</dd></div>
        <div><dt><span class="badge" data-kind="inconsistent">inconsistent</span></dt><dd>The figure contradicts another printed figure, or no common method gives it.</dd></div>
        <div><dt><span class="badge" data-kind="untestable">untestable</span></dt><dd>It needs data that is not public, or a part that the model does not have.</dd></div>
      </dl>
      <p>Each claim has one verdict. A lens can also find less than that: printed figures <em>agree</em>; <em>documents differ</em>; a check has <em>no power</em>, because every printed value would pass; the
      published code’s inputs fix <em>another value</em> than the printed one, though inside the range; or the lens <em>does not apply</em>.</p>
      <p>A claim’s range is the one that the published package itself gives, where it gives one; else ours, marked as such: those were set when the model had already been seen to run, and weigh less. A
      verdict says what this model makes of a claim under these assumptions, not what happened in the study.</p>

      <h2 id="score">The risk score</h2>
      <p>The score only matters if bad changes score higher than good ones. The simulation knows which are bad.</p>`);
    const score = cell('how well it ranks', { run: study }, ({ run }, { width }) => {
      const place = { width: width < 900 ? width : (width - 2 * GAP) / 3 };
      return sideBySide(rocFigure(run, place), capturedFigure(run, place), calibrationFigure(run, place));
    });
    column(score, 'spread');
    before(score, () => reservedFigure(560));
    text({ run: study }, ({ run }) => exampleLinks(run, path));

    prose(`<h2 id="parameters">Parameters</h2>
      <p>Every number that the model takes, with where it comes from. Assumptions have a skeptic’s range, not ours. A value that this run
      changed is bold. All of them can be changed above.</p>`);
    column(
      text({ run: study }, ({ run }) => parameterTables(run.study.config.settings)),
      'spread',
    );

    prose(`<h2 id="glossary">Glossary</h2>${glossaryHtml()}`);
  },
);
