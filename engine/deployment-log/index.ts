export { type LogArm, type LogField, type LogStatus, logArms, logFields, logStatuses } from './fields.ts';
export { type Inspection, inspectLog, type LogFormat } from './inspect.ts';
export { judgeLog, type LogVerdicts, logVerdicts } from './judge-log.ts';
export { type DeploymentLog, type LogRow, logBuffers, logRowAt } from './log.ts';
export { type LogMapping, proposeMapping } from './mapping.ts';
export {
  type LogArmMeasures,
  type LogMeasures,
  type LogQuantity,
  type LogQuantityName,
  measureLog,
} from './measures.ts';
export { type LogProblem, type LogProblems, type ProblemKind, SHOWN_PROBLEMS } from './problems.ts';
export {
  type LogReading,
  MOST_BYTES,
  MOST_ROWS,
  readLogFile,
  readLogSteps,
  tooLarge,
} from './read.ts';
export type { LogSource } from './source-text.ts';
export { syntheticExample } from './synthetic.ts';
export { type DurationUnit, durationUnits, unitOf, unitOfName } from './times.ts';
export { csvCell, type LogRecord, recordsCsv, recordsJson, templateCsv } from './write.ts';
