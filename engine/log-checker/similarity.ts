/**
 * How near two changes are, written anew: cosine of vectors of service (.4), size (an angle, .2), migration (.15),
 * configuration (.15) and working hours (.1), as `context-ingestion/` specifies them.
 */

import type { EventOf } from '../audit-log/event.ts';
import { isWorkingTime } from '../domain/clock.ts';
import { cos, ln } from '../random/portable.ts';

const LARGEST_LINES = 10_000;
const QUARTER_TURN = 1.5707963267948966;

/** The highest similarity of changes to different services. */
export const HIGHEST_ACROSS_SERVICES = 0.6;

/** What a change is compared by. */
export interface Likeness {
  readonly service: string;
  /** 0 for one line, a quarter turn for 10,000 and more. */
  readonly angle: number;
  readonly migration: boolean;
  readonly config: boolean;
  readonly working: boolean;
}

export function likenessOf({ service, minute, details }: EventOf<'started'>): Likeness {
  const { lines, migration, config } = details;
  const angle = (QUARTER_TURN * ln(Math.min(Math.max(lines, 1), LARGEST_LINES))) / ln(LARGEST_LINES);
  return { service, angle, migration, config, working: isWorkingTime(minute) };
}

/** Ratio. */
export function similarityOf(a: Likeness, b: Likeness): number {
  return (
    (a.service === b.service ? 0.4 : 0) +
    0.2 * cos(a.angle - b.angle) +
    (a.migration === b.migration ? 0.15 : 0) +
    (a.config === b.config ? 0.15 : 0) +
    (a.working === b.working ? 0.1 : 0)
  );
}
