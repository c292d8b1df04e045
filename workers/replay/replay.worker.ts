import { expose } from 'comlink';
import { createReplayApi } from './api.ts';

expose(createReplayApi());
