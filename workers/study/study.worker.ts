import { expose } from 'comlink';
import { explainSteps, loadSha256, studySteps } from '../../engine/index.ts';
import { createStudyApi } from './api.ts';
import type { EarlyMessage } from './head-start.ts';

const api = createStudyApi({ explainSteps, loadSha256, studySteps });
addEventListener('message', ({ data }: MessageEvent<Partial<EarlyMessage>>) => {
  if (data.begin !== undefined) void api.begin(data.begin); // Comlink's own messages have no such field
});
expose(api);
