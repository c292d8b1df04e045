import { expose } from 'comlink';
import { createPolicyApi } from './policy-api.ts';

expose(createPolicyApi());
