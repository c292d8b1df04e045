/**
 * Writes down one real run for browsers that cannot run the study, site/fallback/figures.json, and for a talk whose run fails,
 * talk/data/committed.json; and the draws that it shows, talk/data/draws.json.
 *
 *     npm run fallback
 *
 * Run it when a digest changes; test/goldens/verdicts.test.ts fails until then.
 */
import './help-first.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { beliefPlan, drawsOf } from '../engine/belief/belief.ts';
import { loadSha256 } from '../engine/index.ts';
import { readTable } from '../engine/shards/table.ts';
import { drawsOnStage } from '../talk/data/draws.ts';
import { committedRun, fallbackOf } from './fallback.ts';
import { ledgerOfRun } from './ledger.ts';
import { talkOf } from './talk.ts';

const sha256 = await loadSha256();
const table = readTable(
  readFileSync(new URL('../engine/belief/committed/free.bin', import.meta.url)),
  sha256,
);
const draws = drawsOnStage(drawsOf(table, beliefPlan({ kind: 'free' }), sha256));
writeFileSync(new URL('../talk/data/draws.json', import.meta.url), `${JSON.stringify(draws)}\n`);

const ledger = await ledgerOfRun(committedRun, null);
const files = {
  'site/fallback/figures.json': JSON.stringify(fallbackOf(ledger), null, 2),
  'talk/data/committed.json': JSON.stringify(await talkOf(ledger.study)),
};
for (const [name, text] of Object.entries(files)) {
  writeFileSync(new URL(`../${name}`, import.meta.url), `${text}\n`);
  console.log(`written: ${name}`);
}
