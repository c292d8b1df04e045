import { expose } from 'comlink';
import { createPolicyApi } from './api.ts';

expose(createPolicyApi());
