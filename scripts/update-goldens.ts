/**
 * Rewrites the goldens of test/goldens and prints what moved: old → new.
 *
 *     npm run goldens
 *
 * A golden may be wrong: it says what came out, not what is right. Whoever rewrites one says in the CHANGELOG which
 * number moved, by how much, and why. Refuses in CI, where nobody would read what moved.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { currentGoldens, type Goldens, movedBetween } from './goldens.ts';

const file = new URL('../test/goldens/digests.json', import.meta.url);

function pinned(): Goldens {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Goldens;
  } catch {
    return { version: '(none)', studies: [] };
  }
}

const { CI } = process.env;
if (CI !== undefined && CI !== '' && CI !== 'false') {
  console.error('update-goldens: expected a person who reads what moved, got CI; run it on your machine');
  process.exit(1);
}
const now = await currentGoldens();
const moved = movedBetween(pinned(), now);
if (moved.length === 0) console.log('Nothing moved.');
else {
  writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
  console.log(
    `${moved.join('\n')}\n\n${moved.length} moved. Say in the CHANGELOG which, by how much, and why.`,
  );
}
