/** Levels of significance that a printed and a recomputed p-value lie on different sides of. */
import type { Interval } from '../../statistics/sample.ts';

const levels = [0.05, 0.01, 0.001] as const;

/**
 * The levels 0.05, 0.01 and 0.001 that the whole printed range lies on one side of and the whole recomputed range on the
 * other. A p at a level counts as above it.
 *
 * Source: Nuijten et al. (2016), "The prevalence of statistical reporting errors", Behavior Research Methods
 * 48:1205–1226, who count decisions at 0.05 alone.
 *
 * @param printed what the printed p can stand for; "< 0.001" is below 0.001
 */
export function decisionErrors(printed: Interval, recomputed: Interval): readonly number[] {
  return levels.filter((level) => {
    const [said, found] = [sideOf(printed, level), sideOf(recomputed, level)];
    return said !== 'across' && found !== 'across' && said !== found;
  });
}

function sideOf({ lower, upper }: Interval, level: number): 'below' | 'above' | 'across' {
  // an open end, "< 0.001", is printed with its bound
  if (upper < level || (upper === level && lower < level)) return 'below';
  return lower >= level ? 'above' : 'across';
}
