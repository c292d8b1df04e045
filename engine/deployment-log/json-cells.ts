/** The values of JSON records by column: names are cut once, not joined for each record. */

export type JsonRecord = Readonly<Record<string, unknown>>;

/** What a key leads to: a column, and columns below it. A Map: no key is special in it. */
export interface KeyBranch {
  column: number | null;
  readonly below: KeyTree;
}
export type KeyTree = Map<string, KeyBranch>;

/** A name of more parts is taken for one key. */
const MOST_PARTS = 5;

/** Cells of a record, and whether each number was one that a double can hold. */
interface RecordCells {
  readonly cells: readonly string[];
  readonly exact: boolean;
}

/**
 * The names of columns as keys. A name `a.b` is found as `b` in `a`, and as a key that is written so; one of the schema that no
 * record had so far, also by its last part alone.
 *
 * @param own so many of the names stand in the file
 */
export function keyTree(names: readonly string[], own: number = names.length): KeyTree {
  const tree: KeyTree = new Map();
  names.forEach((name, column) => {
    const parts = name.split('.');
    plant(tree, parts.length > MOST_PARTS ? [name] : parts, column);
    if (column >= own) plant(tree, parts.slice(-1), column);
  });
  return tree;
}

/** Cells of a record by column. */
export function cellsOf(record: JsonRecord, tree: KeyTree, columns: number): RecordCells {
  const cells = Array.from({ length: columns }, () => '');
  const exact = fill(record, tree, cells);
  return { cells, exact };
}

/** Every way of cutting a name into keys. */
function plant(tree: KeyTree, parts: readonly string[], column: number): void {
  for (let k = 1; k <= parts.length; k++) {
    const key = parts.slice(0, k).join('.');
    const branch = tree.get(key) ?? { column: null, below: new Map() };
    tree.set(key, branch);
    if (k === parts.length) branch.column ??= column;
    else plant(branch.below, parts.slice(k), column);
  }
}

function fill(record: JsonRecord, tree: KeyTree, cells: string[]): boolean {
  let exact = true;
  for (const key of Object.keys(record)) {
    const branch = tree.get(key);
    if (branch === undefined) continue;
    const value = record[key];
    if (typeof value === 'object' && value !== null) {
      if (branch.below.size > 0 && !Array.isArray(value)) {
        exact = fill(value as JsonRecord, branch.below, cells) && exact;
      }
    } else if (branch.column !== null) {
      if (typeof value === 'string') cells[branch.column] = value;
      else if (typeof value === 'number' || typeof value === 'boolean') {
        cells[branch.column] = String(value);
        if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) exact = false;
      }
    }
  }
  return exact;
}
