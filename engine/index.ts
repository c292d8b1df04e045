export { ArgumentError } from './errors.ts';
export { loadSha256, type Sha256 } from './governance/index.ts';
export { defaultSettings, withSettings } from './simulator/settings.ts';
export { studySteps } from './simulator/simulate.ts';
