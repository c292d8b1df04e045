import { startPage } from '../../boot/start.ts';

startPage({ notebook: async () => (await import('../../../notebooks/deployment/notebook.ts')).notebook });
