/** The doors of the project, and what each answer must keep to. */
import { type LogReport, readLog, tarLog } from '../../engine/audit-log/index.ts';
import { checkOwnNumbers, type OwnCheckId, type OwnField } from '../../engine/claims/consistency/index.ts';
import { studyLedger } from '../../engine/claims/lenses/index.ts';
import { inspectLog, type LogReading, readLogFile } from '../../engine/deployment-log/index.ts';
import { mappingFrom } from '../../engine/own-data/saved-mapping.ts';
import {
  compileExpression,
  compileSet,
  factsOf,
  parsePolicySet,
} from '../../engine/policy-language/index.ts';
import { checkConfig } from '../../engine/simulator/scenario.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { readFields, writeFields } from '../../notebooks/authoring/address-form.ts';
import { changedQuery, deploymentIn, linkTo } from '../../notebooks/authoring/links.ts';
import { fields as beliefFields, partsIn, readLimits } from '../../notebooks/believe/choice.ts';
import { designFields } from '../../notebooks/canary-designer/inputs.ts';
import { experimentFields } from '../../notebooks/experiments/runs.ts';
import { expectationIn, firstUnlike, linkOf } from '../../notebooks/receipt/link.ts';
import { receiptIn, receiptZip } from '../../notebooks/receipt/receipt.ts';
import { firstDifference, readRecord } from '../../notebooks/receipt/record.ts';
import { madeRun, configOf as runOfTask } from '../../notebooks/receipt/run.ts';
import { runOf } from '../../scripts/run-options.ts';
import { formatAddress, parseAddress } from '../../site/state/address.ts';
import { parseReplayAddress } from '../../site/state/replay.ts';
import { configOf } from '../../site/state/run.ts';
import { readTalkAddress, talkQuery } from '../../talk/address.ts';
import { eventsOfRun } from '../engine/audit-log/events.ts';
import { jsonOf, logOf, signed, textOf, verify } from '../engine/audit-log/signed-log.ts';
import { plain } from '../engine/governance/plain-change.ts';
import { studyOf } from '../engine/study-of.ts';
import { answerOf, must, saysWhy } from './hostile.ts';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a page does with its address, whatever page it is. */
export function openAddress(query: string): void {
  const { run, problems } = parseAddress(query, scenarios);
  problems.forEach(saysWhy);
  must(problems.length <= 20, 'few problems');
  checkConfig(configOf(run, scenarios));
  const address = formatAddress(run);
  must(formatAddress(parseAddress(address, scenarios).run) === address, 'a run that its own address repeats');
  const replay = parseReplayAddress(query, scenarios);
  replay.problems.forEach(saysWhy);
  must(replay.run.seed !== 0n, 'a seed');
  for (const fields of [designFields, experimentFields, beliefFields]) {
    const { values } = readFields(fields, query);
    for (const [name, field] of Object.entries(fields)) {
      const value = (values as Record<string, unknown>)[name];
      must(
        field.kind === 'choice'
          ? Object.hasOwn(field.options, String(value))
          : Number(value) >= field.range[0] && Number(value) <= field.range[1],
        `a value that ${name} can have`,
      );
    }
    writeFields(fields, values);
  }
  readLimits(partsIn(query).limits).problems.forEach(saysWhy);
  must(deploymentIn(query, 100, 7) < 100, 'one of the deployments');
  linkTo('claims/x/', 'methods/', query, { n: 7 });
  changedQuery(query, { seed: null });
  answerOf(() => runOf({ address: `https://host.example/?${query}` }));
}

const beats = ['flags', 'pipelines', 'histograms'];
export function openTalk(query: string): void {
  const { beats: chosen, problems } = readTalkAddress(query, beats);
  must(chosen.length > 0 && chosen.every((place) => beats[place] !== undefined), 'beats that there are');
  problems.forEach(saysWhy);
  talkQuery(query, { beats: '1' });
}

export const openLog = (text: string): void => accountsForRows(readLogFile(text));
function accountsForRows({
  log: read,
  unreadableRows,
  setAside,
  elsewhere,
  folded,
  rows: all,
  problems,
}: LogReading): void {
  must(read.rows + unreadableRows + setAside + elsewhere + folded === all, 'every row is accounted for');
  must(read.rows > 0 || problems.count > 0 || setAside + elsewhere + folded > 0, 'a reason for no rows');
  problems.first.forEach(({ message }) => saysWhy(message));
}

const logText = 'id,status,duration_minutes,stage\nd1,ok,12,5%\nd2,failed,7,\nd3,rolled_back,30,1%\n';
const found = inspectLog(logText);
if (!('names' in found)) throw new Error('the log has several lists');
export const inspection = found;
export function openMapping(text: string): void {
  const mapping = answerOf(() => mappingFrom(text, inspection));
  if (mapping !== null) accountsForRows(readLogFile(logText, mapping));
}

export function openRules(text: string): void {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return; // the page says so itself
  }
  const parsed = parsePolicySet(data);
  if (parsed.kind === 'refused') parsed.problems.forEach(({ message }) => saysWhy(message));
  else {
    const compiled = compileSet(parsed.set);
    if (compiled.kind === 'refused') compiled.problems.forEach(({ message }) => saysWhy(message));
    else for (const policy of compiled.policies) policy.because(plain);
  }
}

export function openExpression(text: string): void {
  const compiled = compileExpression(text);
  if (compiled.kind === 'refused') return saysWhy(compiled.problem.message);
  try {
    must(typeof compiled.condition.holds(factsOf(plain)) === 'boolean', 'yes or no');
  } catch (error) {
    saysWhy((error as Error).message); // a division by zero, which counts as matching
  }
}

export function openNumbers([id, values]: readonly [OwnCheckId, Partial<Record<OwnField, string>>]): void {
  const answer = checkOwnNumbers(id, values);
  if (answer.kind === 'finding') return;
  const { where, expected: what, got, fix } = answer.mistake;
  saysWhy(`${where}: expected ${what}; ${fix ?? ''}`);
  must(got.length < 200, 'what came, cut short');
}

const study = studyOf(40);
const rows = studyLedger({ measures: study.measures, settings: study.config.settings });
const maker = { version: '9', commit: 'c', site: null, environment: 'a browser', created: '2026-11-30' };
export const receiptFile = receiptZip(madeRun(study, rows, '', 'n=40'), maker);
const { record: kept } = receiptIn(receiptFile);
export const receiptText = JSON.stringify(kept);
export const receiptLink = linkOf(kept).slice(linkOf(kept).indexOf('#'));
export function openReceipt(text: string): void {
  const record = answerOf(() => readRecord(text));
  if (record === null) return;
  saysWhy(firstDifference(record, kept)?.slice(0, 1_400) ?? 'all of it matches');
  answerOf(() => runOfTask(record.task));
}

export function openLink(hash: string): void {
  const expectation = answerOf(() => expectationIn(hash));
  if (expectation === null) return;
  saysWhy(firstUnlike(expectation, kept) ?? 'all of it matches');
  answerOf(() => runOfTask(expectation.task));
}

const log = logOf(eventsOfRun(3, { warmUpDays: 1, autonomy: 'assisted' }));
const head = await signed(log);
const json = jsonOf(log, head);
export const jsonLines = textOf(json);
export const tar = tarLog(log, head);
export const openAudit = (bytes: Uint8Array): void => void answerOf(() => readLog(bytes));
export async function verifyAudit(bytes: Uint8Array): Promise<LogReport | null> {
  const read = answerOf(() => readLog(bytes));
  const report = read === null ? null : await verify(read);
  report?.findings.forEach(({ message }) => saysWhy(message));
  return report;
}
