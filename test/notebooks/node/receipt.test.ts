/** A receipt: what is in it, that other tools can read it, that it repeats its run, and that no file can do harm. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { studyLedger } from '../../../engine/claims/lenses/index.ts';
import { studySteps } from '../../../engine/index.ts';
import { packed, unpacked } from '../../../notebooks/receipt/archive.ts';
import { expectationIn, firstUnlike, linkOf } from '../../../notebooks/receipt/link.ts';
import { ownFile, receiptFiles, receiptIn, receiptZip } from '../../../notebooks/receipt/receipt.ts';
import { firstDifference, readRecord, recordOf } from '../../../notebooks/receipt/record.ts';
import { configOf, findingsOf, madeRun } from '../../../notebooks/receipt/run.ts';
import { finish, sha256, studyOf } from '../../engine/study-of.ts';

const study = studyOf(80, { bakeScale: 1 });
const rowsOf = ({ measures, config }: typeof study) => studyLedger({ measures, settings: config.settings });
const maker = {
  version: '9.9.9',
  commit: 'c0ffee',
  site: 'https://host.example/genops/',
  environment: 'a browser',
  created: '2026-11-30T12:00:00.000Z',
};
const query = 'n=80&seed=test&bakeScale=1';
const made = madeRun(study, rowsOf(study), 'methods/', query);
const files = receiptFiles(made, maker) as Record<string, string>;
const zip = receiptZip(made, maker);
const { record: kept } = receiptIn(zip);

describe('a receipt', () => {
  it('is a ZIP with these files, the same bytes for the same run', () => {
    expect(Object.keys(unzipSync(zip)).toSorted()).toEqual(Object.keys(files).toSorted());
    const texts = Object.entries(unpacked(zip)).map(([name, bytes]) => [
      name,
      new TextDecoder().decode(bytes),
    ]);
    expect(Object.fromEntries(texts)).toEqual(files);
    expect(receiptZip(made, maker)).toEqual(zip);
    expect(files['claims.csv']!.split('\r\n')[0]).toBe('id,printed,verdict,decidedBy,value,lower,upper,n');
    expect(files['claims.csv']!.trim().split('\n')).toHaveLength(1 + rowsOf(study).length);
    expect(files['README.txt']).toContain(study.digest);
    expect(files['codecheck.yml']).toMatch(
      /^---\nversion: https:\/\/codecheck\.org\.uk\/spec\/config\/1\.0\/\n/,
    );
    for (const key of ['paper:', 'manifest:', 'codechecker:', 'check_time:', 'certificate:'])
      expect(files['codecheck.yml']).toContain(`\n${key}`);
  });

  it('repeats its run to the last bit', () => {
    const again = finish(studySteps(configOf(kept.task), sha256));
    expect(again.digest).toBe(study.digest);
    expect(firstDifference(kept, recordOf(kept, findingsOf(again, rowsOf(again)), maker))).toBeNull();
  });

  it('names the first field that differs: a claim’s number before the digest that covers it', () => {
    const [first, ...others] = kept.claims;
    const moved = { ...kept, digest: 'f00d', claims: [{ ...first!, value: 1 }, ...others] };
    expect(firstDifference(moved, kept)).toMatch(new RegExp(`^${first!.id}, value: 1 in the receipt, `));
    expect(firstDifference({ ...kept, digest: 'f00d' }, kept)).toMatch(/^digest: f00d in the receipt, /);
    expect(firstDifference({ ...kept, auditHead: 'a' }, kept)).toMatch(/^audit head: a in the receipt, /);
    expect(firstDifference({ ...kept, claims: [{ ...first!, id: 'gone' }] }, kept)).toMatch(/^gone: /);
  });
});

test('how to check it has a link where the site is known, and no half of one', () => {
  expect(files['README.txt']).toContain(`, or open\n  ${linkOf(kept)}\n`);
  const homeless = receiptFiles(made, { ...maker, site: null })['README.txt'] as string;
  expect(homeless).toContain('at the foot of the site\nor run, ');
  expect(homeless).not.toMatch(/or open|#receipt=/);
});

test('a reader’s own file is in it only where it was put there, byte for byte, and no result', async () => {
  expect(receiptIn(zip).own).toBeNull();
  const bytes = Uint8Array.of(0xff, 0xfe, 10, 0);
  const whole = receiptZip({ ...made, files: await ownFile(new File([bytes], 'my log.csv')) }, maker);
  const { own } = receiptIn(whole);
  expect(own!.name).toBe('my_log.csv');
  expect(new Uint8Array(await own!.arrayBuffer())).toEqual(bytes);
  expect(new TextDecoder().decode(unpacked(whole)['codecheck.yml'])).not.toContain('my_log');
});

describe('its link', () => {
  const link = linkOf(kept);
  const expectation = expectationIn(new URL(link).hash)!;

  it('opens the page, and says what is to be run, in less than a kilobyte', () => {
    expect(link).toMatch(
      /^https:\/\/host\.example\/genops\/methods\/\?n=80&seed=test&bakeScale=1#receipt=run\./,
    );
    expect(link.length).toBeLessThan(1000);
    expect(configOf(expectation.task)).toEqual(configOf(kept.task));
    expect(expectation.code).toBe(study.digest.slice(0, 12));
  });

  it('names the first result that differs, the digest last', () => {
    expect(firstUnlike(expectation, kept)).toBeNull();
    const [first, second, ...others] = kept.claims;
    const moved = { ...kept, claims: [first!, { ...second!, value: 1 }, ...others] };
    expect(firstUnlike(expectation, moved)).toMatch(new RegExp(`^${second!.id}: here .*"value":1,`));
    expect(firstUnlike(expectation, { ...kept, digest: 'f00d' })).toMatch(/^digest: .* here$/);
    expect(firstUnlike(expectation, { ...kept, claims: others })).toMatch(/results in the link/);
  });

  it('is refused where it is damaged, and no other address is one', () => {
    expect(expectationIn('#receipts')).toBeNull();
    const hash = new URL(link).hash;
    for (const bad of [hash.slice(0, -9), `${hash}!`, '#receipt=', hash.replace('run.', 'run.x')])
      expect(() => expectationIn(bad), bad).toThrow('one that this site made for a receipt');
  });
});

describe('its RO-Crate', () => {
  const { '@context': context, '@graph': graph } = JSON.parse(files['ro-crate-metadata.json']!) as {
    '@context': string;
    '@graph': Record<string, unknown>[];
  };
  const entity = (id: string) => graph.find((each) => each['@id'] === id)!;
  const idsOf = (value: unknown): string[] =>
    [value].flat().map((each) => (each as Record<string, string>)['@id']!);

  it('has what RO-Crate 1.1 requires: descriptor, root with name, description, date and license, files that are there', () => {
    expect(context).toBe('https://w3id.org/ro/crate/1.1/context');
    const descriptor = entity('ro-crate-metadata.json');
    expect(descriptor['@type']).toBe('CreativeWork');
    expect(idsOf(descriptor['about'])).toEqual(['./']);
    expect(idsOf(descriptor['conformsTo'])).toEqual(['https://w3id.org/ro/crate/1.1']);
    const root = entity('./');
    expect(root['@type']).toBe('Dataset');
    for (const key of ['name', 'description', 'datePublished', 'license'])
      expect(root[key], key).toBeTruthy();
    const ids = graph.map((each) => each['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of idsOf(root['hasPart'])) {
      expect(entity(id)['@type']).toBe('File');
      expect(files[id], id).toBeDefined();
    }
  });

  it('keeps to Process Run Crate 0.5: profile, action, and the application that it ran', () => {
    const profile = 'https://w3id.org/ro/wfrun/process/0.5';
    expect(idsOf(entity('./')['conformsTo'])).toEqual([profile]);
    expect(entity(profile)).toMatchObject({ '@type': 'CreativeWork', version: '0.5' });
    const action = graph.find((each) => each['@type'] === 'CreateAction');
    expect(idsOf(entity('./')['mentions'])).toEqual([action!['@id']]);
    const [application] = idsOf(action!['instrument']).map(entity);
    expect(application).toMatchObject({
      '@type': 'SoftwareApplication',
      version: '9.9.9',
      softwareVersion: 'c0ffee',
    });
    expect(action!['endTime']).toBe(maker.created);
    for (const id of [...idsOf(action!['object']), ...idsOf(action!['result'])])
      expect(entity(id), id).toBeDefined();
  });
});

describe('a file that is no receipt', () => {
  const record = JSON.parse(files['receipt.json']!) as Record<string, unknown>;
  it.each([
    ['noise', () => Uint8Array.of(1, 2, 3), 'expected a ZIP file that this site wrote'],
    [
      'a ZIP that is cut short',
      () => zip.subarray(0, zip.length / 2),
      'expected a ZIP file that this site wrote',
    ],
    ['a ZIP without a record', () => packed({ 'a.txt': 'x' }), 'receipt.json: expected JSON'],
    [
      'a way out of the folder',
      () => zipSync({ '../evil': strToU8('x') }),
      'expected plain file names, got "../evil"',
    ],
    ['a hidden file', () => zipSync({ '.evil': strToU8('x') }), 'expected plain file names'],
    ['a bomb', () => zipSync({ 'a.txt': new Uint8Array(30_000_000) }), 'and 20 MB inside'],
    [
      'many files',
      () => zipSync(Object.fromEntries(Array.from({ length: 60 }, (_, k) => [`f${k}`, strToU8('')]))),
      'at most 50 files',
    ],
    ['a large file', () => new Uint8Array(6_000_000), 'a file of at most 5 MB'],
  ])('is refused in words: %s', (_, bytes, message) => {
    expect(() => receiptIn(bytes())).toThrow(message);
  });

  it.each([
    [
      'another format',
      { format: 'genops-receipt/1' },
      'expected the format genops-receipt/2, got "genops-receipt/1"',
    ],
    ['no digest', { digest: undefined }, 'expected kind, task, maker, digest, claims and values'],
    ['values that are no lists', { values: { a: 1 } }, 'expected kind, task, maker, digest'],
  ])('and so is a record with %s', (_, change, message) => {
    expect(() => readRecord(JSON.stringify({ ...record, ...change }))).toThrow(message);
  });

  it.each([{ settings: { nothing: 1 } }, { deployments: -1 }, { settings: { bakeScale: 'x' } }])(
    'and so is a run that there is not: %o',
    (change) => {
      expect(() => configOf({ ...kept.task, ...change })).toThrow('a run of this version');
    },
  );
});
