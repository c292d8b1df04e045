import { expose } from 'comlink';
import { createAuditApi } from './api.ts';

expose(createAuditApi());
