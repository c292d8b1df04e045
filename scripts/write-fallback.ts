/**
 * Writes down one real run for browsers that cannot run the study, site/fallback/figures.json, and for a talk whose run fails,
 * talk/data/committed.json.
 *
 *     npm run fallback
 *
 * Run it when a digest changes; test/goldens/verdicts.test.ts fails until then.
 */
import { writeFileSync } from 'node:fs';
import { committedRun, fallbackOf } from './fallback.ts';
import { ledgerOfRun } from './ledger.ts';
import { talkOf } from './talk.ts';

const ledger = await ledgerOfRun(committedRun, null);
const files = {
  'site/fallback/figures.json': JSON.stringify(fallbackOf(ledger), null, 2),
  'talk/data/committed.json': JSON.stringify(await talkOf(ledger.study)),
};
for (const [name, text] of Object.entries(files)) {
  writeFileSync(new URL(`../${name}`, import.meta.url), `${text}\n`);
  console.log(`written: ${name}`);
}
