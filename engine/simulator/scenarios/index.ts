import type { Scenario } from '../scenario.ts';
import { asClaimed } from './as-claimed.ts';
import { baseline942 } from './baseline-942.ts';
import { equalChanges } from './equal-changes.ts';
import { fixedThresholdsJudge } from './fixed-thresholds.ts';
import { publishedSoak } from './published-soak.ts';

/** Scenarios in the order of the page's list; the first is the default. To add one: a file, a line here, a test. */
export const scenarios: readonly Scenario[] = [
  equalChanges,
  baseline942,
  publishedSoak,
  fixedThresholdsJudge,
  asClaimed,
];
