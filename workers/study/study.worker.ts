import { expose } from 'comlink';
import { explainSteps, loadSha256, studySteps } from '../../engine/index.ts';
import { createStudyApi } from './api.ts';

expose(createStudyApi({ explainSteps, loadSha256, studySteps }));
