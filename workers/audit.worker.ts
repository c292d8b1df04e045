import { expose } from 'comlink';
import { createAuditApi } from './audit-api.ts';

expose(createAuditApi());
