/**
 * Rewrites the goldens of test/goldens and prints what moved: old → new.
 *
 *     npm run goldens
 *
 * A golden may be wrong: it says what came out, not what is right. Whoever rewrites one says in the CHANGELOG which
 * number moved, by how much, and why. Refuses in CI, where nobody would read what moved.
 */
import './help-first.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { expected, inWords } from '../engine/errors.ts';
import { expectedDigests } from '../notebooks/certificate/vectors.ts';
import { currentGoldens, type Goldens, movedBetween } from './goldens.ts';
import { nodeDigests } from './vector-digests.ts';
import { currentVerdicts, type ExpectedVerdicts, movedVerdicts } from './verdict-goldens.ts';

const file = new URL('../test/goldens/digests.json', import.meta.url);
const vectorFile = new URL('../notebooks/certificate/digests.json', import.meta.url);
const verdictFile = new URL('../test/goldens/verdicts.json', import.meta.url);

function pinned(): Goldens {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Goldens;
  } catch {
    return { version: '(none)', studies: [] };
  }
}

function pinnedVerdicts(): readonly ExpectedVerdicts[] {
  try {
    return JSON.parse(readFileSync(verdictFile, 'utf8')) as readonly ExpectedVerdicts[];
  } catch {
    return [];
  }
}

const { CI } = process.env;
if (CI !== undefined && CI !== '' && CI !== 'false') {
  console.error(
    expected('update-goldens', 'a person who reviews what moved', inWords('CI'), 'run it on your machine')
      .message,
  );
  process.exit(1);
}
const now = await currentGoldens();
const moved = movedBetween(pinned(), now);
if (moved.length > 0) writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);

const verdicts = await currentVerdicts();
const movedClaims = verdicts.flatMap((run) => {
  const before = pinnedVerdicts().find(
    (own) => own.deployments === run.deployments && own.seed === run.seed && own.scenario === run.scenario,
  );
  const name = `${run.scenario ?? 'default scenario'}, ${run.deployments}, seed ${run.seed}`;
  const differences = movedVerdicts({ verdicts: before?.verdicts ?? {} }, run.verdicts);
  return [...differences].map(([id, text]) => `${name}: ${id}: ${text}`);
});
if (movedClaims.length > 0) writeFileSync(verdictFile, `${JSON.stringify(verdicts, null, 2)}\n`);

const digests = await nodeDigests();
const movedVectors = Object.keys({ ...expectedDigests, ...digests }).flatMap((id) => {
  const [before, after] = [expectedDigests[id], digests[id]];
  return before === after ? [] : [`certificate, ${id}: ${before ?? '(none)'} → ${after ?? '(none)'}`];
});
if (movedVectors.length > 0) writeFileSync(vectorFile, `${JSON.stringify(digests, null, 2)}\n`);

const all = [...moved, ...movedClaims, ...movedVectors];
console.log(
  all.length === 0
    ? 'Nothing moved.'
    : `${all.join('\n')}\n\n${all.length} moved. Say in the CHANGELOG which, by how much, and why.`,
);
