import { startPage } from '../../boot/start.ts';

startPage({ notebook: async () => (await import('../../../notebooks/audit-log/notebook.ts')).notebook });
