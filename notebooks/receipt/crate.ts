/**
 * What a receipt is, for other tools: RO-Crate 1.1 in the profile Process Run Crate 0.5 (https://w3id.org/ro/wfrun/process/0.5), and a
 * CODECHECK manifest (https://codecheck.org.uk/spec/config/1.0/).
 */
import type { Files } from './archive.ts';
import type { ReceiptRecord } from './record.ts';

const PROFILE = 'https://w3id.org/ro/wfrun/process/0.5';
const LICENSE = 'https://spdx.org/licenses/MIT';
const PAPER = 'https://doi.org/10.52783/jisem.v11i1s.14322';

/** What each file holds. */
const fileWords: Readonly<Record<string, string>> = {
  'receipt.json': 'What was done, its digest, verdicts and numbers, as this site repeats and compares them',
  'claims.csv': 'Each claim with its printed figure, verdict and number, one a row',
  'values.csv': 'All other numbers, a column each',
  'machine.json': 'What the browser says of itself',
  'measures.json': 'Everything that was measured of both pipelines',
  'codecheck.yml': 'CODECHECK manifest',
  'README.txt': 'How to check this receipt',
};
const formats: Readonly<Record<string, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  yml: 'application/yaml',
  txt: 'text/plain',
};

const sentenceOf = ({ what, digest }: ReceiptRecord): string => `${what}. Digest ${digest}`;
/** A reader’s own log does not count, whatever its form. */
const isResult = (name: string): boolean => /\.(json|csv)$/.test(name) && Object.hasOwn(fileWords, name);
const wordsOf = (name: string): string => fileWords[name] ?? 'The file that was read';
/** Of what was done: each an input of the action. */
const inputsOf = ({ task, query }: ReceiptRecord): Readonly<Record<string, unknown>> => ({ ...task, query });

export function crateOf(record: ReceiptRecord, files: Files): string {
  const { maker } = record;
  const inputs = Object.entries(inputsOf(record)).map(([name, value]) => ({
    '@id': `#${name}`,
    '@type': 'PropertyValue',
    name,
    value: typeof value === 'object' ? JSON.stringify(value) : value,
  }));
  const address = maker.site ?? undefined;
  const results = Object.keys(files).filter((name) => isResult(name) && name !== 'receipt.json');
  const graph = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
      about: { '@id': './' },
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: `Receipt: ${record.what}`,
      description: sentenceOf(record),
      datePublished: maker.created,
      license: { '@id': LICENSE },
      conformsTo: { '@id': PROFILE },
      hasPart: Object.keys(files).map((name) => ({ '@id': name })),
      mentions: { '@id': '#action' },
    },
    { '@id': PROFILE, '@type': 'CreativeWork', name: 'Process Run Crate', version: '0.5' },
    { '@id': LICENSE, '@type': 'CreativeWork', name: 'MIT License' },
    {
      '@id': '#engine',
      '@type': 'SoftwareApplication',
      name: 'GenOps reproducibility notebook',
      version: maker.version,
      softwareVersion: maker.commit,
      ...(address === undefined ? {} : { url: address }),
    },
    { '@id': '#environment', '@type': 'PropertyValue', name: 'environment', value: maker.environment },
    ...inputs,
    {
      '@id': '#action',
      '@type': 'CreateAction',
      name: record.what,
      description: sentenceOf(record),
      instrument: { '@id': '#engine' },
      object: [...inputs.map((input) => ({ '@id': input['@id'] })), { '@id': '#environment' }],
      result: ['receipt.json', ...results].map((name) => ({ '@id': name })),
      endTime: maker.created,
      actionStatus: { '@id': 'http://schema.org/CompletedActionStatus' },
    },
    ...Object.entries(files).map(([name, text]) => ({
      '@id': name,
      '@type': 'File',
      name,
      description: wordsOf(name),
      encodingFormat: formats[name.split('.').at(-1)!] ?? 'text/plain',
      contentSize: String(typeof text === 'string' ? new TextEncoder().encode(text).length : text.length),
    })),
  ];
  return `${JSON.stringify({ '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': graph }, null, 2)}\n`;
}

/** JSON's strings are YAML's. */
const quoted = (text: string): string => JSON.stringify(text);

export function codecheckOf(record: ReceiptRecord, names: readonly string[]): string {
  const { maker } = record;
  const manifest = names
    .filter(isResult)
    .map((name) => `  - file: ${quoted(name)}\n    comment: ${quoted(wordsOf(name))}`);
  return `---
version: https://codecheck.org.uk/spec/config/1.0/
source: ${quoted(maker.site ?? 'unknown')}
paper:
  title: ${quoted('GenOps')}
  authors:
    - name: ${quoted('N. K. S. Beshane')}
  reference: ${PAPER}
manifest:
${manifest.join('\n')}
codechecker: []
summary: ${quoted(sentenceOf(record))}
repository: ${quoted(maker.site ?? 'unknown')}
check_time: ${quoted(maker.created)}
certificate: ${quoted(record.digest)}
`;
}
