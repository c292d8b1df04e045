import { expose } from 'comlink';
import { createStudyApi } from '../../workers/study/api.ts';
import { fakeEngine } from './fake-engine.ts';

expose(createStudyApi(fakeEngine));
