/** The charts of what a claim speaks of, loaded when they are shown; the same that other pages argue with. */
import type { Claim, QuantityName } from '../../engine/claims/claim.ts';
import type { StudyView } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import { pageLink } from '../authoring/links.ts';
import { reservedFigure } from '../charts/figure.ts';

export type SubjectChart = 'cycle time' | 'outcomes' | 'where bad changes end' | 'catch rate by definition';

/** Heights to reserve, pixels: on a screen, on a phone. */
export const chartHeights: Readonly<Record<SubjectChart, readonly [number, number]>> = {
  'cycle time': [600, 640],
  outcomes: [860, 1170],
  'where bad changes end': [425, 500],
  'catch rate by definition': [300, 450],
};

export function chartsOf(quantity: QuantityName): readonly SubjectChart[] {
  switch (quantity) {
    case 'medianCycleGenops':
    case 'medianCycleTraditional':
    case 'cycleTimeReduction':
    case 'cycleTimeP':
      return ['cycle time'];
    case 'successGenops':
    case 'successTraditional':
    case 'successDifference':
    case 'successP':
    case 'rollbackGenops':
    case 'failureGenops':
    case 'failureTraditional':
      return ['outcomes'];
    case 'canaryCatch':
      return ['where bad changes end', 'catch rate by definition'];
    case 'violations':
    case 'budgetVarianceReduction':
    case 'cycleTimeEffect': // judged by another definition than the chart's
      return [];
  }
}

/** @param from path of the page that it stands on */
export async function drawSubject(
  chart: SubjectChart,
  run: StudyView,
  from: string,
  width: number,
): Promise<HTMLElement> {
  switch (chart) {
    case 'cycle time': {
      const { cycleTimeFigure } = await import('../charts/cycle-time.ts');
      return cycleTimeFigure(run, { width, more: pageLink(from, 'cycle-time/', 'Cycle time', run.query) });
    }
    case 'outcomes': {
      const { outcomesFigure } = await import('../charts/outcomes.ts');
      return outcomesFigure(run, { width, more: pageLink(from, 'success-rate/', 'Success rate', run.query) });
    }
    case 'where bad changes end':
    case 'catch rate by definition': {
      const { canaryFlowFigure, catchRateFigure } = await import('../charts/canary.ts');
      const more = pageLink(from, 'canary-catch/', 'Canary catch', run.query);
      const draw = chart === 'catch rate by definition' ? catchRateFigure : canaryFlowFigure;
      return draw(run, { width, more });
    }
  }
}

/** Where the chart that decides is to come; where nothing decides, what stands in its place. */
export function decidingPlace(kind: Claim['test']['kind']): HTMLElement {
  if (kind === 'untestable') {
    return element`<p class="ui muted">No chart decides this claim: nothing that can be run here measures it.
      <a class="one-line" href="#what-would-change">What would change that?</a></p>`;
  }
  return kind === 'emergent'
    ? reservedFigure(165, 220, 'Running the study …')
    : reservedFigure(290, 370, kind === 'calibrated' ? 'Running the study …' : 'Checking …');
}
