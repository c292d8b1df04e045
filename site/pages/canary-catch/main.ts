import { startPage } from '../../boot/start.ts';

startPage({ notebook: async () => (await import('../../../notebooks/canary-catch/notebook.ts')).notebook });
