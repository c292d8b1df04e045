/**
 * `npm run reproduce -- --deployments 15847 --seed 42 [--scenario ID] [--json FILE] [--data FILE …]`: prints the ledger of all claims. Status 0
 * when every verdict is as committed in test/goldens/verdicts.json, 1 when one has moved (it says which), 2 for bad arguments, 3 for a
 * fault of ours.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inRangeOf, verdictSentence } from '../engine/belief/in-range.ts';
import type { LedgerRow } from '../engine/claims/lenses/ledger.ts';
import { replaySeedText } from '../engine/claims/lenses/replay.ts';
import type { LogReading } from '../engine/deployment-log/index.ts';
import { expected, inWords } from '../engine/errors.ts';
import { checkSeed, presets, type Settings, scenarios } from '../engine/index.ts';
import { deploymentsInWords, MOST_DEPLOYMENTS } from '../engine/limits.ts';
import { logVerdicts, measureLog } from '../engine/own-data/index.ts';
import { count, plural } from '../notebooks/format/number.ts';
import { type Command, type Printer, startCommand } from './command.ts';
import { type DataOptions, dataOptions, dataUsage, readData } from './data-log.ts';
import { dataJson, dataText } from './data-text.ts';
import {
  inRangeNote,
  type LedgerRun,
  ledgerCounts,
  ledgerOfRun,
  ledgerText,
  type NodeLedger,
  outcomesOf,
  scenarioNamed,
} from './ledger.ts';
import { type ExpectedVerdicts, expectedFor, movedVerdicts } from './verdict-goldens.ts';

const USAGE = `usage: npm run reproduce -- [--deployments N] [--seed TEXT] [--scenario ID] [--json FILE] [--data FILE …]
Runs the study and prints one line per claim. Ends with status 1 if a verdict differs from the committed one.
 --deployments N         in each arm, ${deploymentsInWords} (default ${presets.study})
 --seed TEXT             where chance starts (default 42)
 --scenario ID           ${scenarios.map(({ id }, i) => (i === 0 ? `${id} (default)` : id)).join(', ')}
 --json FILE             writes the ledger to FILE
${dataUsage}`;

/** The committed expectations. */
function pinned(): readonly ExpectedVerdicts[] {
  const file = new URL('../test/goldens/verdicts.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as readonly ExpectedVerdicts[];
}

interface Asked extends LedgerRun {
  readonly json: string | null;
  readonly data: (DataOptions & { readonly data: string }) | null;
}

function argumentsOf(args: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      deployments: { type: 'string', default: String(presets.study) },
      seed: { type: 'string', default: '42' },
      scenario: { type: 'string', default: scenarios[0]!.id },
      json: { type: 'string' },
      ...dataOptions,
    },
  });
  const deployments = /^\d{1,7}$/.test(values.deployments) ? Number(values.deployments) : Number.NaN;
  if (!(deployments >= 1 && deployments <= MOST_DEPLOYMENTS)) {
    throw expected('deployments', deploymentsInWords, values.deployments);
  }
  checkSeed(values.seed);
  const scenario = scenarioNamed(values.scenario).id;
  const { data: file } = values;
  const data = file === undefined ? null : { ...values, data: file };
  const [option] =
    file === undefined ? Object.keys(values).filter((key) => key !== 'data' && key in dataOptions) : [];
  if (option !== undefined)
    throw expected(option, 'a log to read with it', inWords('none'), 'add --data FILE');
  return { deployments, seed: values.seed, scenario, json: values.json ?? null, data };
}

/** @throws ArgumentError before the run when the file cannot be written after it */
function reserve(file: string): void {
  try {
    writeFileSync(file, '');
  } catch (error) {
    throw expected('json', 'a file that can be written', file, error instanceof Error ? error.message : '');
  }
}

function say(
  { study, rows }: NodeLedger,
  moved: readonly string[],
  against: ExpectedVerdicts | null,
  { log }: Printer,
): void {
  const { deployments, seed, scenario, settings } = study.config;
  log(`${ledgerText(rows, settings)}\n${inRangeNote}\n\n${ledgerCounts(rows)}`);
  log(
    `${count(deployments)} deployments in each arm, seed ${seed}, scenario ${scenario}. ${replaySeedText(seed)}\nSHA-256 ${study.digest}`,
  );
  if (against === null) {
    log('No verdicts are committed for this scenario, so nothing is compared.');
    return;
  }
  if (against.deployments !== deployments || against.seed !== seed) {
    log(
      `No verdicts are committed for this run. We compare it with ${count(against.deployments)} deployments, seed ${against.seed}.`,
    );
  }
  if (moved.length === 0) log('Every verdict matches the committed one.');
  else log(`${plural(moved.length, 'claim')} not as committed:\n  ${moved.join('\n  ')}`);
}

function jsonRow(row: LedgerRow, settings: Settings) {
  const { claim, verdict, decidedBy, estimate, why, next, readings } = row;
  const inRange = inRangeOf(claim, settings);
  const { id, printed, unit } = claim;
  const sentence = verdictSentence(row, settings);
  return { id, printed, unit, verdict, decidedBy, estimate, sentence, why, inRange, next, readings };
}

/** What `--json` writes: plain data, printed strings as printed; not-a-number and infinity as null. */
function jsonOf({ study, rows }: NodeLedger, reading: LogReading | null): string {
  const { deployments, seed, scenario, settings } = study.config;
  const claims = rows.map((row) => jsonRow(row, settings));
  const run = { scenario, deployments, seed, digest: study.digest };
  const data = reading === null ? {} : { data: dataJson(reading) };
  return `${JSON.stringify({ run, ...data, claims }, null, 2)}\n`;
}

export const reproduce: Command = {
  usage: USAGE,
  run: async (args, printer) => {
    const asked = argumentsOf(args);
    const reading = asked.data === null ? null : readData(asked.data);
    if (asked.json !== null) reserve(asked.json);
    const ledger = await ledgerOfRun(asked, reading === null ? null : logVerdicts(measureLog(reading)));
    const against = expectedFor(asked, pinned());
    const moved = against === null ? [] : movedVerdicts(against.verdicts, outcomesOf(ledger.rows));
    say(ledger, moved, against, printer);
    if (reading !== null && asked.data !== null) printer.log(`\n${dataText(asked.data.data, reading)}`);
    if (asked.json !== null) writeFileSync(asked.json, jsonOf(ledger, reading));
    return moved.length === 0 ? 0 : 1;
  },
};

await startCommand(import.meta.url, reproduce);
