import { startPage } from '../../boot/start.ts';

startPage({ notebook: async () => (await import('../../../notebooks/approvals/notebook.ts')).notebook });
