/** A receipt of a run: the files that a reviewer takes away, and what comes of one that is brought back. */
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { type Files, packed, unpacked } from './archive.ts';
import { codecheckOf, crateOf } from './crate.ts';
import { type Maker, type ReceiptRecord, readRecord, recordOf } from './record.ts';

/** The short code of a run: enough of its digest to tell it from any other. */
export const codeOf = (digest: string): string => digest.slice(0, 12);

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function claimsCsv({ claims }: ReceiptRecord): string {
  const head = ['claim', 'printed', 'verdict', 'decided by', 'value', 'lower', 'upper', 'n'];
  const rows = claims.map(({ id, printed, verdict, decidedBy, value, lower, upper, n }) =>
    [id, printed, verdict, decidedBy, value, lower, upper, n].map((each) => cell(String(each ?? ''))),
  );
  return [head, ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}

const readme = ({ run, digest, maker }: ReceiptRecord): string => `Receipt of a run of the GenOps study model.

Deployments in each pipeline: ${run.deployments}
Seed: ${run.seed}
Scenario: ${run.scenario}
Digest: ${digest} (short: ${codeOf(digest)})

To check it: drop this ZIP on the place "Check a receipt" at the foot of ${maker.site ?? 'the site'}, or open
  ${maker.site ?? '(address of the site)/'}?${run.query}
or run, in the project's source at commit ${maker.commit},
  npm run reproduce -- --address '${run.query}'
and compare the digest.
`;

/** @param query after `?` of a link to the run */
export function receiptFiles(study: Study, rows: readonly LedgerRow[], query: string, maker: Maker): Files {
  const record = recordOf(study, rows, query, maker);
  const finite = (_: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isFinite(value) ? null : value;
  const plain = {
    'receipt.json': `${JSON.stringify(record, finite, 2)}\n`,
    'claims.csv': claimsCsv(record),
    'measures.json': `${JSON.stringify(study.measures, finite, 2)}\n`,
    'README.txt': readme(record),
  };
  const files = { ...plain, 'codecheck.yml': codecheckOf(record, Object.keys(plain)) };
  return { ...files, 'ro-crate-metadata.json': crateOf(record, files) };
}

export const receiptZip = (...run: Parameters<typeof receiptFiles>): Uint8Array<ArrayBuffer> =>
  packed(receiptFiles(...run));

/** @throws ArgumentError for what is no receipt of this version */
export function receiptIn(zip: Uint8Array): ReceiptRecord {
  const { 'receipt.json': text = '' } = unpacked(zip);
  return readRecord(text);
}
