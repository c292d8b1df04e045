import { startPage } from '../../boot/start.ts';

startPage({ notebook: async () => (await import('../../../notebooks/policies/notebook.ts')).notebook });
