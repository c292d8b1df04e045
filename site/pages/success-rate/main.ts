import { startPage } from '../../boot/start.ts';

startPage({ notebook: async () => (await import('../../../notebooks/success-rate/notebook.ts')).notebook });
