/** Keeps the run and the address together: a new run is a new entry of the history; back and forward restore runs. */
import { changedQuery, viewKey } from '../../notebooks/authoring/links.ts';
import type { Address } from '../state/address.ts';
import type { Door } from '../state/run-kind.ts';

export interface Navigation<Run> {
  /** The run that the address asks for now. */
  read(): Address<Run>;
  /** Puts a run into the address, and nothing else; the same run again makes no new entry. */
  push(run: Run): void;
  /** Corrects the address in place, when the run that it asked for was called off. */
  replace(run: Run): void;
  /** What stands after `?`, without it and without what is not ours. */
  query(): string;
  /** What a link to this page with the run has after `?`, without it. */
  queryFor(run: Run): string;
  /** The same for links to the other pages. */
  queryForOthers(run: Run): string;
}

/** Writes what the page's own controls say into the address, in place. */
export function keepView(view: string | null): void {
  const query = changedQuery(location.search, { [viewKey]: view });
  history.replaceState(null, '', `${query === '' ? location.pathname : `?${query}`}${location.hash}`);
}

/** @param onReturn called after back and forward, with the run of the entry that is now current */
export function createNavigation<Run>(
  door: Door<Run>,
  same: (a: Run, b: Run) => boolean,
  onReturn: (address: Address<Run>) => void,
): Navigation<Run> {
  const read = (): Address<Run> => door.parse(location.search);
  const query = (): string => door.own(location.search);
  const queryFor = (run: Run): string => door.format(run, location.search);
  // a jump to a fragment is an entry too, and no reason to run anything
  window.addEventListener('popstate', () => onReturn(read()));
  return {
    read,
    query,
    queryFor,
    queryForOthers: (run) => door.forOthers(run, location.search),
    push(run) {
      const now = read();
      if (now.problems.length > 0 || !same(now.run, run)) history.pushState(null, '', `?${queryFor(run)}`);
      else if (now.ignored.length > 0) history.replaceState(null, '', `?${query()}`);
    },
    replace: (run) => history.replaceState(null, '', `?${queryFor(run)}`),
  };
}
