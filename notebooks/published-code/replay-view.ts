/** What the page of the published code shows a run of. */
import type { ReplayClient } from '../../workers/replay/pool.ts';
import type { ReplayResult } from '../../workers/replay/steps.ts';

/** A new object for every replay. */
export interface ReplayView {
  /** With its rows and their digest. */
  readonly replay: ReplayResult;
  /** For cells that look further: experiments, other sizes, many seeds. */
  readonly client: ReplayClient;
  /** The page's address after `?`, without it. */
  readonly query: string;
}
