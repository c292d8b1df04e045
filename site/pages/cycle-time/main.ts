import { startPage } from '../../boot/start.ts';

startPage({ notebook: async () => (await import('../../../notebooks/cycle-time/notebook.ts')).notebook });
