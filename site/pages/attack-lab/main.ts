import { startPage } from '../../boot/start.ts';

startPage({ notebook: async () => (await import('../../../notebooks/attack-lab/notebook.ts')).notebook });
