/** What a claim about cycle times becomes under each definition of cycle time: a small table, and the finding in words. */
import { type Claim, isMeasured, rangesOf } from '../../engine/claims/claim.ts';
import { cycleTimeBaseline } from '../../engine/claims/published/cycle-time-baseline.ts';
import { cycleTimeGenops } from '../../engine/claims/published/cycle-time-genops.ts';
import { assumedBaselineSd } from '../../engine/claims/published/effect-size.ts';
import {
  type CycleTimeDefinition,
  cycleTimeDefinitionNames,
  cycleTimeDefinitions,
} from '../../engine/simulator/cycle-times.ts';
import type {
  CycleTimeMeasures,
  CycleTimeSpread,
  Estimate,
} from '../../engine/simulator/measures/measures.ts';
import { parameters } from '../../engine/simulator/settings.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { element, html } from '../authoring/html.ts';
import { negated } from '../charts/cycle-time.ts';
import { dataTable, numbers, runLabel } from '../charts/figure.ts';
import { interval, inUnit, rangeText, withInterval } from '../format/estimate.ts';
import { decimal, percent, plural } from '../format/number.ts';
import { minutes } from '../format/time.ts';

type Quantity = 'medianCycleGenops' | 'medianCycleTraditional' | 'cycleTimeReduction' | 'cycleTimeEffect';

/** What a claim takes of both arms' cycle times. */
const numberOf: Readonly<Record<Quantity, (measures: CycleTimeMeasures) => Estimate>> = {
  medianCycleGenops: ({ genops }) => genops.median,
  medianCycleTraditional: ({ traditional }) => traditional.median,
  cycleTimeReduction: ({ reduction }) => reduction,
  cycleTimeEffect: ({ effect }) => effect,
};

/** The quantity of a claim whose number depends on the definition of cycle time; null for any other claim. */
export function quantityByDefinition({ test }: Claim): Quantity | null {
  if (!isMeasured(test)) return null;
  const { quantity } = test;
  return Object.hasOwn(numberOf, quantity) ? (quantity as Quantity) : null;
}

/** One sentence for next to the verdict of a number whose definition differs elsewhere. */
export function publishedDefinitionNote(claim: Claim, quantity: Quantity, { measures }: Study): HTMLElement {
  const published = numberOf[quantity](measures.cycleTimes.published);
  const own = 'By the documents’ own definition of cycle time, without review and testing,';
  if (quantity === 'cycleTimeEffect') {
    const ours = measures.cycleTimes['with-review'].effect;
    return element`<p>${own} Cohen’s d is ${effectText(published)}.${published.value < 0 ? ' Minus means that GenOps takes longer.' : ''}
      With review and waiting, as on the other pages, it is ${effectText(ours)}.</p>`;
  }
  return quantity === 'cycleTimeReduction' && published.value < 0
    ? element`<p>${own} GenOps would take ${withInterval('ratio', negated(published))} longer.</p>`
    : element`<p>${own} it would be ${withInterval(claim.unit, published)}.</p>`;
}

/** Height to reserve for the note, pixels: on a screen, on a phone. */
export function definitionsHeight(quantity: Quantity): readonly [number, number] {
  return quantity === 'cycleTimeEffect' ? [630, 1130] : [430, 860];
}

export function cycleTimeDefinitionsNote(claim: Claim, quantity: Quantity, study: Study): HTMLElement {
  const isEffect = quantity === 'cycleTimeEffect';
  return element`<div class="by-definition stack">
    ${isEffect ? effectFinding(claim, study) : medianFinding(claim, quantity, study)}
    ${isEffect ? effectTable(study) : mediansTable(study)}
    <p>${runLabel(study)} Published definition: ${cycleTimeDefinitions.published.source}.</p>
    ${isEffect ? assumedSpread(study) : null}
  </div>`;
}

function medianFinding({ unit }: Claim, quantity: Quantity, study: Study): HTMLElement {
  const { cycleTimes } = study.measures;
  const of = numberOf[quantity];
  const [published, judged] = [of(cycleTimes.published), of(cycleTimes['with-review'])];
  const { reduction } = cycleTimes.published;
  return element`<p>By the published definition, this number is ${withInterval(unit, published)} instead of ${inUnit(unit, judged.value)}.
    ${slower(reduction)} ${deployInput(study)}
    The verdict uses the definition with review and waiting, because we tuned the model on it.</p>`;
}

function effectFinding(claim: Claim, study: Study): HTMLElement {
  const { cycleTimes } = study.measures;
  const [range] = rangesOf(claim);
  const inside = cycleTimeDefinitionNames.filter(
    (name) => range !== undefined && cycleTimes[name].effect.lower >= range.lower,
  );
  const labels = inside.map((name) => `“${cycleTimeDefinitions[name].label}”`).join(' and ');
  const accepted = range === undefined ? '' : rangeText(claim.unit, range.lower, range.upper);
  return element`<p>By the published definition, Cohen’s d is ${effectText(cycleTimes.published.effect)}. The verdict uses this definition.
    ${slower(cycleTimes.published.reduction)} ${deployInput(study)} ${putOff(study)}
    ${
      inside.length === 0
        ? `No definition puts the whole interval in the accepted range (${accepted}).`
        : `Under ${labels}, the whole interval lies in the accepted range (${accepted}).`
    }</p>`;
}

function slower({ value }: Estimate): string {
  return value < 0 ? `Its GenOps median is ${percent(-value)} longer than the traditional one.` : '';
}

/** What the traditional time consists of by the published definition. */
function deployInput({ config }: Study): string {
  const { deployMinutes, verifyMinutes } = config.settings;
  const deploy = `“${parameters.deployMinutes.label}”, ${minutes(deployMinutes)}`;
  return `Its traditional time is a single input: ${deploy}. Verification by hand, ${minutes(verifyMinutes)}, follows the rollout and does not count.`;
}

/** Waits that the published definition counts as governance. */
function putOff({ measures: { governance } }: Study): string {
  if (governance.deferred === 0) return '';
  return `Policies defer ${plural(governance.deferred, 'GenOps deployment')}; that wait is governance, so it counts.`;
}

function mediansTable(study: Study): HTMLElement {
  const { cycleTimes } = study.measures;
  return dataTable({
    title: 'Median cycle times under each definition',
    columns: ['definition', ...numbers('GenOps median', 'traditional median', 'reduction')],
    rows: cycleTimeDefinitionNames.map((name) => {
      const { genops, traditional, reduction } = cycleTimes[name];
      return [
        definitionCell(name),
        withInterval('minutes', genops.median),
        withInterval('minutes', traditional.median),
        withInterval('ratio', reduction),
      ];
    }),
    cards: true,
  });
}

function effectTable(study: Study): HTMLElement {
  const { cycleTimes } = study.measures;
  return dataTable({
    title: 'Cohen’s d of cycle times under each definition',
    columns: ['definition', ...numbers('GenOps mean (SD)', 'traditional mean (SD)', 'Cohen’s d')],
    rows: cycleTimeDefinitionNames.map((name) => {
      const { genops, traditional, effect } = cycleTimes[name];
      return [definitionCell(name), spreadText(genops), spreadText(traditional), effectText(effect)];
    }),
    cards: true,
  });
}

function definitionCell(name: CycleTimeDefinition): Node {
  const { label, meaning } = cycleTimeDefinitions[name];
  return html`<span class="by-definition__label">${label}</span><small class="by-definition__meaning muted">${meaning}</small>`;
}

function spreadText({ meanMinutes, sdMinutes }: CycleTimeSpread): string {
  return Number.isFinite(sdMinutes)
    ? `${minutes(meanMinutes)} (${minutes(sdMinutes)})`
    : minutes(meanMinutes);
}

function effectText(effect: Estimate): string {
  if (!Number.isFinite(effect.value)) return 'no spread';
  const { value, lower, upper } = effect;
  return `${inUnit('number', value)} (${interval('number', lower, upper)})`;
}

/** The spread that the published code assumes, next to ours, and what the printed medians give over it. */
function assumedSpread({ measures: { cycleTimes } }: Study): HTMLElement {
  const { printed, minutes: assumed, source } = assumedBaselineSd;
  const ours = cycleTimeDefinitionNames.map(
    (name) => `${minutes(cycleTimes[name].traditional.sdMinutes)} (${cycleTimeDefinitions[name].label})`,
  );
  const difference = (cycleTimeBaseline.value ?? Number.NaN) - (cycleTimeGenops.value ?? Number.NaN);
  return element`<p>The code assumes a baseline SD of <span class="printed one-line tight digits strong">${printed}</span> min
    <cite>${source.document}, ${source.locator}</cite>. Our traditional SDs: ${ours.join(', ')}.
    The printed medians differ by ${minutes(difference)}; over the assumed SD, that is d\u00a0=\u00a0${decimal(difference / assumed, 2)}.</p>`;
}
