/** Wires a page together: address → controller → panel, report, notebook. The outside world comes in as parameters. */
import type { Scenario } from '../../engine/simulator/scenario.ts';
import type { Notebook } from '../../notebooks/authoring/define.ts';
import type { StudyClient } from '../../workers/contract.ts';
import { whyNoWorkers } from '../../workers/support.ts';
import { copyText } from '../components/copy.ts';
import { find } from '../components/find.ts';
import { ignoredNote } from '../components/notice.ts';
import { createRunIdentity } from '../components/run-identity.ts';
import { updateRunLinks } from '../components/run-links.ts';
import { createRunPanel } from '../components/run-panel.ts';
import { addressNotice, createRunReport } from '../components/run-report.ts';
import { createThemeSwitch } from '../components/theme-switch.ts';
import { unfoldForPrint } from '../components/unfold-for-print.ts';
import { formatAddress } from '../state/format-address.ts';
import type { Address } from '../state/parse-address.ts';
import type { Run } from '../state/run.ts';
import { type ControllerParts, createController } from './controller.ts';
import { createNavigation } from './navigation.ts';
import { createNotebookPlace } from './notebook-place.ts';
import { writeAddress, writeRootAttributes } from './root-attributes.ts';
import type { RunState } from './run-state.ts';
import { showUnsupported } from './unsupported.ts';

export interface PageParts {
  readonly root: Document;
  /** This page under the site's root. */
  readonly path: string;
  readonly notebook: () => Promise<Notebook>;
  readonly client: StudyClient;
  readonly scenarios: readonly Scenario[];
  readonly judge: ControllerParts['judge'];
  readonly now: () => number;
  readonly newSeed: () => string;
}

export function bootPage(parts: PageParts): void {
  const { root, path, client, scenarios, judge, now, newSeed } = parts;
  createThemeSwitch(root, root.documentElement);
  unfoldForPrint(root);
  const why = whyNoWorkers();
  if (why !== null) {
    showUnsupported(root, why);
    return;
  }

  const place = createNotebookPlace(find(root, '#notebook', HTMLElement), parts.notebook, () => {
    if (controller.state !== null) writeRootAttributes(root.documentElement, controller.state, place.lost);
  });
  const identity = createRunIdentity(root, scenarios);
  const controller = createController({ client, scenarios, judge, now, onState: (state) => draw(state) });
  const go = (run: Run): void => {
    navigation.push(run);
    showAddress(root, null);
    controller.start(run);
  };
  const cancel = (): void => controller.cancel();
  const panel = createRunPanel({ root, scenarios, onRun: go, onCancel: cancel, newSeed });
  const report = createRunReport({ root, onRun: go });
  const navigation = createNavigation(scenarios, (address) => {
    showAddress(root, address);
    const current = controller.state?.run;
    // a jump to a fragment is an entry of the history too
    if (current !== undefined && formatAddress(current) === formatAddress(address.run)) return;
    controller.restore(address.run);
  });

  const draw = (state: RunState): void => {
    // the address names what is on screen: a run that was called off leaves it again
    if (state.kind === 'failed' && state.failure.kind === 'cancelled' && state.shown !== null) {
      navigation.replace(state.shown.run);
    }
    panel.show(state);
    report.show(state);
    identity.show(state);
    if (state.kind === 'done') {
      const { study, rows } = state.shown;
      place.show({ study, rows, client, query: navigation.query() });
      updateRunLinks(root, path, formatAddress(state.run));
    }
    writeRootAttributes(root.documentElement, state, place.lost);
  };

  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && controller.state?.kind === 'running') {
      event.preventDefault();
      controller.cancel();
    }
  });
  const copyLink = find(root, '[data-do="copy-link"]', HTMLButtonElement);
  copyLink.addEventListener('click', () => {
    const run = controller.state?.shown?.run ?? navigation.read().run;
    const link = new URL(root.location.href);
    link.search = navigation.queryFor(run);
    void copyText(copyLink, link.href);
  });

  const address = navigation.read();
  showAddress(root, address);
  controller.start(address.run);
}

/** What is to be said about the address; null: nothing any more. */
function showAddress(root: Document, address: Address | null): void {
  const { problems = [], ignored = [] } = address ?? {};
  writeAddress(root.documentElement, problems);
  find(root, '#run-problems', HTMLElement).replaceChildren(
    ...(problems.length === 0 ? [] : [addressNotice(problems)]),
    ...(ignored.length === 0 ? [] : [ignoredNote(ignored)]),
  );
}
