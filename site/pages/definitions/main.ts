import { startPage } from '../../boot/start.ts';

startPage({ notebook: async () => (await import('../../../notebooks/definitions/notebook.ts')).notebook });
