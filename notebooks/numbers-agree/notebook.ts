/** Do the numbers agree? The printed figures held against each other; no run, no model. */
import { checkGroups } from '../../engine/claims/consistency/index.ts';
import { defineNotebook } from '../authoring/define.ts';
import { checkList, summary } from './check-list.ts';
import { ownNumbers } from './own-numbers.ts';

export const notebook = defineNotebook<null>(
  {
    title: 'Do the numbers agree?',
    lead: 'What was printed about GenOps, held against itself: which figures can stand together once rounding is allowed for, and which cannot?',
    claims: ['success-baseline', 'success-improvement', 'canary-catch', 'cycle-time-improvement'],
    path: 'numbers-agree/',
  },
  ({ prose, text, column }) => {
    prose(`<p>A printed number stands for all values that round to it: 96.8% for 96.75 to 96.85. So what follows from printed numbers is a
      range. Where the range meets what was printed, the figures are <em>consistent</em>; where no rounding brings them together, they
      are <em>inconsistent</em>. No study is run on this page: all of it is arithmetic.</p>
      <p>A percentage of n must be a whole number over n; that test is called GRIM. Its power is the share of printed values that it would have
      refused. At the size of the study it would have refused none: the check is then marked <em>no power</em>, whatever was printed.</p>`);
    const groups = checkGroups();
    text({}, () => summary(groups.flatMap(({ checks }) => checks)));

    prose(`<h2>The published figures</h2>
      <p>Flags are printed figures, each on a band of the values that it can stand for. A bar is the range that the inputs allow; diamonds
      are single possible values.</p>`);
    column(
      text({}, () => checkList(groups)),
      'spread',
    );

    prose(`<h2>Numbers of your own</h2>
      <p>Any paper’s. Type them as they are printed, trailing zeros included: 14.4 and 14.40 say different things. What is typed stays in this
      page.</p>`);
    text({}, () => ownNumbers());

    prose(`<h2>What this does not show</h2>
      <p>Which of two figures is right, or how they came to differ. Figures that agree can both be wrong, and rounding, subgroups or another method can
      set right ones apart: the known ways are named with each check.</p>`);
  },
);
