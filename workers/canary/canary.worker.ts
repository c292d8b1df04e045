import { expose } from 'comlink';
import { createCanaryApi } from './api.ts';

expose(createCanaryApi());
