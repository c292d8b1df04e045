import { startReadingPage } from '../../reading/start.ts';

startReadingPage({
  notebook: async () => (await import('../../../notebooks/numbers-agree/notebook.ts')).notebook,
});
