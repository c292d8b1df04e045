/**
 * Searches replays of the published first release for figures that documents print of runs without seed or size, and
 * writes engine/claims/lenses/replay-record.json.
 *
 *     npm run record
 *
 * Run it when the replay or one of those figures changes; test/engine/claims/recorded.test.ts fails until then.
 */
import './help-first.ts';
import { writeFileSync } from 'node:fs';
import { recordedReplays } from './replay-record.ts';

writeFileSync(
  new URL('../engine/claims/lenses/replay-record.json', import.meta.url),
  `${JSON.stringify(recordedReplays(), null, 2)}\n`,
);
console.log('written: engine/claims/lenses/replay-record.json');
