/** Methods: what the verdicts mean, the model in readable sections, and every parameter. */
import { defineNotebook } from '../authoring/define.ts';
import { exampleLinks } from '../authoring/examples.ts';
import { html } from '../authoring/html.ts';
import { detectionText } from '../charts/detection.ts';
import { reservedFigure } from '../charts/figure.ts';
import { pipelinesDiagram } from '../charts/pipelines.ts';
import { calibrationFigure, capturedFigure, GAP, rocFigure, sideBySide } from '../charts/ranking.ts';
import { checkerShares } from '../charts/safety.ts';
import { count, decimal, plural } from '../format/number.ts';
import { glossaryHtml } from './glossary.ts';
import { budgetIntervalText, budgetTable, governanceTable, ledgersTable } from './ledgers.ts';
import { parameterSearch, parameterTables } from './parameter-tables.ts';
import { reportingTables } from './reporting.ts';

const path = 'methods/';

/** Both ways of the page's contents: the list of links, and the headings. */
const sections = [
  ['verdicts', 'Verdicts'],
  ['pipelines', 'Two pipelines'],
  ['pillars', 'Four pillars'],
  ['world', 'Services and changes'],
  ['draws', 'Same changes, same luck'],
  ['outcomes', 'Outcomes and measures'],
  ['score', 'The risk score'],
  ['parameters', 'Parameters'],
  ['reporting', 'Reporting checklists'],
  ['glossary', 'Glossary'],
] as const;

function heading(wanted: (typeof sections)[number][0]): string {
  const [id, title] = sections.find(([name]) => name === wanted)!;
  return `<h2 id="${id}">${title}</h2>`;
}

/** The narrowest square that keeps its labels readable, pixels. */
const LEAST_SQUARE = 340;
/** Height of the drawing that has a row of its own, pixels. */
const BELOW = 300;

export const notebook = defineNotebook(
  {
    title: 'Methods',
    lead: 'When a claim counts as reproduced, how the model works, and where every parameter comes from.',
    claims: ['safety-violations', 'budget-variance', 'study-size'],
    path,
  },
  ({ study, prose, text, view, cell, before, column, statistic }) => {
    prose(`<nav class="contents stack gap-8 ui" aria-label="On this page"><p class="strong flush">On this page</p>
      <ol class="plain">${sections.map(([id, title]) => `<li><a href="#${id}">${title}</a></li>`).join('')}</ol></nav>`);

    prose(`${heading('verdicts')}
      <dl class="glossary pairs stack gap-8">
        <div><dt><span class="badge" data-kind="reproduced">reproduced</span></dt><dd>Our whole 95% interval lies inside the accepted range. Or the claim is about printed figures only, and they agree when recomputed.</dd></div>
        <div><dt><span class="badge" data-kind="by-construction">by construction</span></dt><dd>Not a test: an input fixes the number, or we tuned an input to reach it. We name the input.</dd></div>
        <div><dt><span class="badge" data-kind="undecided">undecided</span></dt><dd>Our interval crosses an end of the accepted range; we say how many deployments would decide. Or the documents do not say enough.</dd></div>
        <div><dt><span class="badge" data-kind="not-reproduced">not reproduced</span></dt><dd>Our whole interval lies outside the accepted range.</dd></div>
        <div><dt><span class="badge" data-kind="inconsistent">inconsistent</span></dt><dd>The figure contradicts another printed figure, or no common method gives it.</dd></div>
        <div><dt><span class="badge" data-kind="untestable">untestable</span></dt><dd>A test needs data that are not public, or a part that the model does not have.</dd></div>
      </dl>
      <p>Each claim has one verdict. Up to four lenses find it: the printed figures, the published code, our model, and your own data. A single lens can find less than a verdict. Printed figures <em>agree</em>, or <em>documents differ</em>. A check has <em>no power</em> if every
      printed value would pass. Inputs of the published code can fix <em>another value</em> than the printed one, inside the range. Or the lens
      <em>does not apply</em>.</p>
      <p>The accepted range is the one that the published package gives. If it gives none, the range is ours and marked as such. We set ours after
      first runs of the model, so they carry less weight. A verdict says what this model makes of a claim under these assumptions. It does not say what
      happened in the study.</p>

      ${heading('pipelines')}
      <p>The published code takes its outcomes as inputs. Our model does not. It sends changes, some of them bad, through two delivery pipelines. Success,
      rollbacks, catch rate and cycle time emerge from what the pipelines do. Some inputs we tuned until a number came out as printed,
      such as both median cycle times. A claim about such a number is <em>by construction</em>, not a test.</p>`);
    const diagram = text({}, (_, { width }) => pipelinesDiagram({ width }));
    before(diagram, () => reservedFigure(384));
    column(diagram, 'wide');
    prose(`<p>The <strong class="arm-traditional strong">traditional</strong> pipeline prepares a change, waits for a reviewer, reviews, deploys to everyone at once, and
      verifies by hand. The <strong class="arm-genops strong">GenOps</strong> pipeline prepares a change, gathers context, scores its risk and evaluates
      the policies. A person reviews only if a policy or the score requires it. Then it rolls out in stages. Both pipelines share the same
      reviewers.</p>

      ${heading('pillars')}
      <p><strong>Context ingestion</strong> searches the pipeline’s own past for the ten most similar finished deployments of the service.
      <strong>Risk scoring</strong> combines six factors with the published weights. The failure rate of the similar deployments enters as a
      posterior. <strong>Canary rollout</strong> sends 1%, 5%, 25%, 50% and 100% of traffic to the new version. At high risk it takes seven stages. An
      always-valid test compares errors and slow requests of canary and control. It rolls back when the evidence exceeds one over the
      false-alarm level. <strong>Governance</strong> evaluates the policies, queues approvals for reviewers, and seals each deployment into a chain of
      SHA-256 hashes.</p>`);
    text({ run: study }, ({ run: { study: s } }) => detectionText(s));

    prose(heading('world'));
    text({ run: study }, ({ run: { study: s } }) => {
      const world = `${plural(s.services.length, 'service')} in three organizations and four tiers`;
      return html`<p>This run sends ${plural(s.config.deployments, 'change')} to ${world} over ${decimal(s.days, 0)} days. A warm-up of
        ${count(s.config.settings.warmUpDays)} days fills memories and error budgets first; it is not counted. Arrivals follow the hour of the week.</p>`;
    });
    prose(`<p>Each change has a size and files, and may carry a migration, a configuration or a hotfix. Large, risky and off-hours changes are bad more
      often, and so are changes to fragile services. A defect raises errors, slows requests, or is silent. Some defects show only under load.</p>

      ${heading('draws')}
      <p>Every random decision has a stream of random numbers of its own. Each change takes the same number of draws, whatever is decided. So both pipelines
      receive the same changes with the same luck, and switching a pillar off does not disturb another. In shadow autonomy the GenOps
      pipeline equals the traditional one, bit for bit.</p>

      ${heading('outcomes')}
      <p>A deployment is completed, rolled back, blocked or escaped. Failed means blocked or escaped; we always show both parts. Cycle time is a true
      median over all deployments. All intervals are 95% intervals: Wilson for shares, order statistics for medians, bootstrap or paired methods for comparisons.
      Each claim names its method.</p>
      <p>The published code counts attempts. Counted per change, a rolled-back change gets a second attempt, which does not count toward
      the number of deployments.</p>`);
    column(
      text({ run: study }, ({ run }) => html`${ledgersTable(run)}`),
      'wide',
    );
    prose(`<p>A checker replays the audit log against the policies. ${checkerShares} The claims say that no policy is ever violated. A pipeline
      that enforces its policies cannot violate them. A change can match more than one policy; the strictest action applies.</p>`);
    column(
      text({ run: study }, ({ run }) => html`${governanceTable(run)}`),
      'wide',
    );
    prose(
      `<p>A bad change spends the month’s error budget of its service: added error rate × share of traffic × minutes.</p>`,
    );
    column(
      text({ run: study }, ({ run }) => html`${budgetTable(run)}`),
      'wide',
    );
    text({ run: study }, ({ run }) => budgetIntervalText(run));

    prose(`${heading('score')}
      <p>The score matters only if bad changes score higher than good ones. The simulation knows which are bad.</p>`);
    const score = cell('how well it ranks', { run: study }, ({ run }, { width }) => {
      const across = width >= 2 * LEAST_SQUARE + GAP ? 2 : 1;
      const place = { width: (width - (across - 1) * GAP) / across };
      const below = { width, height: across === 2 ? BELOW : undefined };
      return html`${sideBySide(rocFigure(run, place), capturedFigure(run, place))}${calibrationFigure(run, below)}`;
    });
    before(score, () => reservedFigure(1026, 1632));
    statistic(score, 'engine/simulator/measures/risk.ts#riskMeasures', ({ study: { ledger, config } }) => [
      ledger,
      config.settings.enableRiskScoring,
    ]);
    text({ run: study }, ({ run }) => exampleLinks(run, path));

    prose(`${heading('parameters')}
      <p>Every input of the model, with its source. The range of an assumption is wide: it spans what a skeptic might choose. Values that
      this run changed are bold, with the default next to them.</p>`);
    const search = view('parameter search', parameterSearch);
    column(search, 'wide');
    column(
      text({ run: study, search }, ({ run, search: words }, { width }) =>
        parameterTables(run.study.config.settings, words, width),
      ),
      'wide',
    );

    prose(`${heading('reporting')}
      <p>Two guidelines list what a report of a simulation must say: <a href="https://doi.org/10.1080/17477778.2018.1442155">STRESS-DES</a> for
      discrete-event models and <a href="https://doi.org/10.1002/sim.8086">ADEMP</a> for simulation studies in statistics. We answer both from this
      run and from the code.</p>`);
    column(
      text({ run: study }, ({ run }) => reportingTables(run.study)),
      'wide',
    );

    prose(`${heading('glossary')}${glossaryHtml()}`);
  },
);
