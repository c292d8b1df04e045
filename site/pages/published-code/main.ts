import { startReplayPage } from '../../replay/start.ts';

startReplayPage({
  notebook: async () => (await import('../../../notebooks/published-code/notebook.ts')).notebook,
});
