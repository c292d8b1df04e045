/**
 * A log of thirteen deployments that was counted by hand, on paper: nine of GenOps (six succeeded, one of them without a cycle
 * time that can be read, two rolled back, one at a canary stage and one at full traffic, one failed), four traditional (three
 * succeeded, one failed). An id stands in both arms: two deployments.
 */
import { expect, test } from 'vitest';
import { readLogFile } from '../../engine/deployment-log/index.ts';
import { type LogQuantityName, measureLog } from '../../engine/own-data/index.ts';

const file = `id;Result;Duration (min);rollback stage;Arm
1;ok;10,0;;genops
2;ok;12,5;;genops
3;ok;20,0;;genops
4;ok;22,0;;genops
5;ok;30,0;;genops
6;reverted;8,0;canary 5%;genops
7;reverted;41,0;100%;genops
8;error;15,0;;genops
9;ok;50,0;;baseline
10;ok;60,0;;baseline
1;ok;70,0;;baseline
12;error;40,0;;baseline
13;ok;-1,0;;genops
14;exploded;9,0;;genops
12;ok;9,0;;baseline
`;

test.each([
  ['medianCycleGenops', 17.5, 8],
  ['medianCycleTraditional', 55, 4],
  ['cycleTimeReduction', 1 - 17.5 / 55, 8],
  ['successGenops', 6 / 9, 9],
  ['successTraditional', 3 / 4, 4],
  ['successDifference', 6 / 9 - 3 / 4, 13],
  ['rollbackGenops', 2 / 9, 9],
  ['rollbackTraditional', 0, 4],
  ['failureGenops', 1 / 9, 9],
  ['failureTraditional', 1 / 4, 4],
  ['canaryCatch', 1 / 3, 3],
] as const)('%s is %d of %d, as counted', (name: LogQuantityName, value, n) => {
  const quantity = measureLog(readLogFile(file)).quantities[name];
  expect(quantity).toMatchObject({ kind: 'known', estimate: { n } });
  if (quantity?.kind === 'known') expect(quantity.estimate.value).toBeCloseTo(value, 12);
});

test('two rows are left out and one cycle time, each for the reason that was planted in it', () => {
  const { problems, unreadableRows, rows, without } = readLogFile(file);
  expect([rows, unreadableRows, without.duration]).toEqual([15, 2, 1]);
  expect(problems.first.map(({ row, column, kind }) => [row, column, kind])).toEqual([
    [14, 'Duration (min)', 'out-of-range'],
    [15, 'Result', 'unknown-word'],
    [16, 'id', 'duplicate'],
  ]);
});
