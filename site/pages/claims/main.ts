import { startPage } from '../../boot/start.ts';

startPage({ notebook: async () => (await import('../../../notebooks/claims/notebook.ts')).notebook });
