/** A first look at a file: its format, its columns with some of their cells, and the mapping that they suggest. */

import { isNothing } from './cells.ts';
import { csvRecords, type Delimiter, delimiterOf } from './csv.ts';
import { fieldIndex, logFields } from './fields.ts';
import { flattened, type JsonFormat, jsonFormatOf, jsonPieces, recordOf } from './json.ts';
import { isExact, type LogMapping, proposeMapping } from './mapping.ts';
import { type LogSource, textChunks, textOf, utf8Of } from './source-text.ts';
import { plainCell } from './write.ts';

export type LogFormat =
  | { readonly kind: 'csv'; readonly delimiter: Delimiter }
  | { readonly kind: JsonFormat };

export interface Inspection {
  readonly format: LogFormat;
  /** Column names as the file has them; of JSON, names joined with dots. */
  readonly names: readonly string[];
  /** So many of the names stand in the file; the rest are the schema's, for records of JSON that come to have them later. */
  readonly own: number;
  /** By column: the first cells that hold something, three at most. */
  readonly samples: readonly (readonly string[])[];
  readonly decimalComma: boolean;
  readonly proposal: LogMapping;
  /** The file speaks the schema: there is nothing to ask. */
  readonly exact: boolean;
}

const SAMPLES = 3;
/** Different cells of a column that are looked at. */
const MOST_WORDS = 50;
/** Characters of a cell that are kept. */
const SAMPLE_LENGTH = 60;
/** Records that are looked at; names of JSON that come later are known only if they are the schema's. */
const RECORDS = 500;

/** What a column holds at first. */
interface Seen {
  readonly samples: string[];
  readonly words: Set<string>;
}

/** Null where there is nothing but space. */
export function inspectLog(source: LogSource): Inspection | null {
  const first = textChunks(source).next();
  const head = first.done === true ? '' : first.value.text;
  if (head.trim() === '') return null;
  const json = jsonFormatOf(head);
  const format: LogFormat = json === null ? { kind: 'csv', delimiter: delimiterOf(head) } : { kind: json };
  const { names, seen } =
    format.kind === 'csv' ? csvHead(head, format.delimiter) : jsonHead(jsonPieces(utf8Of(head), format.kind));
  const words = seen.map((column) => [...column.words]);
  const decimalComma = format.kind === 'csv' && format.delimiter === ';';
  const found = proposeMapping({ names, words, decimalComma });
  const outcome = ['outcome.status', 'outcome.duration_minutes'].map(fieldIndex);
  const inspection = {
    format,
    names,
    own: names.length,
    samples: seen.map(({ samples }) => samples),
    decimalComma,
    proposal: found,
    exact: isExact({ names }, found) && outcome.some((f) => found.columns[f] !== null),
  };
  return format.kind === 'csv' ? inspection : withLaterNames(inspection);
}

/** Records of JSON need not all have the same names: the schema's are listened for in any. */
function withLaterNames(inspection: Inspection): Inspection {
  const { names, samples, proposal } = inspection;
  const later = logFields.flatMap(({ key }, f) =>
    proposal.columns[f] === null && !names.includes(key) ? [key] : [],
  );
  const all = [...names, ...later];
  const columns = proposal.columns.map((column, f) => {
    const at = all.indexOf(logFields[f]!.key, names.length);
    return column ?? (at < 0 ? null : at);
  });
  return {
    ...inspection,
    names: all,
    samples: [...samples, ...later.map(() => [])],
    proposal: { ...proposal, columns },
  };
}

interface Head {
  readonly names: readonly string[];
  readonly seen: readonly Seen[];
}

const unseen = (): Seen => ({ samples: [], words: new Set() });

function see({ samples, words }: Seen, cell: string): void {
  const text = plainCell(cell);
  if (isNothing(text)) return;
  const short = text.slice(0, SAMPLE_LENGTH);
  if (samples.length < SAMPLES) samples.push(short);
  if (words.size < MOST_WORDS) words.add(short);
}

function csvHead(text: string, delimiter: Delimiter): Head {
  let names: readonly string[] | null = null;
  let seen: readonly Seen[] = [];
  let rows = 0;
  for (const record of csvRecords([{ text, done: 0 }], delimiter)) {
    if (typeof record === 'number') continue;
    if (names === null) {
      if (isDirective(record.cells)) continue;
      names = record.cells.map((name) => name.trim());
      seen = names.map(unseen);
    } else if (record.fault === null) {
      seen.forEach((column, c) => see(column, record.cells[c] ?? ''));
      rows += 1;
      if (rows >= RECORDS) break;
    }
  }
  return { names: names ?? [], seen };
}

/** Spreadsheets may begin with a line that names the delimiter. */
export const isDirective = (cells: readonly string[]): boolean => (cells[0] ?? '').startsWith('sep=');

function jsonHead(pieces: Iterable<Uint8Array | number>): Head {
  const seen = new Map<string, Seen>();
  let records = 0;
  for (const piece of pieces) {
    const record = piece instanceof Uint8Array ? recordOf(textOf(piece)) : null;
    if (record === null) continue;
    for (const [name, cell] of flattened(record)) {
      const column = seen.get(name) ?? unseen();
      seen.set(name, column);
      see(column, cell);
    }
    records += 1;
    if (records >= RECORDS) break;
  }
  return { names: [...seen.keys()], seen: [...seen.values()] };
}
