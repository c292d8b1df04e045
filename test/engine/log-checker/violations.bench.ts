/** What checking costs beside what is checked: compare the rows of one run with one another. */
import { bench, describe } from 'vitest';
import { encodeEvent } from '../../../engine/audit-log/index.ts';
import { logFindings, violationsOf } from '../../../engine/log-checker/index.ts';
import { auditedDeployment } from '../../../engine/pipeline/index.ts';
import { studyOf } from '../study-of.ts';
import { logOf } from './log-of.ts';

const N = 2_000;
const { log, rules, deliveries } = logOf(N);
const options = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 };

describe(`of ${N} deployments`, () => {
  bench('the study', () => void studyOf(N), options);
  bench(
    'the checker of its leaves',
    () => {
      for (const { leaf } of deliveries) violationsOf(auditedDeployment(leaf), rules);
    },
    options,
  );
  bench('the checker of its events', () => void logFindings(log, rules), options);
  bench('encoding its events', () => void log.map(encodeEvent), options);
});
