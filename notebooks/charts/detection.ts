/** What a canary stage can detect, in words: how likely it is, and which ratios the judge never flags. */
import { neverFlagged, type UsualStage, usualStages } from '../../engine/simulator/arm-config.ts';
import type { Settings } from '../../engine/simulator/settings.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { html } from '../authoring/html.ts';
import { decimal, NO_NUMBER, percent } from '../format/number.ts';

/** A smallest lift: `1.31%`, or `none`. */
export function liftText(lift: number | undefined): string {
  return lift === undefined || !Number.isFinite(lift) ? NO_NUMBER : percent(lift, 2);
}

/** Two numbers as a range, or as one where they read the same. */
function between(values: readonly number[], text: (value: number) => string): string {
  const [low, high] = [text(Math.min(...values)), text(Math.max(...values))];
  return low === high ? low : `${low} to ${high}`;
}

/** How often the smallest lift is really found, and how much larger one has to be to be found in 80%. */
export function powerText(stages: readonly UsualStage[]): Node {
  const seeing = stages.filter(({ lift }) => Number.isFinite(lift));
  if (seeing.length === 0)
    return html`<p>On the service of median traffic, no stage detects any added error rate.</p>`;
  const power = between(
    seeing.map((stage) => stage.power),
    (value) => percent(value, 0),
  );
  const factors = seeing
    .map(({ lift, liftAtUsualPower }) => liftAtUsualPower / lift)
    .filter((factor) => Number.isFinite(factor));
  const larger =
    factors.length === 0
      ? 'No lift is found with a probability of 80%.'
      : `A lift that is found with a probability of 80% is ${between(factors, (value) => decimal(value, 2))} times as large.`;
  return html`<p>This smallest lift is not found reliably. Real counts vary. A stage rolls back a defect of exactly
    this size with a probability of ${power} (service of median traffic, equal hosts). ${larger}</p>`;
}

/** What the tolerated ratio does not mean; null for a judge that has none. */
export function toleratedRatioText(settings: Settings): Node | null {
  const limits = neverFlagged(settings);
  if (limits === null) return null;
  return html`<p>The judge never rolls back a canary whose observed errors and slow requests both stay below ${between(limits, (value) => decimal(value, 2))} times those
    of its control, even with much traffic. A true rise below that ratio is found only by chance. The tolerated ratio is ${decimal(settings.margin, 2)}.</p>`;
}

/** All of it: the definition of the smallest lift, its power, and the tolerated ratio. */
export function detectionText({ config: { settings }, services }: Study): Node {
  return html`<p>A stage is inconclusive when its expected counts would not lead to a rollback for an added error rate (lift) of
    ${percent(settings.toleratedErrorLift)}.</p>${powerText(usualStages(settings, services))}${toleratedRatioText(settings)}`;
}
