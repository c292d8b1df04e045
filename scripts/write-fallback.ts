/**
 * Writes down one real run for browsers that cannot run the study: site/fallback/figures.json.
 *
 *     npm run fallback
 *
 * Run it when a digest changes; test/goldens/verdicts.test.ts fails until then.
 */
import { writeFileSync } from 'node:fs';
import { committedRun, fallbackOf } from './fallback.ts';
import { ledgerOfRun } from './ledger.ts';

writeFileSync(
  new URL('../site/fallback/figures.json', import.meta.url),
  `${JSON.stringify(fallbackOf(await ledgerOfRun(committedRun, null)), null, 2)}\n`,
);
console.log('written: site/fallback/figures.json');
