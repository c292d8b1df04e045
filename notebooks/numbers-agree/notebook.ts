/** Do the numbers agree? The printed figures checked against each other; no run, no model. */
import { checkGroups } from '../../engine/claims/consistency/index.ts';
import { defineNotebook, type PageAddress } from '../authoring/define.ts';
import { checksBrowser, checksOverview, uncheckedClaims } from './browser.ts';
import { ownNumbers } from './own-numbers.ts';

export const notebook = defineNotebook<PageAddress>(
  {
    title: 'Do the numbers agree?',
    lead: 'Which printed GenOps figures agree with each other once rounding is allowed for, and which cannot both be right?',
    claims: ['success-baseline', 'success-improvement', 'canary-catch', 'cycle-time-improvement'],
    path: 'numbers-agree/',
  },
  ({ prose, text, column }) => {
    const groups = checkGroups();
    column(
      text({}, () => checksOverview(groups)),
      'spread',
    );
    prose(`<p>A printed number stands for every value that rounds to it: 96.8% is anything from 96.75% to 96.85%. So a figure
      computed from printed numbers is a range. Two figures <em>agree</em> if rounding explains the difference. They
      <em>contradict</em> each other if it cannot. If two documents, or a document and the code, print different figures for
      the same thing, <em>documents differ</em>: that alone refutes neither. Code that differs from its own docstring
      contradicts itself. A difference of two shares is in percentage points, although it is printed with a percent sign (+7.8%). This page
      runs no study; it is all arithmetic.</p>
      <p>A percentage of n must be a whole number divided by n. The GRIM test checks this. Its <em>power</em> is the share of
      printed values that it would reject. At the study’s size it rejects none, so the check <em>cannot tell</em>.</p>`);

    prose(`<h2>The published figures</h2>
      <p>A flag is a printed figure. The band behind it shows the values that round to it. A bar is the range that the other
      printed figures allow. A thick mark is a single possible value.</p>`);
    column(
      text({}, () => checksBrowser(groups)),
      'spread',
    );
    text({}, () => uncheckedClaims(groups.flatMap(({ checks }) => checks)));

    prose(`<h2 id="own">Check your own numbers</h2>
      <p>Take them from any paper. Type them as printed, with trailing zeros: 14.4 and 14.40 mean different ranges. You can type powers
      of ten (1.2\u00a0×\u00a010<sup>−4</sup>) and thousands (15,847). Nothing you type leaves this page.</p>`);
    text({}, () => ownNumbers());

    prose(`<h2>What this does not show</h2>
      <p>Which of two figures is right, or why they differ. Figures that agree can both be wrong. Correct figures can differ because of
      subgroups or another method. The form lists the known cases for each check.</p>`);
  },
);
