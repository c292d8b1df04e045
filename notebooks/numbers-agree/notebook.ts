/** Do the numbers agree? The printed figures checked against each other; no run, no model. */
import { checkGroups } from '../../engine/claims/consistency/index.ts';
import { defineNotebook } from '../authoring/define.ts';
import { checkList, summary } from './check-row.ts';
import { ownNumbers } from './own-numbers.ts';

export const notebook = defineNotebook<null>(
  {
    title: 'Do the numbers agree?',
    lead: 'Which printed GenOps figures agree with each other once rounding is allowed for, and which cannot both be right?',
    claims: ['success-baseline', 'success-improvement', 'canary-catch', 'cycle-time-improvement'],
    path: 'numbers-agree/',
  },
  ({ prose, text, column }) => {
    prose(`<p>A printed number stands for every value that rounds to it: 96.8% is anything from 96.75% to 96.85%. A figure computed from printed
      numbers is therefore a range. If the printed figure lies in that range, the two are <em>consistent</em>. If no rounding can explain the
      difference, they are <em>inconsistent</em>. This page runs no study; all of it is arithmetic.</p>
      <p>A percentage of n must be a whole number over n. The test of this is called GRIM. Its power is the share of printed values that
      it would refuse. At the size of the study it would refuse none, so such a check is marked <em>no power</em>.</p>`);
    const groups = checkGroups();
    text({}, () => summary(groups.flatMap(({ checks }) => checks)));

    prose(`<h2>The published figures</h2>
      <p>A flag is a printed figure; the band behind it shows the values that round to it. A bar is the range that the inputs allow. A diamond is
      a single possible value.</p>`);
    column(
      text({}, () => checkList(groups)),
      'spread',
    );

    prose(`<h2>Check your own numbers</h2>
      <p>Take them from any paper. Type them as printed, with trailing zeros: 14.4 and 14.40 say different things. Powers of ten such as
      1.2 × 10⁻⁴ and thousands such as 15,847 are fine. Nothing you type leaves this page.</p>`);
    text({}, () => ownNumbers());

    prose(`<h2>What this does not show</h2>
      <p>Which of two figures is right, or why they differ. Figures that agree can both be wrong. Correct figures can differ because of subgroups or
      another method; the form lists the known cases for each check.</p>`);
  },
);
