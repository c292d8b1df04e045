/** Where the records of a JSON file are: found in its first document, of which the beginning is enough. */
import { cellOf, isObject, type JsonPath, type JsonRecord, jsonValue } from './json.ts';
import { spokenBy } from './listed.ts';
import { isFieldName, isOutcomeName } from './mapping.ts';

export type JsonShape =
  | { readonly kind: 'json-lines' }
  /** Records are objects at the end of a path. */
  | { readonly kind: 'json'; readonly path: JsonPath }
  /** Records are lists of cells, as pandas (`split`, `values`), InfluxDB and Google Sheets write them. @see names null: the first is the header */
  | { readonly kind: 'json-rows'; readonly path: JsonPath; readonly names: readonly string[] | null }
  /** One object or list a column, as pandas (`columns`, `list`) writes them. */
  | { readonly kind: 'json-columns' };

/** The shape, or the lists among which it cannot be told. */
type Found = JsonShape | { readonly kind: 'several-lists'; readonly lists: readonly string[] };

/** Under these names an object usually holds its records; the first of them that holds any goes before other lists. */
const HOLDERS = new Set(
  `deployments records data items results rows workflow_runs value builds result values nodes edges hits deploymentsInfo releases
   executions pipelines issues runs deploymentFrequency deploymentEvents events response Items`.split(/\s+/),
);
/** Objects that only wrap a record's own names. */
const WRAPPERS =
  'node _source fields attributes outcome status deployable deployment latestStatus statuses'.split(' ');
/** Levels that are looked through. */
const DEEPEST = 8;

/** Null for what is no JSON. @param head the file's beginning */
export function jsonShapeOf(head: string): Found | null {
  const text = head.replaceAll('\u001E', ' ').trimStart();
  if (!/^[[{]/.test(text)) return null;
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const first = jsonValue(line);
  const next = text.slice(line.length).trimStart();
  const found = shapeOf(first === undefined ? beginningOf(text) : first);
  const isLines = isObject(first) && next.startsWith('{') && found.kind === 'json' && found.path.length === 0;
  return isLines ? { kind: 'json-lines' } : found;
}

function shapeOf(value: unknown): Found {
  const table = tableOf(value, []);
  if (table !== null) return table;
  if (isObject(value) && isColumns(value)) return { kind: 'json-columns' };
  const found = recordsIn(value, 0);
  if (found !== null && !('path' in found)) return { kind: 'several-lists', lists: found };
  return { kind: 'json', path: found?.path ?? (Array.isArray(value) ? ['[]'] : []) };
}

/** Lists of cells: alone, or as `data` next to `columns`, or as `values`. */
function tableOf(value: unknown, path: JsonPath): Found | null {
  if (isObject(value)) {
    const { columns, data, values } = value;
    const key = isRows(data) ? 'data' : 'values';
    if (Array.isArray(columns) && isRows(value[key])) {
      return { kind: 'json-rows', path: [key, '[]'], names: columns.map(String) };
    }
    return isRows(values) ? tableOf(values, ['values']) : null;
  }
  return isRows(value) ? { kind: 'json-rows', path: [...path, '[]'], names: null } : null;
}

const isRows = (value: unknown): value is readonly (readonly unknown[])[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (row) => Array.isArray(row) && row.length > 0 && row.every((cell) => cellOf(cell) !== undefined),
  );

function isColumns(value: JsonRecord): boolean {
  const columns = Object.values(value);
  const isScalars = (column: unknown): boolean =>
    (Array.isArray(column) || (isObject(column) && !hasOutcome(column))) &&
    Object.values(column).every((cell) => cellOf(cell) !== undefined);
  return columns.length > 0 && Object.keys(value).some(isOutcomeName) && columns.every(isScalars);
}

/** Whether an object says what became of something, or when it ended. */
function hasOutcome(value: JsonRecord): boolean {
  return (
    Object.keys(value).some((key) => isOutcomeName(key) && cellOf(value[key]) !== undefined) ||
    WRAPPERS.some((key) => {
      const inner = key === 'statuses' ? spokenBy(key, value[key]) : value[key];
      return isObject(inner) && Object.keys(inner).some((each) => isOutcomeName(each));
    })
  );
}

const hasId = (value: JsonRecord): boolean =>
  Object.keys(value).some((key) => isFieldName(key) && /id$|^key$|number/i.test(key));

interface Records {
  readonly path: JsonPath;
  /** The first of them. */
  readonly sample: JsonRecord;
}
/** The records of a value, or the lists of which each may hold them; null where there is no list of objects. */
function recordsIn(value: unknown, depth: number, isElement = false): Records | readonly string[] | null {
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) {
    const first: unknown = value.find((each) => isObject(each) || (Array.isArray(each) && each.length > 0));
    const sample = isObject(first) ? first : null;
    // a page of records is an object that has no outcome itself, and an id only with records that have one
    const inner = sample !== null && hasOutcome(sample) ? null : recordsIn(first, depth + 1, true);
    if (
      inner !== null &&
      'path' in inner &&
      (sample === null || !hasId(sample) || hasOutcome(inner.sample))
    ) {
      return { path: ['[]', ...inner.path], sample: inner.sample };
    }
    return sample === null ? null : { path: ['[]'], sample };
  }
  if (!isObject(value)) return null;
  const parts = Object.values(value);
  const [part] = parts;
  // an object per id; within a record parts that have outcomes are no records
  if (!isElement && isObject(part) && parts.every((each) => isObject(each) && hasOutcome(each)))
    return { path: ['{}'], sample: part };
  const found = Object.keys(value).flatMap((name) => {
    const inner = recordsIn(value[name], depth + 1, isElement);
    return inner !== null && 'path' in inner && inner.path.length > 0 ? [{ name, ...inner }] : [];
  });
  const good = found.filter(({ sample }) => hasOutcome(sample));
  const candidates = good.length > 0 ? good : found;
  const held = candidates.find(({ name }) => HOLDERS.has(name));
  if ((hasOutcome(value) && held === undefined) || (good.length === 0 && (hasOutcome(value) || hasId(value))))
    return null;
  const chosen = held ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (chosen !== undefined) return { path: [chosen.name, ...chosen.path], sample: chosen.sample };
  return candidates.length === 0 ? null : candidates.map(({ name, path }) => [name, ...path].join('.'));
}

/** The value that a text begins with: its last, broken element is left out, and what is open is closed. */
function beginningOf(text: string): unknown {
  const open: string[] = [];
  /** Where the last whole element ended; what was open there is open still, for nothing but texts comes after it. */
  let whole = 0;
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},]/g;
  for (const { 0: sign, index } of text.matchAll(token)) {
    if (sign === '[' || sign === '{') open.push(sign === '[' ? ']' : '}');
    else if (sign === ']' || sign === '}') open.pop();
    else if (sign !== ',') continue;
    whole = sign === ',' ? index : index + sign.length;
    if (open.length === 0) break; // the document ends
  }
  return jsonValue(text.slice(0, whole) + open.toReversed().join(''));
}
