import { expose } from 'comlink';
import { createLogApi } from './api.ts';

expose(createLogApi());
