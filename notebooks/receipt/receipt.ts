/** A receipt: the files that a reviewer takes away, and what comes of one that is brought back. */
import { strFromU8 } from 'fflate';
import { csvText } from '../authoring/csv.ts';
import { type Files, packed, unpacked } from './archive.ts';
import { codecheckOf, crateOf } from './crate.ts';
import { fitsLink, linkOf } from './link.ts';
import { type Deed, type Findings, type Maker, type ReceiptRecord, readRecord, recordOf } from './record.ts';

/** What a page hands over for a receipt. */
export interface Made extends Deed {
  readonly findings: Findings;
  /** What only this kind has. */
  readonly files?: Files;
}

/** The short code: enough of a digest to tell it from any other. */
export const codeOf = (digest: string): string => digest.slice(0, 12);

/** A file of the reader's inside of a receipt begins so. */
const OWN = 'own-';

function valuesCsv({ values }: ReceiptRecord): string {
  const rows = Math.max(0, ...Object.values(values).map(({ length }) => length));
  return csvText(
    Array.from({ length: rows }, (_, k) =>
      Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list[k] ?? null])),
    ),
  );
}

const readme = (record: ReceiptRecord): string => `Receipt. ${record.what}.

Digest: ${record.digest} (short: ${codeOf(record.digest)})

To check it: drop this ZIP on the place "Check a receipt" at the foot of ${record.maker.site ?? 'the site'}${record.maker.site !== null && fitsLink(record.task) ? `, or open\n  ${linkOf(record)}` : ''}
${record.command === null ? '' : `or run, in the project's source at commit ${record.maker.commit},\n  ${record.command}\nand compare.\n`}${
  typeof record.task['sha256'] !== 'string'
    ? ''
    : `The file that was read has ${String(record.task['bytes'])} bytes and this SHA-256: ${record.task['sha256']}.
Unless its name stands in this ZIP with "${OWN}" before it, it is not in this receipt, and you will be asked for it.
`
}`;

export function receiptFiles(made: Made, maker: Maker): Files {
  const { findings, files = {}, ...deed } = made;
  const record = recordOf(deed, findings, maker);
  const plain = {
    'receipt.json': `${JSON.stringify(record, null, 1)}\n`,
    'claims.csv': csvText(record.claims.map((claim) => ({ ...claim }))),
    ...(Object.keys(record.values).length === 0 ? {} : { 'values.csv': valuesCsv(record) }),
    ...files,
    'README.txt': readme(record),
  };
  const all = { ...plain, 'codecheck.yml': codecheckOf(record, Object.keys(plain)) };
  return { ...all, 'ro-crate-metadata.json': crateOf(record, all) };
}

export const receiptZip = (made: Made, maker: Maker): Uint8Array<ArrayBuffer> =>
  packed(receiptFiles(made, maker));

/** A reader's own file as part of a receipt; only who asks for it gets it. */
export async function ownFile(file: File): Promise<Files> {
  const name = `${OWN}${file.name.replace(/[^\w.-]+/g, '_')}`;
  return { [name]: new Uint8Array(await file.arrayBuffer()) };
}

/** @throws ArgumentError for what is no receipt of this version */
export function receiptIn(zip: Uint8Array): { readonly record: ReceiptRecord; readonly own: File | null } {
  const files = unpacked(zip);
  const record = readRecord(strFromU8(files['receipt.json'] ?? new Uint8Array()));
  const [name, bytes] = Object.entries(files).find(([each]) => each.startsWith(OWN)) ?? [];
  return { record, own: name === undefined ? null : new File([bytes!], name.slice(OWN.length)) };
}
