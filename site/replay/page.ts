/** Wires the page of the published code: address → controller → panel, report, notebook. No study runs here. */
import type { Scenario } from '../../engine/simulator/scenario.ts';
import type { Notebook } from '../../notebooks/authoring/define.ts';
import type { ReplayView } from '../../notebooks/published-code/replay-view.ts';
import type { ReplayClient } from '../../workers/replay-contract.ts';
import { whyNoWorkers } from '../../workers/support.ts';
import { createNotebookPlace } from '../boot/notebook-place.ts';
import { writeAddress } from '../boot/root-attributes.ts';
import { showUnsupported } from '../boot/unsupported.ts';
import { copyText } from '../components/copy.ts';
import { find } from '../components/find.ts';
import { updateRunLinks } from '../components/run-links.ts';
import { createThemeSwitch } from '../components/theme-switch.ts';
import { formatReplayAddress, parseReplayAddress, type ReplayAddress } from '../state/replay-address.ts';
import { createReplayController } from './controller.ts';
import { createReplayPanel } from './panel.ts';
import { createReplayReport } from './report.ts';
import { type ReplayRun, sameReplay } from '../state/replay-run.ts';
import { isBackAtShown, type ReplayState, writeReplayAttributes } from './state.ts';

export interface ReplayPageParts {
  readonly root: Document;
  /** This page under the site's root. */
  readonly path: string;
  readonly notebook: () => Promise<Notebook<ReplayView>>;
  readonly client: ReplayClient;
  /** Known to the study's part of the address. */
  readonly scenarios: readonly Scenario[];
  readonly now: () => number;
  readonly newSeed: () => string;
}

export function bootReplayPage(parts: ReplayPageParts): void {
  const { root, path, client, scenarios, now, newSeed } = parts;
  const { location, history } = window;
  createThemeSwitch(root, root.documentElement);
  const why = whyNoWorkers();
  if (why !== null) {
    showUnsupported(root, why);
    return;
  }

  const place = createNotebookPlace(find(root, '#notebook', HTMLElement), parts.notebook, () => {
    if (controller.state !== null) writeReplayAttributes(root.documentElement, controller.state, place.lost);
  });
  const read = () => parseReplayAddress(location.search, scenarios);
  const query = (run: ReplayRun): string => formatReplayAddress(run, read().study);
  const controller = createReplayController({ client, now, onState: (state) => draw(state) });
  const go = (run: ReplayRun): void => {
    const address = read();
    if (address.problems.length > 0 || !sameReplay(address.run, run)) {
      history.pushState(null, '', `?${query(run)}`);
    } else if (address.ignored.length > 0) {
      history.replaceState(null, '', `?${query(run)}`);
    }
    showAddress(null);
    controller.start(run);
  };
  const showAddress = (address: ReplayAddress | null): void => {
    writeAddress(root.documentElement, address?.problems ?? []);
    report.address(address);
  };
  const cancel = (): void => controller.cancel();
  const panel = createReplayPanel({ root, onRun: go, onCancel: cancel, newSeed });
  const report = createReplayReport(root, go);

  const draw = (state: ReplayState): void => {
    // the address names what is on screen: a replay that was called off leaves it again
    if (isBackAtShown(state) && state.shown !== null) {
      history.replaceState(null, '', `?${query(state.shown.run)}`);
    }
    panel.show(state);
    report.show(state);
    if (state.kind === 'done') place.show({ replay: state.shown.replay, client, query: query(state.run) });
    writeReplayAttributes(root.documentElement, state, place.lost);
  };

  window.addEventListener('popstate', () => {
    const address = read();
    showAddress(address);
    const current = controller.state?.run;
    // a jump to a fragment is an entry of the history too
    if (current !== undefined && sameReplay(current, address.run)) return;
    controller.restore(address.run);
  });
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && controller.state?.kind === 'running') {
      event.preventDefault();
      controller.cancel();
    }
  });
  const copyLink = find(root, '[data-do="copy-link"]', HTMLButtonElement);
  copyLink.addEventListener('click', () => {
    const link = new URL(location.href);
    link.search = query(controller.state?.shown?.run ?? read().run);
    void copyText(copyLink, link.href);
  });

  const address = read();
  updateRunLinks(root, path, address.study);
  showAddress(address);
  controller.start(address.run);
}
