import { startPage } from '../../boot/start.ts';

startPage({ notebook: async () => (await import('../../../notebooks/methods/notebook.ts')).notebook });
