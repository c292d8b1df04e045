/** Which tool's export a file is, and what its preset proposes. */
import { bareName, fieldPlaces, logFields } from './fields.ts';
import { logPresets, type Preset } from './log-presets.ts';
import { type LogMapping, unwrapped } from './mapping.ts';
import { unitOf } from './times.ts';

const all: readonly Preset[] = logPresets;

/** The names of a file in the form in which presets have them. */
const bareNames = (names: readonly string[]): string[] => names.map((name) => bareName(unwrapped(name)));

/** A preset by its id; null for none. */
export const presetNamed = (wanted: string | null): Preset | null =>
  all.find(({ id }) => id === wanted) ?? null;

/** What a preset proposes for a file, whether its names are those of the tool or not. @param samples first cells, by column */
export function withPreset(mapping: LogMapping, { names, samples }: Named, preset: Preset): LogMapping {
  const columns = presetColumns(preset, names, mapping.columns);
  const duration = columns[fieldPlaces.duration] ?? null;
  const isSame = duration === mapping.columns[fieldPlaces.duration];
  const named = duration === null ? null : unitOf(names[duration]!, samples[duration] ?? []);
  return {
    ...mapping,
    preset: preset.id,
    columns,
    durationUnit:
      isSame && mapping.durationUnit !== null ? mapping.durationUnit : (named ?? preset.unit ?? null),
    statusWords: preset.words ?? {},
    stageWords: preset.stages ?? {},
  };
}

interface Named {
  readonly names: readonly string[];
  readonly samples: readonly (readonly string[])[];
}

/** The tool whose names a file has; null for none. */
export function presetOf(names: readonly string[]): Preset | null {
  const bare = new Set([...names.map(bareName), ...bareNames(names)]);
  const has = (mark: string): boolean => mark.split(' ').every((name) => bare.has(name));
  return all.find(({ marks }) => marks.some(has)) ?? null;
}

/** Columns by field with those that a preset knows in their place. */
export function presetColumns(
  { columns: known = {} }: Preset,
  names: readonly string[],
  columns: readonly (number | null)[],
): (number | null)[] {
  const [whole, inner] = [names.map(bareName), bareNames(names)];
  const column = (name: string): number => (whole.includes(name) ? whole.indexOf(name) : inner.indexOf(name));
  const byField = new Map(
    Object.entries(known).flatMap(([key, own]) => {
      const found = own.split(' ').find((name) => column(name) >= 0);
      const place = fieldPlaces[key as keyof typeof fieldPlaces];
      return found === undefined ? [] : [[place, column(found)] as const];
    }),
  );
  const taken = new Set(byField.values());
  return logFields.map((_, f) => {
    const before = columns[f] ?? null;
    return byField.get(f) ?? (before !== null && taken.has(before) ? null : before);
  });
}
