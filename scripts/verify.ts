/** `npm run verify -- FILE`: verifies an exported audit log. */
import { statSync } from 'node:fs';
import {
  answerTo,
  answerWords,
  checkFileSize,
  checkHead,
  checkQuestions,
  type LogReport,
  logChecks,
  notProved,
  type ReadLog,
  readLog,
  verifyLogSteps,
} from '../engine/audit-log/index.ts';
import { ArgumentError, expected } from '../engine/errors.ts';
import type { RulesInForce } from '../engine/log-checker/index.ts';
import { toItsEnd } from '../engine/steps.ts';
import { loadEd25519 } from '../workers/audit/keys.ts';
import { type Command, exits, optionsOf, startCommand } from './command.ts';
import { fileReason, readInput } from './files.ts';
import { counted, judgeFile, judgementText, rulesNamed } from './verify-rules.ts';

const USAGE = `usage: npm run verify -- FILE [--key KEY] [--rules SCENARIO[,SETTING=VALUE…]]
Verifies an audit log that the page "Audit log" exported, .tar or .jsonl.
 --key KEY           the log must be signed by this verifier key
 --rules SCENARIO    also checks each event against the rules of a scenario, such as default. With deployments=N and
                     seed=TEXT among the settings, the log must be that whole run`;

interface Request {
  readonly file: string;
  readonly key: string | null;
  readonly rules: RulesInForce | null;
}

function argumentsOf(args: readonly string[]): Request {
  const { values, positionals } = optionsOf(
    args,
    { key: { type: 'string' }, rules: { type: 'string' } },
    true,
  );
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw expected('verify', 'one file', positionals.length);
  const rules = values.rules === undefined ? null : rulesNamed(values.rules);
  return { file, key: values.key ?? null, rules };
}

/** What was found, as text, and whether that is nothing. */
interface Judgment {
  readonly text: string;
  readonly clean: boolean;
}

/** @throws ArgumentError for a file that cannot be read, that is too large, or that is no audit log */
function readFile(file: string): ReadLog {
  try {
    checkFileSize(statSync(file).size);
  } catch (error) {
    if (error instanceof ArgumentError) throw error;
    throw expected('verify', 'a file that can be read', file, fileReason(error));
  }
  return readLog(readInput('verify', file));
}

async function judged({ file, key, rules }: Request): Promise<Judgment> {
  const log = readFile(file);
  const ed25519 = await loadEd25519();
  const report = toItsEnd(verifyLogSteps(log, await checkHead(log, ed25519.verify, key)));
  return verdictOf(report, log, rules);
}

function verdictOf(report: LogReport, log: ReadLog, rules: RulesInForce | null): Judgment {
  const { verified, failed } = report;
  if (rules === null) return { text: reportText(report), clean: verified };
  if (failed.includes('events')) {
    return {
      text: `${reportText(report)}\n\nrules: not checked, because the events are unreadable`,
      clean: false,
    };
  }
  const judgement = judgeFile(log, rules);
  const text = `${reportText(report)}\n\n${judgementText(judgement)}`;
  return { text, clean: verified && judgement.findingCount === 0 };
}

/** The longest answer, and two spaces. */
const ANSWER_WIDTH = 20;

function reportText(report: LogReport): string {
  const { head, size, deployments, findings, findingCount } = report;
  const answers = logChecks.map(
    (check) =>
      `  ${answerWords[answerTo(report, check)].toLowerCase().padEnd(ANSWER_WIDTH)}${checkQuestions[check]}`,
  );
  const found = findings.map(
    ({ event, message }) => `  ${event === null ? 'the log' : `event ${event}`}: ${message}`,
  );
  const more = findingCount - findings.length;
  return [
    `${report.verified ? 'verified' : `${findingCount} found`}: ${counted(size, 'event')} of ${counted(deployments, 'deployment')}, root ${report.root}`,
    head === null ? 'signed head: unreadable' : `signed head: ${head.origin}, ${counted(head.size, 'event')}`,
    `key: ${report.key ?? 'unreadable'}`,
    '',
    ...answers,
    ...(found.length === 0 ? [] : ['', 'Found:', ...found]),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...(report.verified ? ['', 'A pass does not prove:', ...notProved.map((line) => `  ${line}`)] : []),
  ].join('\n');
}

export const verify: Command = {
  usage: USAGE,
  run: async (args, { log }) => {
    const { text, clean } = await judged(argumentsOf(args));
    log(text);
    return clean ? exits.asExpected : exits.finding;
  },
};

await startCommand(import.meta.url, verify);
