/**
 * `npm run verify -- FILE`: verifies an exported audit log. Ends with status 0 when nothing was found, 1 with a finding,
 * 2 for a bad argument or a file that cannot be read.
 */
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ArgumentError, expected } from '../engine/errors.ts';
import {
  answerTo,
  answerWords,
  checkHead,
  checkQuestions,
  type LogReport,
  logChecks,
  notProved,
  verifyLogSteps,
} from '../engine/governance/audit/index.ts';
import { loadEd25519 } from '../workers/audit-ed25519.ts';
import { checkFileSize, readLogFile } from '../workers/audit-file.ts';

const USAGE = `usage: npm run verify -- FILE [--key <verifier key>]
FILE is an audit log as the page "Audit log" exports it, .tar or .json. With --key the log must be signed by that key.`;

interface Request {
  readonly file: string;
  readonly key: string | null;
}

function argumentsOf(args: readonly string[]): Request | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { key: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return 'help';
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw expected('verify', 'one file', positionals.length);
  return { file, key: values.key ?? null };
}

async function verify({ file, key }: Request): Promise<LogReport> {
  checkFileSize(statSync(file).size);
  const log = readLogFile(readFileSync(file));
  const { verify: verifySignature } = await loadEd25519();
  const steps = verifyLogSteps(log, await checkHead(log, verifySignature, key));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
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
    `${report.verified ? 'verified' : `${findingCount} found`}: ${size} events of ${deployments} deployments, root ${report.root}`,
    head === null ? 'signed head: none that can be read' : `signed head: ${head.origin}, ${head.size} events`,
    `key: ${report.key ?? 'none that can be read'}`,
    '',
    ...answers,
    ...(found.length === 0 ? [] : ['', 'Found:', ...found]),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...(report.verified ? ['', 'A pass does not prove:', ...notProved.map((line) => `  ${line}`)] : []),
  ].join('\n');
}

/** Whether an error is about what was typed or the file: ours, or Node's own. */
function isAboutArguments(error: unknown): error is Error {
  if (error instanceof ArgumentError) return true;
  const code = error instanceof Error ? String(Reflect.get(error, 'code')) : '';
  return code.startsWith('ERR_PARSE_ARGS') || ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR'].includes(code);
}

try {
  const request = argumentsOf(process.argv.slice(2));
  if (request === 'help') {
    console.log(USAGE);
  } else {
    const report = await verify(request);
    console.log(reportText(report));
    process.exitCode = report.verified ? 0 : 1;
  }
} catch (error) {
  if (!isAboutArguments(error)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
