import { expose } from 'comlink';
import { createBeliefApi } from './api.ts';

expose(createBeliefApi());
