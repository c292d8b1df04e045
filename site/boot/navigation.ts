/** Keeps the run and the address together: a new run is a new entry of the history; back and forward restore runs. */
import type { Scenario } from '../../engine/simulator/scenario.ts';
import { formatAddress } from '../state/format-address.ts';
import { type Address, claimIn, ownQuery, parseAddress } from '../state/parse-address.ts';
import type { Run } from '../state/run.ts';

export interface Navigation {
  /** The run that the address asks for now. */
  read(): Address;
  /** Puts a run into the address, and nothing else; the same run again makes no new entry. */
  push(run: Run): void;
  /** Corrects the address in place, when the run that it asked for was called off. */
  replace(run: Run): void;
  /** What stands after `?`, without it and without what is not ours. */
  query(): string;
  /** What a link to this page with the run has after `?`, without it. */
  queryFor(run: Run): string;
}

/** @param onReturn called after back and forward, with the run of the entry that is now current */
export function createNavigation(
  scenarios: readonly Scenario[],
  onReturn: (address: Address) => void,
  page: Pick<Window, 'location' | 'history' | 'addEventListener'> = window,
): Navigation {
  const read = (): Address => parseAddress(page.location.search, scenarios);
  const query = (): string => ownQuery(page.location.search);
  // a page about a claim stays with it under every run; a deployment is one of its own run's
  const queryFor = (run: Run): string => {
    const claim = claimIn(page.location.search);
    return `${claim === null ? '' : `claim=${claim}&`}${formatAddress(run)}`;
  };
  page.addEventListener('popstate', () => {
    // a jump to a fragment is an entry too, and no reason to run anything
    onReturn(read());
  });
  return {
    read,
    query,
    queryFor,
    push(run) {
      const now = read();
      if (now.problems.length === 0 && formatAddress(now.run) === formatAddress(run)) {
        if (now.ignored.length > 0) page.history.replaceState(null, '', `?${query()}`);
        return;
      }
      page.history.pushState(null, '', `?${queryFor(run)}`);
    },
    replace(run) {
      page.history.replaceState(null, '', `?${queryFor(run)}`);
    },
  };
}
