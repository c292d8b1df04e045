/** One deployment, opened and followed: everything that was known, decided and recorded about it. */
import { defineNotebook } from '../authoring/define.ts';
import { findExample } from '../authoring/examples.ts';
import { html } from '../authoring/html.ts';
import { deploymentIn, linkTo } from '../authoring/links.ts';
import { reservedFigure, runName } from '../charts/figure.ts';
import { failureText } from '../charts/variants.ts';
import { approval, contextTable, policiesTable, riskFigure } from './decisions.ts';
import { chain, eventsTable, facts, wayThrough } from './facts.ts';
import { evidenceFigure, rolloutSummary, stagesTable } from './rollout.ts';
import { timeLines } from './time-lines.ts';

const path = 'deployment/';

export const notebook = defineNotebook(
  {
    title: 'One deployment',
    lead: 'One change in both pipelines: what was known, what was decided and why, and how it ended.',
    claims: [],
    path,
  },
  ({ study, prose, text, cell, before, column }) => {
    const index = cell('which deployment', { run: study }, ({ run }) =>
      // the address names it; else the first that escaped, else the first
      deploymentIn(run.query, run.study.config.deployments, findExample(run.study.ledger, 'escaped') ?? 0),
    );

    const way = text({ run: study, index }, ({ run, index: i }) => wayThrough(run, i, path));
    before(way, () => reservedFigure(90, 130));
    column(way, 'wide');

    const explanation = cell('explanation', { run: study, index }, async ({ run, index: i }, { signal }) => {
      // the study runs again up to this deployment, and keeps everything that was decided about it
      const outcome = await run.client.explain(run.study.config, i, { signal });
      if (outcome.kind === 'failed')
        throw new Error(`Deployment ${i} could not be opened: ${failureText(outcome.failure)}`);
      return outcome.value;
    });

    const caption = cell(
      'label',
      { run: study, index },
      ({ run, index: i }) => `Deployment ${i}; ${runName(run.study)}.`,
    );

    const known = text({ explanation }, ({ explanation: e }) => facts(e));
    before(known, () => reservedFigure(258, 484));
    column(known, 'wide');

    prose(`<h2>From start to end</h2>`);
    const lines = cell(
      'both time lines',
      { explanation, caption },
      ({ explanation: e, caption: run }, { width }) => timeLines(e, { width, run }),
    );
    before(lines, () => reservedFigure(558, 874));
    column(lines, 'spread');

    prose(`<h2>Context</h2>
      <p>Before scoring a change, the pipeline looks up the most similar deployments that had finished by then.</p>`);
    const context = text(
      { run: study, explanation },
      ({ run, explanation: e }) =>
        html`${contextTable(e, (i) => linkTo(path, path, run.query, { deployment: i }))}`,
    );
    before(context, () => reservedFigure(334, 426));
    column(context, 'wide');

    prose(`<h2>Risk</h2>
      <p>The score is a weighted sum of six factors from 0 to 1. Its historical failure rate mixes the similar
      deployments with a weak prior, by default one failure in ten. That rate is uncertain, so the score has a credible interval.</p>`);
    const risk = cell(
      'six factors',
      { explanation, caption },
      ({ explanation: e, caption: run }, { width }) => riskFigure(e, { width, run }),
    );
    column(risk, 'spread');
    before(risk, () => reservedFigure(332, 522));

    prose(`<h2>Policies and approval</h2>
      <p>The strictest policy decision applies.</p>`);
    const policies = text(
      { run: study, explanation },
      ({ run, explanation: e }) => html`${policiesTable(e, run.study.config.settings)}`,
    );
    before(policies, () => reservedFigure(163, 272));
    column(policies, 'wide');
    const approved = text({ run: study, explanation }, ({ run, explanation: e }) =>
      approval(e, run.study.config.settings.autonomy),
    );
    before(approved, () => reservedFigure(56, 112));

    prose(`<h2>Rollout</h2>
      <p>At each stage, the judge compares errors and slow requests of the canary with those of its control. The table gives the
      smallest rise (lift) that each stage detects on expected counts, the chance that this rise is rolled back, and the rise that is
      rolled back 80% of the time. A stage that cannot detect the tolerated rise is inconclusive. Traffic ramps up before each stage;
      the time lines above include that time, the table does not.</p>`);
    const rollout = text({ explanation }, ({ explanation: e }) => html`${rolloutSummary(e)}`);
    before(rollout, () => reservedFigure(28, 56));
    const stages = text({ explanation }, ({ explanation: e }) => html`${stagesTable(e)}`);
    before(stages, () => reservedFigure(290, 1611));
    column(stages, 'spread');
    const evidence = cell(
      'evidence',
      { run: study, explanation, caption },
      ({ run, explanation: e, caption: label }, { width }) =>
        evidenceFigure(e, run.study.config.settings, { width, run: label }),
    );
    column(evidence, 'spread');
    before(evidence, () => reservedFigure(358, 428));

    prose(`<h2>Audit trail</h2>`);
    const trail = text({ explanation }, ({ explanation: e }) => html`${eventsTable(e)}`);
    before(trail, () => reservedFigure(704, 1708));
    column(trail, 'wide');
    const links = text({ run: study, index, explanation }, ({ run, index: i, explanation: e }) =>
      chain(e, linkTo(path, 'audit-log/', run.query, { deployment: i })),
    );
    before(links, () => reservedFigure(196, 325));
  },
);
