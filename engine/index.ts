export { ArgumentError } from './errors.ts';
export { loadSha256, type Sha256 } from './governance/index.ts';
export { studySteps } from './simulator/simulate.ts';
export { defaultSettings, type SettingChanges, withSettings } from './simulator/settings.ts';
export type { StudyMeasures } from './simulator/measures/measures.ts';
