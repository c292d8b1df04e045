/** Which tool's export a file is, and what its preset proposes. */
import { bareName, fieldPlaces } from './fields.ts';
import { logPresets, type Preset } from './log-presets.ts';
import { unwrapped } from './mapping.ts';

const all: readonly Preset[] = logPresets;

/** A preset by its id; null for none. */
export const presetNamed = (wanted: string | null): Preset | null =>
  all.find(({ id }) => id === wanted) ?? null;

/** Columns by their bare names, whole and without what only wraps them; of equal names the whole one, then the first. */
function columnsByName(names: readonly string[]): ReadonlyMap<string, number> {
  const bare = (form: (name: string) => string) =>
    names.map((name, c) => [bareName(form(name)), c] as const).toReversed();
  return new Map([...bare(unwrapped), ...bare(String)]);
}

/** The tool whose names a file has; null for none. */
export function presetOf(names: readonly string[]): Preset | null {
  const columns = columnsByName(names);
  const has = (mark: string): boolean => mark.split(' ').every((name) => columns.has(name));
  return all.find(({ marks }) => marks.split(', ').some(has)) ?? null;
}

/** Columns by field with those that a preset knows in their place. */
export function presetColumns(
  { columns: known = '' }: Preset,
  names: readonly string[],
  columns: readonly (number | null)[],
): (number | null)[] {
  const byName = columnsByName(names);
  const own = new Map<number, number>();
  for (const part of known.split('; ')) {
    const [field = '', wanted = ''] = part.split(': ');
    const found = wanted.split(' ').find((name) => byName.has(name));
    if (found !== undefined) own.set(fieldPlaces[field as keyof typeof fieldPlaces], byName.get(found)!);
  }
  const taken = new Set(own.values());
  return columns.map((column, f) => own.get(f) ?? (column !== null && taken.has(column) ? null : column));
}
