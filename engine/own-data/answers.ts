/** What an answer of the reader makes of the mapping that a log is read with. */
import { fieldPlaces as at, bareName, logFields } from '../deployment-log/fields.ts';
import type { Inspection } from '../deployment-log/inspect.ts';
import type { LogMapping } from '../deployment-log/mapping.ts';
import { type Preset, presetColumns } from '../deployment-log/presets.ts';
import { durationUnits, unitOf } from '../deployment-log/times.ts';
import { stageMeanings, statusMeanings } from '../deployment-log/words.ts';
import { AND, type LogQuestion } from './questions.ts';

/** The mapping with one answer taken; as it was where the question has no such answer. */
export function answered(
  mapping: LogMapping,
  { names }: Pick<Inspection, 'names'>,
  { kind, about, answers }: Pick<LogQuestion, 'kind' | 'about' | 'answers'>,
  answer: string,
): LogMapping {
  if (!answers.some((each) => each.answer === answer)) return mapping;
  switch (kind) {
    case 'unit':
      return { ...mapping, durationUnit: durationUnits.find((unit) => unit === answer) ?? null };
    case 'decimal':
      return { ...mapping, decimal: answer === 'comma' ? 'comma' : 'point' };
    case 'dates':
      return { ...mapping, dates: answer === 'day-first' ? 'day-first' : 'month-first' };
    case 'lead-time': {
      const column = answer === 'none' ? null : names.indexOf(about);
      return {
        ...mapping,
        columns: logFields.map((_, f) => (f === at.duration ? column : (mapping.columns[f] ?? null))),
      };
    }
    case 'status-word': {
      const meaning = statusMeanings.find((each) => each === answer) ?? 'leave-out';
      return { ...mapping, statusWords: { ...mapping.statusWords, [bareName(about)]: meaning } };
    }
    case 'stage-word': {
      const meaning = stageMeanings.find((each) => each === answer) ?? 'unknown';
      return { ...mapping, stageWords: { ...mapping.stageWords, [bareName(about)]: meaning } };
    }
    case 'environment':
      return { ...mapping, environments: answer === '' ? 'all' : answer.split(AND) };
    case 'duplicates':
      return { ...mapping, duplicates: answer === 'first' ? 'first' : 'last' };
    case 'columns':
      return mapping;
  }
}

/** The mapping as the preset of a tool has it, whether the names of the file are those of the tool or not. */
export function withPreset(
  mapping: LogMapping,
  { names, samples }: Pick<Inspection, 'names' | 'samples'>,
  preset: Preset,
): LogMapping {
  const columns = presetColumns(preset, names, mapping.columns);
  const duration = columns[at.duration] ?? null;
  const isSame = duration === mapping.columns[at.duration];
  const named = duration === null ? null : unitOf(names[duration]!, samples[duration] ?? []);
  return {
    ...mapping,
    preset: preset.id,
    columns,
    durationUnit: (isSame ? mapping.durationUnit : null) ?? named ?? preset.unit,
    statusWords: preset.words,
    stageWords: preset.stages,
  };
}
