/**
 * `npm run replay -- --deployments 500 --seed 24`: replays the first release in Node, prints its result box and the
 * digest of its rows. A bad argument ends with status 2.
 */
import { parseArgs } from 'node:util';
import { ArgumentError, expected } from '../engine/errors.ts';
import { deploymentsInWords, MOST_DEPLOYMENTS } from '../engine/limits.ts';
import { PUBLISHED_DEFAULTS, replayFirstRelease, reportText, seedFromText } from '../engine/replay/index.ts';

const USAGE = `usage: npm run replay -- [--deployments <1…${MOST_DEPLOYMENTS}>] [--seed <integer other than 0>]
Without arguments: ${PUBLISHED_DEFAULTS.deployments} deployments, seed ${PUBLISHED_DEFAULTS.seed}. A negative seed needs an equals sign: --seed=-42.`;

function argumentsOf(args: readonly string[]): { deployments: number; seed: bigint } | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      deployments: { type: 'string', default: String(PUBLISHED_DEFAULTS.deployments) },
      seed: { type: 'string', default: String(PUBLISHED_DEFAULTS.seed) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  if (!/^\d{1,9}$/.test(values.deployments)) {
    throw expected('deployments', deploymentsInWords, values.deployments);
  }
  return { deployments: Number(values.deployments), seed: seedFromText(values.seed) };
}

/** Whether an error is about what was typed: ours, or parseArgs' own. */
function isAboutArguments(error: unknown): error is Error {
  if (error instanceof ArgumentError) return true;
  return error instanceof TypeError && String(Reflect.get(error, 'code')).startsWith('ERR_PARSE_ARGS');
}

try {
  const request = argumentsOf(process.argv.slice(2));
  if (request === 'help') {
    console.log(USAGE);
  } else {
    const replay = await replayFirstRelease(request);
    console.log(reportText(replay));
    console.log(`\nseed ${replay.seed}\nSHA-256 of the rows ${replay.rowsSha256}`);
  }
} catch (error) {
  if (!isAboutArguments(error)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
