export { csvCell } from './cells.ts';
export { logFields, logStatuses } from './fields.ts';
export { type Inspection, inspectLog } from './inspect.ts';
export { logBuffers, logRowAt } from './log.ts';
export type { LogMapping } from './mapping.ts';
export { type PresetId, presetNamed, presets } from './presets.ts';
export { answered } from './questions.ts';
export { readLogFile, readLogSteps } from './read.ts';
export { type LogReading, MOST_BYTES, tooLarge } from './reading.ts';
