export { answered, withPreset } from './answers.ts';
export { judgeLog, type LogVerdicts, logVerdicts } from './judge-log.ts';
export { type LogMeasures, type LogQuantityName, measureLog } from './measures.ts';
export { type LogQuestion, questionKey, questionsOf } from './questions.ts';
export { fieldNamed, isSavedMapping, mappingFrom, mappingJson, shortNames } from './saved-mapping.ts';
export { syntheticExample } from './synthetic.ts';
export { type LogRecord, recordsCsv, recordsJson, templateCsv } from './write.ts';
