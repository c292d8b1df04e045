/** Every door of the project, and whatever a hostile reader brings: an answer or a refusal in words, soon, and nothing left behind. */
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesOfTar, type LogReport, readLog, tarLog, tarOf } from '../../engine/audit-log/index.ts';
import {
  checkOwnNumbers,
  type OwnField,
  ownCheckIds,
  ownFields,
} from '../../engine/claims/consistency/index.ts';
import { studyLedger } from '../../engine/claims/lenses/index.ts';
import { inspectLog, type LogReading, readLogFile } from '../../engine/deployment-log/index.ts';
import { mappingFrom, mappingJson } from '../../engine/own-data/saved-mapping.ts';
import {
  builtInSet,
  compileExpression,
  compileSet,
  factsOf,
  parsePolicySet,
} from '../../engine/policy-language/index.ts';
import { checkConfig } from '../../engine/simulator/scenario.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { parameters } from '../../engine/simulator/settings.ts';
import { readFields, writeFields } from '../../notebooks/authoring/address-form.ts';
import { changedQuery, deploymentIn, linkTo } from '../../notebooks/authoring/links.ts';
import { fields as beliefFields, partsIn, readLimits } from '../../notebooks/believe/choice.ts';
import { designFields } from '../../notebooks/canary-designer/inputs.ts';
import { experimentFields } from '../../notebooks/experiments/runs.ts';
import { packed } from '../../notebooks/receipt/archive.ts';
import { receiptFiles, receiptIn } from '../../notebooks/receipt/receipt.ts';
import { firstDifference, readRecord } from '../../notebooks/receipt/record.ts';
import { runOf } from '../../scripts/run-options.ts';
import { comparedText } from '../../site/components/receipt-desk.ts';
import { formatAddress, parseAddress } from '../../site/state/address.ts';
import { parseReplayAddress } from '../../site/state/replay.ts';
import { configOf } from '../../site/state/run.ts';
import { readTalkAddress, talkQuery } from '../../talk/address.ts';
import { eventsOfRun } from '../engine/audit-log/events.ts';
import { jsonOf, logOf, signed, textOf, verify } from '../engine/audit-log/signed-log.ts';
import { plain } from '../engine/governance/plain-change.ts';
import { studyOf } from '../engine/study-of.ts';
import {
  answerOf,
  besiege,
  hostileJson,
  hostileText,
  must,
  mutatedJson,
  mutatedText,
  saysWhy,
  withinReason,
} from './hostile.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a page does with its address, whatever page it is. */
function openAddress(query: string): void {
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
function openTalk(query: string): void {
  const { beats: chosen, problems } = readTalkAddress(query, beats);
  must(chosen.length > 0 && chosen.every((place) => beats[place] !== undefined), 'beats that there are');
  problems.forEach(saysWhy);
  talkQuery(query, { beats: '1' });
}

const openLog = (text: string): void => accountsForRows(readLogFile(text));
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
const inspection = inspectLog(logText);
if (!('names' in inspection)) throw new Error('the log has several lists');
function openMapping(text: string): void {
  const mapping = answerOf(() =>
    mappingFrom(text, inspection as Exclude<typeof inspection, readonly string[]>),
  );
  if (mapping !== null) accountsForRows(readLogFile(logText, mapping));
}

function openRules(text: string): void {
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

function openExpression(text: string): void {
  const compiled = compileExpression(text);
  if (compiled.kind === 'refused') return saysWhy(compiled.problem.message);
  try {
    must(typeof compiled.condition.holds(factsOf(plain)) === 'boolean', 'yes or no');
  } catch (error) {
    saysWhy((error as Error).message); // a division by zero, which counts as matching
  }
}

function openNumbers([id, values]: readonly [
  (typeof ownCheckIds)[number],
  Partial<Record<OwnField, string>>,
]): void {
  const answer = checkOwnNumbers(id, values);
  if (answer.kind === 'finding') return;
  const { where, expected: what, got, fix } = answer.mistake;
  saysWhy(`${where}: expected ${what}; ${fix ?? ''}`);
  must(got.length < 200, 'what came, cut short');
}

const study = studyOf(40);
const rows = studyLedger({ measures: study.measures, settings: study.config.settings });
const maker = {
  version: '9.9.9',
  commit: 'c0ffee',
  site: null,
  environment: 'a browser',
  created: '2026-11-30',
};
const files = receiptFiles(study, rows, 'n=40', maker);
const receiptText = files['receipt.json']!;
const kept = readRecord(receiptText);
function openReceipt(text: string): void {
  const record = answerOf(() => readRecord(text));
  if (record === null) return;
  saysWhy(comparedText(record, kept).slice(0, 1_400));
  firstDifference(record, kept);
}

const log = logOf(eventsOfRun(3, { warmUpDays: 1, autonomy: 'assisted' }));
const head = await signed(log);
const json = jsonOf(log, head);
const jsonLines = textOf(json);
const tar = tarLog(log, head);
const openAudit = (bytes: Uint8Array): void => void answerOf(() => readLog(bytes));
async function verifyAudit(bytes: Uint8Array): Promise<LogReport | null> {
  const read = answerOf(() => readLog(bytes));
  const report = read === null ? null : await verify(read);
  report?.findings.forEach(({ message }) => saysWhy(message));
  return report;
}

describe('a door answers in time and in words, whatever comes', () => {
  const key = fc.oneof(
    fc.constantFrom(
      'n',
      'seed',
      'scenario',
      'preset',
      'deployment',
      'view',
      'replay-seed',
      'replay-n',
      'claim',
    ),
    fc.constantFrom(...Object.keys(parameters)),
    hostileText,
  );
  const beliefKeys = fc.constantFrom(
    'traffic',
    'judge',
    'looks',
    'claim',
    'comparison',
    'tolerance',
    'bakeScale',
  );
  const view = fc
    .array(fc.tuple(beliefKeys, fc.constantFrom('-', '_', '*', '-*_'), hostileText))
    .map((parts) => parts.map((part) => part.join('')).join('_'));
  const value = fc.oneof({ weight: 3, arbitrary: hostileText }, { weight: 1, arbitrary: view });
  const encoded = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '?'));
  const query = (keys: fc.Arbitrary<string>) =>
    fc
      .array(fc.tuple(keys, value, fc.boolean()), { maxLength: 6 })
      .map((pairs) => pairs.map(([k, text, raw]) => `${k}=${raw ? text : encoded(text)}`).join('&'));

  it('an address', () => besiege(query(key), 2_000, openAddress));
  it('parameters of the talk and of an embedded beat', () => {
    besiege(query(fc.constantFrom('beats', 'seed', 'theme', 'loop', 'x')), 10_000, openTalk);
  });

  const fixtures = readdirSync('test/fixtures/deployment-logs', { withFileTypes: true })
    .filter((file) => file.isFile() && !file.name.endsWith('.md'))
    .map(({ name }) => readFileSync(`test/fixtures/deployment-logs/${name}`, 'utf8').slice(0, 3_000));
  it('a log', () => besiege(fc.oneof(mutatedText(fixtures), hostileJson), 600, openLog));
  it('a mapping file', () => {
    const saved = JSON.parse(mappingJson(inspection.proposal, inspection)) as unknown;
    besiege(fc.oneof(mutatedJson(saved), hostileJson), 3_000, openMapping);
  });

  const builtIn = builtInSet({ friday: 'defer', budget: 'require-approval' });
  it('a file of rules', () => besiege(fc.oneof(mutatedJson(builtIn), hostileJson), 10_000, openRules));
  it('the text of a rule', () => {
    const parts = fc.oneof(
      hostileText,
      fc.constantFrom('(', '[', '!', '-', '.exists(', ' in ', '?', ' / 0', '{', '&&'),
    );
    const texts = mutatedText(
      builtIn.rules.map(({ expression }) => expression),
      parts,
    );
    besiege(texts, 10_000, openExpression);
  });

  it('numbers for a check of one’s own', () => {
    const printed = fc.oneof(
      hostileText,
      fc
        .tuple(fc.integer(), fc.nat(15), fc.constantFrom('', '%', 'e5', ' %'))
        .map(([n, places, end]) => `${(n / 1e5).toFixed(places)}${end}`),
      fc.integer({ min: 0, max: 1e15 }).map(String),
    );
    const values = fc.record(Object.fromEntries(ownFields.map((name) => [name, printed])), {
      requiredKeys: [],
    });
    besiege(fc.tuple(fc.constantFrom(...ownCheckIds), values), 10_000, openNumbers);
  });

  it('a receipt, and the ZIP that holds it', () => {
    besiege(fc.oneof(mutatedJson(JSON.parse(receiptText)), hostileJson), 3_000, openReceipt);
    const zip = packed({ 'receipt.json': receiptText, 'claims.csv': 'a' });
    const byte = fc.tuple(fc.nat(zip.length - 1), fc.nat(255));
    besiege(fc.array(byte, { minLength: 1, maxLength: 4 }), 500, (edits) => {
      const bytes = zip.slice();
      for (const [at, to] of edits) bytes[at] = to;
      answerOf(() => receiptIn(bytes));
    });
  });

  it('an audit log', async () => {
    besiege(mutatedText([jsonLines], fc.oneof(hostileText, hostileJson)), 4_000, (text) =>
      openAudit(bytesOf(text)),
    );
    const byte = fc.tuple(fc.nat(tar.length - 1), fc.nat(255));
    besiege(fc.array(byte, { minLength: 1, maxLength: 4 }), 500, (edits) => {
      const bytes = tar.slice();
      for (const [at, to] of edits) bytes[at] = to;
      openAudit(bytes);
    });
    const parts = filesOfTar(tar);
    besiege(fc.tuple(fc.nat(parts.length - 1), fc.uint8Array({ maxLength: 600 })), 500, ([at, bytes]) =>
      openAudit(tarOf(parts.with(at, { ...parts[at]!, bytes }))),
    );
    for (const text of fc.sample(mutatedText([jsonLines]), { numRuns: 60, seed: 17 })) {
      const report = await withinReason(() => verifyAudit(bytesOf(text)));
      // what reads otherwise than what was signed does not verify
      if (report?.verified) expect(text.trim()).toBe(jsonLines.trim());
    }
  });
});

/** What once did harm, or might: the text is its parts, each so many times. */
type Past = { readonly door: string; readonly found: string } & (
  | { readonly parts: readonly (readonly [text: string, times: number])[] }
  | { readonly values: Parameters<typeof openNumbers>[0] }
);
const corpus = JSON.parse(readFileSync('test/fixtures/hostile/corpus.json', 'utf8')) as Past[];
const doors: Readonly<Record<string, (text: string) => void>> = {
  log: openLog,
  address: openAddress,
  talk: openTalk,
  mapping: openMapping,
  rules: openRules,
  expression: openExpression,
  receipt: openReceipt,
  audit: (text) => openAudit(bytesOf(text)),
};

it.each(corpus)('the $door door still answers $found', (past) =>
  withinReason(() => {
    if ('values' in past) openNumbers(past.values);
    else doors[past.door]!(past.parts.map(([text, times]) => text.repeat(times)).join(''));
  }),
);
