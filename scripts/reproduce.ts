/**
 * `npm run reproduce -- --deployments 15847 --seed 42`: prints the ledger of all claims, and ends with 1 when a verdict is not as
 * expected: as committed in test/goldens/verdicts.json, or as in the file that `--expect` names.
 */
import { inRangeOf, verdictSentence } from '../engine/belief/in-range.ts';
import type { LedgerRow } from '../engine/claims/lenses/ledger.ts';
import { replaySeedText } from '../engine/claims/lenses/replay.ts';
import type { LogReading } from '../engine/deployment-log/index.ts';
import { expected, inWords } from '../engine/errors.ts';
import type { Settings } from '../engine/index.ts';
import { logVerdicts, measureLog } from '../engine/own-data/index.ts';
import { count, plural } from '../notebooks/format/number.ts';
import { formatAddress } from '../site/state/address.ts';
import type { Run } from '../site/state/run.ts';
import { type Command, exits, optionsOf, type Printer, startCommand } from './command.ts';
import { type DataOptions, dataOptions, dataUsage, readData } from './data-log.ts';
import { dataJson, dataText } from './data-text.ts';
import { checkOutput, readInput, writeOutput } from './files.ts';
import { junitOf } from './junit.ts';
import { inRangeNote, ledgerCounts, ledgerOfRun, ledgerText, type NodeLedger, outcomesOf } from './ledger.ts';
import { runOf, runOptions, runUsage } from './run-options.ts';
import { type Expectation, expectationOf, movedVerdicts, pinnedFor } from './verdict-goldens.ts';

const USAGE = `usage: npm run reproduce -- [--deployments N] [--seed TEXT] [--scenario ID] [--json FILE] [--data FILE …]
Runs the study and prints one line per claim.
${runUsage}
 --json FILE             writes the ledger to FILE
 --junit FILE            writes it as a JUnit report, a test per claim
 --expect FILE           compares with a ledger that --json wrote, digest included; without it with the committed verdicts
${dataUsage}`;

/** @throws ArgumentError, before the run, for a file that cannot be read now or written after it */
function argumentsOf(args: readonly string[]) {
  const { values } = optionsOf(args, {
    ...runOptions,
    json: { type: 'string' },
    junit: { type: 'string' },
    expect: { type: 'string' },
    ...dataOptions,
  });
  const run = runOf(values);
  const { data: file, json, junit, expect } = values;
  const data: (DataOptions & { data: string }) | null = file === undefined ? null : { ...values, data: file };
  const [option] =
    file === undefined ? Object.keys(values).filter((key) => key !== 'data' && key in dataOptions) : [];
  if (option !== undefined)
    throw expected(option, 'a log to read with it', inWords('none'), 'add --data FILE');
  const inputs = [file, values.mapping, expect].filter((input) => input !== undefined);
  if (json !== undefined) checkOutput('json', json, inputs);
  if (junit !== undefined) checkOutput('junit', junit, [...inputs, ...(json === undefined ? [] : [json])]);
  const wanted =
    expect === undefined ? pinnedFor(run) : expectationOf(readInput('expect', expect), expect, run);
  return { run, data, json, junit, wanted };
}

function say(
  { study, rows }: NodeLedger,
  moved: ReadonlyMap<string, string>,
  wanted: Expectation | null,
  { log }: Printer,
): void {
  const { deployments, seed, scenario, settings } = study.config;
  log(`${ledgerText(rows, settings)}\n${inRangeNote}\n\n${ledgerCounts(rows)}`);
  log(
    `${count(deployments)} deployments in each arm, seed ${seed}, scenario ${scenario}. ${replaySeedText(seed)}\nSHA-256 ${study.digest}`,
  );
  if (wanted === null)
    log('Nothing is committed for this run, so nothing is compared. --expect FILE compares it.');
  else if (moved.size === 0) log(`Every verdict matches the ${wanted.source}.`);
  else
    log(
      `${plural(moved.size, 'difference')} from the ${wanted.source}:\n  ${[...moved].map(([id, text]) => `${id}: ${text}`).join('\n  ')}`,
    );
}

function jsonRow(row: LedgerRow, settings: Settings) {
  const { claim, verdict, decidedBy, estimate, why, next, readings } = row;
  const inRange = inRangeOf(claim, settings);
  const { id, printed, unit } = claim;
  const sentence = verdictSentence(row, settings);
  return { id, printed, unit, verdict, decidedBy, estimate, sentence, why, inRange, next, readings };
}

/** What `--json` writes: plain data, printed strings as printed; not-a-number and infinity as null. */
function jsonOf(asked: Run, { study, rows }: NodeLedger, reading: LogReading | null): string {
  const { deployments, seed, scenario, settings } = study.config;
  const claims = rows.map((row) => jsonRow(row, settings));
  const { changes } = asked;
  const run = { address: formatAddress(asked), scenario, changes, deployments, seed, digest: study.digest };
  const data = reading === null ? {} : { data: dataJson(reading) };
  return `${JSON.stringify({ run, ...data, claims }, null, 2)}\n`;
}

export const reproduce: Command = {
  usage: USAGE,
  run: async (args, printer) => {
    const { run, data, json, junit, wanted } = argumentsOf(args);
    const reading = data === null ? null : readData(data);
    const ledger = await ledgerOfRun(run, reading === null ? null : logVerdicts(measureLog(reading)));
    const { study, rows } = ledger;
    const moved =
      wanted === null ? new Map<string, string>() : movedVerdicts(wanted, outcomesOf(rows), study.digest);
    say(ledger, moved, wanted, printer);
    if (reading !== null && data !== null) printer.log(`\n${dataText(data.data, reading)}`);
    if (json !== undefined) writeOutput('json', json, jsonOf(run, ledger, reading));
    const name = formatAddress(run);
    if (junit !== undefined)
      writeOutput('junit', junit, junitOf({ name, rows, moved, compared: wanted !== null }));
    return moved.size === 0 ? exits.asExpected : exits.finding;
  },
};

await startCommand(import.meta.url, reproduce);
