/** The charts of what a claim speaks of, loaded when they are shown; the same that other pages argue with. */
import type { QuantityName } from '../../engine/claims/claim.ts';
import type { StudyView } from '../authoring/define.ts';
import { pageLink } from '../authoring/links.ts';

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
