/**
 * What reporting guidelines ask of a simulation study, answered from the run and the code: STRESS-DES (Monks et al. 2019,
 * doi 10.1080/17477778.2018.1442155) item by item, and ADEMP (Morris, White & Crowther 2019, doi 10.1002/sim.8086).
 */
import { isMeasured, quantityNames } from '../../engine/claims/claim.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { defectKinds } from '../../engine/domain/change.ts';
import { statuses } from '../../engine/domain/deployment.ts';
import { tiers } from '../../engine/domain/service.ts';
import { drawPlan } from '../../engine/simulator/draws.ts';
import { budgetCoverage } from '../../engine/simulator/measures/budget-coverage.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { defaultSettings, type ParameterKey, parameters } from '../../engine/simulator/settings.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import { actionButton } from '../authoring/offer-file.ts';
import { dataTable } from '../charts/figure.ts';
import { count, decimal, outOf, percent, plural } from '../format/number.ts';
import { provenanceWords } from '../format/parameter.ts';

/** In the order in which the summary counts them. */
const answers = ['met', 'partly met', 'not met', 'not applicable'] as const;
type Answer = (typeof answers)[number];

export interface ReportedItem {
  readonly item: string;
  readonly answer: Answer;
  readonly how: string;
  /** A part of this page; empty for none. */
  readonly at: string;
}

/** Lines of `item | answer | how | part of this page`. What a reader types, such as a seed, has no place in them. */
function itemsIn(lines: string): readonly ReportedItem[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [item = '', answer = '', how = '', at = ''] = line.split('|').map((part) => part.trim());
      return { item, answer: answers.find((each) => each === answer) ?? 'not met', how, at };
    });
}

const list = (words: readonly string[]): string => words.join(', ').replaceAll('-', ' ');

/** How many parameters come from where. */
function provenanceOf(kind: keyof typeof provenanceWords): number {
  return Object.values(parameters).filter(({ provenance }) => provenance.kind === kind).length;
}

export function stressItems({ config, services, days }: Study): readonly ReportedItem[] {
  const { settings, deployments } = config;
  const scenario = scenarios.find(({ id }) => id === config.scenario);
  const keys = Object.keys(parameters) as ParameterKey[];
  const changed = keys.filter((key) => settings[key] !== defaultSettings[key]).length;
  const sources = (Object.keys(provenanceWords) as (keyof typeof provenanceWords)[]).map(
    (kind) => `${provenanceWords[kind]} ${count(provenanceOf(kind))}`,
  );
  const draws = Object.values(drawPlan).reduce((sum, each) => sum + each, 0);
  const warmUp =
    settings.warmUpDays > 0
      ? `met | A warm-up of ${plural(settings.warmUpDays, 'day')}, not counted.`
      : 'not met | This run has no warm-up: it starts with empty memories and full error budgets.';
  return itemsIn(`
1.1 Purpose of the model | met | To test ${plural(publishedClaims.length, 'published claim')}, not to predict a pipeline.
1.2 Model outputs | met | ${count(quantityNames.length)} quantities, each with its definition and interval. | outcomes
1.3 Experimentation aims | met | Scenario “${scenario?.title ?? 'custom'}”. ${scenario?.varies ?? ''} ${plural(changed, 'setting differs', 'settings differ')} from the defaults.
2.1 Overview diagram | met | Both pipelines, step by step. | pipelines
2.2 Base model logic | met | Two pipelines and four pillars. | pillars
2.3 Scenario logic | met | A scenario only changes parameters; changed ones are bold in the list. | parameters
2.4 Algorithms | met | Risk score, always-valid test, policies. | pillars
2.5.1 Entities | met | ${plural(deployments, 'change')} to ${plural(services.length, 'service')} in ${count(tiers.length)} tiers (${list(tiers)}); defects: ${list(defectKinds.slice(1))}. | world
2.5.2 Activities | met | Preparing, review, deploying, canary stages, verification, repair. | pipelines
2.5.3 Resources | met | ${plural(settings.reviewersPerOrganisation, 'reviewer')} in each of three organizations; a service takes one rollout at a time${settings.serviceLock ? '' : ' (switched off in this run)'}.
2.5.4 Queues | met | Reviews wait in order of arrival, during working hours.
2.5.5 Entry and exit points | met | Changes arrive by the hour of the week and leave as ${list(statuses)}. | outcomes
3.1 Data sources | not met | The study’s deployment data are not public. Parameters by source: ${sources.join(', ')}. | parameters
3.2 Pre-processing | not applicable | No data set enters the model.
3.3 Input parameters | met | All ${count(keys.length)}, with value, unit, range and source. | parameters
3.4 Assumptions | met | ${count(provenanceOf('assumption'))} parameters are assumptions, ${count(provenanceOf('calibrated'))} calibrated; each has its reason. | parameters
4.1 Initialization | ${warmUp}
4.2 Run length | met | ${plural(deployments, 'deployment')}, ${decimal(days, 0)} simulated days.
4.3 Estimation approach | partly met | One run, with intervals within it. Experiments runs up to 10,000 seeds and gives the Monte Carlo error.
5.1 Software or language | met | TypeScript, in any recent browser or in Node.
5.2 Random sampling | met | seedrandom’s tychei, ${count(Object.keys(drawPlan).length)} streams named by decision, ${count(draws)} numbers a change. The foot names the seed. | draws
5.3 Model execution | met | One clock a deployment, changes in order of time, no event queue.
5.4 System specification | not met | Machine and run time are not recorded. Results do not depend on them: the digest in the foot is the same everywhere.
6.1 Code sharing statement | partly met | MIT license, and each cell shows its source. No archive with a DOI is named.`);
}

export function ademp({ config, measures }: Study): readonly ReportedItem[] {
  const tested = publishedClaims.filter(({ test }) => isMeasured(test)).length;
  const { confirmed, estimator } = budgetCoverage;
  const least = Math.min(...confirmed.map(({ coverage }) => coverage));
  return itemsIn(`
Aims | met | Whether the model gives ${outOf(tested, publishedClaims.length)} published claims.
Data-generating mechanisms | met | Scenario ${config.scenario}: ${count(measures.canary.badChanges)} of ${plural(config.deployments, 'change')} are bad. | world
Estimands | met | ${count(quantityNames.length)} quantities; each claim has an accepted range, the package’s or ours. | verdicts
Methods | met | Wilson, order statistics, paired and bootstrap intervals, named in each claim. | outcomes
Performance: Monte Carlo error | met | Given for each mean over seeds, on Experiments.
Performance: coverage | partly met | Measured for the ${estimator}: at least ${percent(least)}. The other intervals are textbook methods whose coverage is tested outside the model.
Performance: bias | not met | The true value is known for no published claim, so bias against the study cannot be estimated.`);
}

/** `19 of 24 items are met, 2 partly, …`: what is not met is said first. */
export function reportedSummary(items: readonly ReportedItem[]): string {
  const of = (wanted: Answer): readonly string[] =>
    items.filter(({ answer }) => answer === wanted).map((each) => each.item);
  const unmet = of('not met');
  return `${unmet.length === 0 ? 'Nothing is unmet' : `Not met: ${unmet.join('; ')}`}. ${answers.map((answer) => `${count(of(answer).length)} ${answer}`).join(', ')}.`;
}

function itemsTable(title: string, items: readonly ReportedItem[]): HTMLElement {
  const words = (answer: Answer): Hole => (answer === 'met' ? answer : html`<strong>${answer}</strong>`);
  return dataTable({
    title,
    cards: true,
    columns: ['item', 'answer', 'how'],
    rows: items.map(({ item: name, answer, how, at }) => [
      name,
      words(answer),
      at === '' ? how : html`<span>${how} <a class="no-print" href="#${at}">Section</a></span>`,
    ]),
  });
}

export function reportingTables(study: Study): HTMLElement {
  const [stress, other] = [stressItems(study), ademp(study)];
  return element`<div class="stack gap-16 prose-like">
    <h3>STRESS-DES</h3><p>${reportedSummary(stress)}</p>${itemsTable('STRESS-DES checklist of this run', stress)}
    <h3>ADEMP</h3><p>${reportedSummary(other)}</p>${itemsTable('ADEMP summary of this run', other)}
    <div class="no-print">${actionButton('Print this page', () => print())}</div>
  </div>`;
}
