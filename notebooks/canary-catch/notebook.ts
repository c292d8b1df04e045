/** Canary catch: where bad changes end, and how far the answer depends on what is counted over what. */
import { defineNotebook } from '../authoring/define.ts';
import { html } from '../authoring/html.ts';
import { reservedFigure } from '../charts/figure-frame.ts';
import { canaryFlowFigure, catchRateFigure } from '../figures/canary.ts';
import { claimMargin } from '../figures/claim-note.ts';
import { exampleLinks } from '../figures/example-links.ts';
import { outOf, percent, plural } from '../format/number.ts';
import { runVariants } from '../readings/variants.ts';
import { detectionFigure, detectionVariants } from './detection.ts';

const path = 'canary-catch/';

export const notebook = defineNotebook(
  {
    title: 'Canary catch',
    lead: 'How many bad changes does a staged rollout catch before everybody gets them, and out of which number?',
    claims: ['canary-catch'],
    path,
  },
  (page) => {
    const { study, prose, text, cell, before } = page;
    prose(`<h2>What is printed</h2>
      <p>The README prints a canary catch rate and explains it as issues caught during canary stages before full production. The
      code and the documents count it in five ways, over five different numbers.</p>`);
    claimMargin(page, 'canary-catch', path);

    prose(`<h2>What the model does</h2>
      <p>A rollout sends 1, 5, 25, 50 and at last 100 per cent of traffic to the new version (1, 2, 5, 10, 25, 50, 100 at high risk). At each stage
      a judge compares errors and slow requests of the canary with those of a control of the same size. It sees counts, so what it
      can tell depends on how many requests the stage meets in its bake time. Some defects show only under load, and
      some raise no signal at all.</p>`);

    const flow = cell('where bad changes end', { run: study }, ({ run }, { width }) =>
      canaryFlowFigure(run, { width }),
    );
    before(flow, () => reservedFigure(425, 500));
    const examples = text({ run: study }, ({ run }) =>
      exampleLinks(run, path, { kinds: ['rolled back', 'escaped', 'false rollback'] }),
    );
    before(examples, () => reservedFigure(22, 49));

    prose('<h2>What a stage can see</h2>');
    const seen = text({ run: study }, ({ run }) => {
      const { stages, missedByKind } = run.study.measures.canary;
      const first = stages.find(({ share, reached }) => share < 1 && reached > 0);
      const last = stages.findLast(({ share, reached }) => share < 1 && reached > 0);
      const lift = percent(run.study.config.settings.toleratedErrorLift);
      if (first === undefined || last === undefined)
        return html`<p>In this run no rollout reached a canary stage.</p>`;
      return html`<p>Before each rollout the smallest error rate that each stage could detect is worked out. At ${percent(first.share, 0)} of traffic the stage could
        not have seen an added error rate of ${lift} in ${outOf(first.inconclusive, first.reached)} rollouts, at ${percent(last.share, 0)} in
        ${outOf(last.inconclusive, last.reached)}. Such a stage is called inconclusive, and the rollout goes on.</p>
        <p>Of the bad changes that reached everybody, ${plural(missedByKind.silent, 'defect')} raised no signal that any judge reads,
        ${missedByKind.slow} slowed requests and ${missedByKind.errors} raised errors too faint, or too late, for the stages.</p>`;
    });
    before(seen, () => reservedFigure(210, 350));

    prose(`<h2>Five rates of one run</h2>
      <p>Numerator and denominator decide. All five stand in the code or the documents; the printed range is the
      package’s own tolerance.</p>`);
    const rates = cell('catch rate by definition', { run: study }, ({ run }, { width }) =>
      catchRateFigure(run, { width }),
    );
    before(rates, () => reservedFigure(265, 450));

    prose(`<h2>Move the input</h2>
      <p>The catch rate has no free number of its own in this model: it follows from traffic, bake times and defects.</p>`);
    const variants = cell('other stages, other traffic', { run: study }, ({ run }, { signal }) =>
      runVariants(run, detectionVariants, signal),
    );
    const detection = cell(
      'detection follows',
      { run: study, variants },
      ({ run, variants: results }, { width }) => detectionFigure(run, results, { width }),
    );
    before(detection, () => reservedFigure(275, 420));

    prose(`<h2>What follows</h2>
      <p>A catch rate can only be compared with one that has the same denominator. Of the
      five definitions, only the share of <em>all bad changes</em> tells how well a canary works, and it needs the truth about
      each change, which only a simulation, or a long look back, has.</p>
      <h2>What this does not show</h2>
      <p>How many issues the study’s canaries met. The traffic, the error rates and the defects here are assumptions with ranges,
      listed on the methods page.</p>`);
  },
);
