/**
 * `npm run replay -- --deployments 500 --seed 24`: replays the first release in Node, prints its result box and the
 * digest of its rows.
 */
import { expected } from '../engine/errors.ts';
import { deploymentsInWords } from '../engine/limits.ts';
import { PUBLISHED_DEFAULTS, replayFirstRelease, reportText, seedFromText } from '../engine/replay/index.ts';
import { type Command, exits, optionsOf, startCommand } from './command.ts';

const USAGE = `usage: npm run replay -- [--deployments N] [--seed INTEGER]
Replays the published code and prints its result box and the digest of its rows.
 --deployments N   ${deploymentsInWords} (default ${PUBLISHED_DEFAULTS.deployments})
 --seed INTEGER    any but 0 (default ${PUBLISHED_DEFAULTS.seed}); a negative one needs an equals sign: --seed=-42`;

function argumentsOf(args: readonly string[]): { deployments: number; seed: bigint } {
  const { values } = optionsOf(args, {
    deployments: { type: 'string', default: String(PUBLISHED_DEFAULTS.deployments) },
    seed: { type: 'string', default: String(PUBLISHED_DEFAULTS.seed) },
  });
  if (!/^\d{1,9}$/.test(values.deployments)) {
    throw expected('deployments', deploymentsInWords, values.deployments);
  }
  return { deployments: Number(values.deployments), seed: seedFromText(values.seed) };
}

export const replay: Command = {
  usage: USAGE,
  run: async (args, { log }) => {
    const replayed = await replayFirstRelease(argumentsOf(args));
    log(reportText(replayed));
    log(`\nseed ${replayed.seed}\nSHA-256 of the rows ${replayed.rowsSha256}`);
    return exits.asExpected;
  },
};

await startCommand(import.meta.url, replay);
