import { startPage } from '../../boot/start.ts';

startPage({ notebook: async () => (await import('../../../notebooks/your-data/notebook.ts')).notebook });
