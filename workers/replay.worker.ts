import { expose } from 'comlink';
import { createReplayApi } from './replay-api.ts';

expose(createReplayApi());
