/** Every door of the project, and whatever a hostile reader brings: an answer or a refusal in words, soon, and nothing left behind. */
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesOfTar, tarOf } from '../../engine/audit-log/index.ts';
import { ownCheckIds, ownFields } from '../../engine/claims/consistency/index.ts';
import { mappingJson } from '../../engine/own-data/saved-mapping.ts';
import { builtInSet } from '../../engine/policy-language/index.ts';
import { parameters } from '../../engine/simulator/settings.ts';
import { receiptIn } from '../../notebooks/receipt/receipt.ts';
import {
  bytesOf,
  inspection,
  jsonLines,
  openAddress,
  openAudit,
  openExpression,
  openLink,
  openLog,
  openMapping,
  openNumbers,
  openReceipt,
  openRules,
  openTalk,
  receiptFile,
  receiptLink,
  receiptText,
  tar,
  verifyAudit,
} from './doors.ts';
import {
  answerOf,
  besiege,
  hostileJson,
  hostileText,
  mutatedJson,
  mutatedText,
  withinReason,
} from './hostile.ts';

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

  it('an address', () => besiege(query(key), 400, openAddress));
  it('parameters of the talk and of an embedded beat', () => {
    besiege(query(fc.constantFrom('beats', 'seed', 'theme', 'loop', 'x')), 1_000, openTalk);
  });

  const fixtures = readdirSync('test/fixtures/deployment-logs', { withFileTypes: true })
    .filter((file) => file.isFile() && !file.name.endsWith('.md'))
    .map(({ name }) => readFileSync(`test/fixtures/deployment-logs/${name}`, 'utf8').slice(0, 3_000));
  it('a log', () => besiege(fc.oneof(mutatedText(fixtures), hostileJson), 150, openLog));
  it('a mapping file', () => {
    const saved = JSON.parse(mappingJson(inspection.proposal, inspection)) as unknown;
    besiege(fc.oneof(mutatedJson(saved), hostileJson), 300, openMapping);
  });

  const builtIn = builtInSet({ friday: 'defer', budget: 'require-approval' });
  it('a file of rules', () => besiege(fc.oneof(mutatedJson(builtIn), hostileJson), 1_000, openRules));
  it('the text of a rule', () => {
    const parts = fc.oneof(
      hostileText,
      fc.constantFrom('(', '[', '!', '-', '.exists(', ' in ', '?', ' / 0', '{', '&&'),
    );
    const texts = mutatedText(
      builtIn.rules.map(({ expression }) => expression),
      parts,
    );
    besiege(texts, 1_000, openExpression);
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
    besiege(fc.tuple(fc.constantFrom(...ownCheckIds), values), 1_000, openNumbers);
  });

  it('a receipt, its link, and the ZIP that holds it', () => {
    besiege(fc.oneof(mutatedJson(JSON.parse(receiptText)), hostileJson), 600, openReceipt);
    besiege(mutatedText([receiptLink]), 400, openLink);
    const task = { scenario: 'custom', settings: { alpha: 0.05 }, seed: '1', deployments: 9 };
    besiege(fc.oneof(mutatedJson(task), hostileJson), 400, (text) =>
      openLink(`#receipt=run.0123456789ab..${Buffer.from(text).toString('base64url')}`),
    );
    const zip = receiptFile;
    const byte = fc.tuple(fc.nat(zip.length - 1), fc.nat(255));
    besiege(fc.array(byte, { minLength: 1, maxLength: 4 }), 250, (edits) => {
      const bytes = zip.slice();
      for (const [at, to] of edits) bytes[at] = to;
      answerOf(() => receiptIn(bytes));
    });
  });

  it('an audit log', async () => {
    besiege(mutatedText([jsonLines], fc.oneof(hostileText, hostileJson)), 800, (text) =>
      openAudit(bytesOf(text)),
    );
    const byte = fc.tuple(fc.nat(tar.length - 1), fc.nat(255));
    besiege(fc.array(byte, { minLength: 1, maxLength: 4 }), 250, (edits) => {
      const bytes = tar.slice();
      for (const [at, to] of edits) bytes[at] = to;
      openAudit(bytes);
    });
    const parts = filesOfTar(tar);
    besiege(fc.tuple(fc.nat(parts.length - 1), fc.uint8Array({ maxLength: 600 })), 250, ([at, bytes]) =>
      openAudit(tarOf(parts.with(at, { ...parts[at]!, bytes }))),
    );
    for (const text of fc.sample(mutatedText([jsonLines]), { numRuns: 30, seed: 17 })) {
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
