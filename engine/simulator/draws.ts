/** Every decision of the study that is left to chance, by label, with how many uniforms a change takes from it. */

/** Judged stages of the longest plan (1-2-5-10-25-50%). */
const MOST_STAGES = 6;
/** Uniforms of one stage: `stageDraws` in canary-rollout/stage.ts. */
const DRAWS_A_STAGE = 7;

type Attempt = 1 | 2;
type RolloutLabel = 'hosts' | 'injection' | 'verification' | 'stage-1';

/** Drawn for one attempt of the staged rollout. The stages' labels follow one another, so their slots do too. */
function attempt<A extends Attempt>(which: A): Record<`genops/canary/attempt-${A}/${RolloutLabel}`, number> {
  const counts: [string, number][] = [
    ['hosts', 2],
    ['injection', 2],
    ['verification', 1],
    ...Array.from({ length: MOST_STAGES }, (_, k): [string, number] => [`stage-${k + 1}`, DRAWS_A_STAGE]),
  ];
  return Object.fromEntries(
    counts.map(([label, count]) => [`genops/canary/attempt-${which}/${label}`, count]),
  ) as Record<`genops/canary/attempt-${A}/${RolloutLabel}`, number>;
}

/** Labels below `study/` are drawn for the change and the people who handle it: the same in both arms. */
export const drawPlan = {
  'study/service': 1,
  'study/lines': 1,
  'study/files': 1,
  'study/kind': 3,
  'study/defect': 1,
  'study/defect/kind': 1,
  'study/defect/load': 2,
  'study/defect/lift': 1,
  'study/prepare': 1,
  'study/review': 5,
  'study/repair': 1,
  'study/untraced': 1,
  'study/operational': 2,
  ...attempt(1),
  ...attempt(2),
  'genops/retry': 2,
} as const;
