import { expose } from 'comlink';
import { createLogApi } from './log-api.ts';

expose(createLogApi());
