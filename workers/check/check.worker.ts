import { expose } from 'comlink';
import { createCheckApi } from './api.ts';

expose(createCheckApi());
