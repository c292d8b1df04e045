import { expose } from 'comlink';
import { createCheckApi } from './check-api.ts';

expose(createCheckApi());
