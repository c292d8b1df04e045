/**
 * CSV, record by record. papaparse reads cells and quotes; this module gives it one record at a time, so that every record has its
 * line number and a record with broken quotes costs its first line only.
 */
import Papa from 'papaparse';
import type { TextChunk } from './source-text.ts';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How quotes stand in cells: doubled or behind a backslash, and the space before a cell's first quote, which papaparse would take for text. */
export interface Quoting {
  readonly escape: '"' | '\\';
  readonly space: RegExp | null;
}
const usual: Quoting = { escape: '"', space: null };

/** What is wrong with the quotes of a record; `column` counts from 0. */
export interface QuoteFault {
  readonly kind: 'never-closed' | 'text-after-quote';
  readonly column: number;
}

export interface CsvRecord {
  /** Where it begins: lines as an editor counts them, the first is 1. */
  readonly line: number;
  /** With broken quotes, its first line cut at each delimiter. */
  readonly cells: readonly string[];
  readonly fault: QuoteFault | null;
}

/** A quote that is still open after so many characters is a mistake. */
const LONGEST = 1 << 16;

/** Every record but blank lines; between them, how much of the source has been read. */
export function* csvRecords(
  chunks: Iterable<TextChunk>,
  delimiter: Delimiter,
  quoting: Quoting = usual,
): Generator<CsvRecord | number, void, void> {
  const cutter = new RecordCutter(delimiter, quoting);
  for (const { text, done } of chunks) {
    yield* cutter.records(text, false);
    yield done;
  }
  yield* cutter.records('', true);
}

/** Guards the text that belongs to a record which the next chunk completes. */
class RecordCutter {
  readonly #delimiter: Delimiter;
  readonly #parsers: Readonly<Record<'\n' | '\r', Papa.Parser>>;
  /** Joined when a line ends in it: a line of 200 MB would be copied with every chunk otherwise. */
  #pending: string[] = [];
  #line = 1;
  readonly #space: RegExp | null;
  /** How the first record of one line ends: within quotes the other of the two is text. */
  #newline: '\n' | '\r' | null = null;

  constructor(delimiter: Delimiter, { escape, space }: Quoting) {
    this.#delimiter = delimiter;
    this.#space = space;
    const parser = (newline: '\n' | '\r'): Papa.Parser =>
      new Papa.Parser({ delimiter, newline, preview: 1, escapeChar: escape });
    this.#parsers = { '\n': parser('\n'), '\r': parser('\r') };
  }

  /** @param last whether the source ends with it */
  *records(more: string, last: boolean): Generator<CsvRecord, void, void> {
    this.#pending.push(more);
    if (!last && !/[\r\n]/.test(more)) return;
    const joined = this.#pending.join('');
    const text = this.#space === null ? joined : joined.replaceAll(this.#space, '$1"');
    let at = 0;
    while (at < text.length) {
      const record = this.#record(text, at, last);
      if (record === null) break;
      const { cells, fault, lines, end } = record;
      if (fault !== null || cells.length > 1 || cells[0]?.trim() !== '') {
        yield { line: this.#line, cells, fault };
      }
      this.#line += lines;
      at = end;
    }
    this.#pending = [text.slice(at)];
  }

  /** The record that begins here, its lines and the place after it; null when the next chunk completes it. */
  #record(text: string, at: number, last: boolean) {
    const firstLine = lineEnd(text, at, last);
    // one line at first, then twice as much while a quote is open: a quote that never closes costs little
    for (let end = firstLine; end !== null; end = lineEnd(text, 2 * end - at, last)) {
      const part = text.slice(at, end);
      const oneLine = end === firstLine;
      const newline = (oneLine ? null : this.#newline) ?? (part.endsWith('\r') ? '\r' : '\n');
      const { data, errors, meta } = this.#parse(part, newline);
      const [error] = errors;
      if (error === undefined) {
        if (oneLine) this.#newline ??= newline;
        const taken = at + meta.cursor;
        const recordEnd = text.startsWith('\r\n', taken - 1) ? taken + 1 : taken;
        const lines = oneLine ? 1 : linesIn(text.slice(at, recordEnd));
        return { cells: withoutReturn(data[0] ?? []), fault: null, lines, end: recordEnd };
      }
      const isOpen = error.code === 'MissingQuotes';
      if (isOpen && part.length <= LONGEST && !(last && end === text.length)) continue;
      const kind = isOpen ? 'never-closed' : 'text-after-quote';
      // the place after the first quote of the broken cell: as many cells come before it as columns
      const before = this.#parse(part.slice(0, (error.index ?? 1) - 1), newline).data[0] ?? [''];
      const cells = text.slice(at, firstLine!).trimEnd().split(this.#delimiter);
      return { cells, fault: { kind, column: before.length - 1 } as const, lines: 1, end: firstLine! };
    }
    return null;
  }

  /** The first record of a text. */
  #parse(part: string, newline: '\n' | '\r'): Papa.ParseResult<string[]> {
    return this.#parsers[newline].parse(part, 0, false) as Papa.ParseResult<string[]>;
  }
}

/** The place after the line end at or after a place; null when the next chunk may have it. */
function lineEnd(text: string, from: number, last: boolean): number | null {
  const pattern = /\r\n?|\n/g;
  pattern.lastIndex = from;
  const found = pattern.test(text);
  const end = found ? pattern.lastIndex : text.length;
  // a line feed may follow a carriage return at the end of a chunk
  return last || (found && (end < text.length || text.endsWith('\n'))) ? end : null;
}

const linesIn = (text: string): number => text.match(/\r\n?|\n/g)?.length ?? 0;

/** Cells of a line that ended with CRLF, cut at its LF. */
function withoutReturn(cells: string[]): readonly string[] {
  const last = cells.at(-1);
  if (last?.endsWith('\r') === true) cells[cells.length - 1] = last.slice(0, -1);
  return cells;
}
