/** The beats of the talk, in their order. To add one: a file beside these, a line here. */
import type { AnyBeat } from '../beat.ts';
import { flags } from './01-flags.ts';
import { pipelines } from './02-pipelines.ts';
import { histograms } from './03-histograms.ts';
import { tuned } from './04-tuned.ts';
import { success } from './05-success.ts';
import { oneDeployment } from './06-one-deployment.ts';
import { canary } from './07-canary.ts';
import { attack } from './08-attack.ts';
import { whatIsTrue } from './09-true.ts';
import { address } from './10-address.ts';

export const beats: readonly AnyBeat[] = [
  flags,
  pipelines,
  histograms,
  tuned,
  success,
  oneDeployment,
  canary,
  attack,
  whatIsTrue,
  address,
];
