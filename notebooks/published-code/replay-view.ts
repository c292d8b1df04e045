/** What the page of the published code shows a run of. */
import type { Replay } from '../../engine/replay/index.ts';
import type { ReplayClient } from '../../workers/replay-contract.ts';

/** A new object for every replay. */
export interface ReplayView {
  /** With its rows and their digest. */
  readonly replay: Replay;
  /** For cells that look further: experiments, other sizes, many seeds. */
  readonly client: ReplayClient;
  /** The page's address after `?`, without it. */
  readonly query: string;
}
