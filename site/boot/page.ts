/** Wires a page together: address → controller → panel, report, notebook. The outside world comes in as parameters. */
import { copyText } from '../../notebooks/authoring/copy.ts';
import type { Notebook } from '../../notebooks/authoring/define.ts';
import { createGrowth } from '../../notebooks/charts/growing.ts';
import { whyNoWorkers } from '../../workers/core/support.ts';
import { createBreather } from '../../workers/core/task.ts';
import { showUnsupported } from '../components/committed-figures.ts';
import { createConfirmation } from '../components/confirmation.ts';
import { find } from '../components/find.ts';
import { createRunIdentity, updateRunLinks } from '../components/run-identity.ts';
import { createRunPanel } from '../components/run-panel.ts';
import { createRunReport } from '../components/run-report.ts';
import type { Address } from '../state/address.ts';
import type { RunKind, SomeRun } from '../state/run-kind.ts';
import { type RunState, rootRun } from '../state/run-state.ts';
import { createController } from './controller.ts';
import { createNavigation } from './navigation.ts';
import { createNotebookPlace } from './notebook-place.ts';
import { openPage } from './open-page.ts';
import { createRootAttributes, writeAddress } from './root-attributes.ts';

/** Starts the page: runs what its address asks for, and shows its notebook on the result. */
export function startPage<Run extends SomeRun, Result, View>(
  kind: RunKind<Run, Result, View>,
  notebook: () => Promise<Notebook<View>>,
): void {
  openPage(document, () => bootPage(document, kind, notebook));
}

function bootPage<Run extends SomeRun, Result, View>(
  root: Document,
  kind: RunKind<Run, Result, View>,
  notebook: () => Promise<Notebook<View>>,
): void {
  const why = whyNoWorkers();
  if (why !== null) {
    showUnsupported(find(root, '#notebook', HTMLElement), why);
    return;
  }

  const place = createNotebookPlace(find(root, '#notebook', HTMLElement), notebook, () => {
    if (controller.state !== null) writeState(controller.state, place.lost);
  });
  const writeState = createRootAttributes(root.documentElement, kind);
  const identity = createRunIdentity(root, kind.facts);
  const confirmation = createConfirmation(root, kind);
  const growth = createGrowth(root);
  const hearers = new Set<(state: RunState<Run, Result>) => void>();
  const controller = createController({
    kind,
    now: () => performance.now(),
    onState: (state) => draw(state),
  });
  const go = (run: Run): void => {
    navigation.push(run);
    showAddress(null);
    controller.start(run);
  };
  const showAddress = (address: Address<Run> | null): void => {
    writeAddress(root.documentElement, address?.problems ?? []);
    report.address(address);
  };
  const panel = createRunPanel({ root, kind, onRun: go, onCancel: () => controller.cancel(), newSeed });
  const report = createRunReport({ root, words: kind.words, onRun: go });
  const navigation = createNavigation(kind.door, kind.same, (address) => {
    showAddress(address);
    const current = controller.state?.run;
    // a jump to a fragment is an entry of the history too
    if (current !== undefined && kind.same(current, address.run)) return;
    controller.restore(address.run);
  });

  const link = (run: Run): void =>
    updateRunLinks(root, root.body.dataset.page ?? '', navigation.queryForOthers(run));
  const draw = (state: RunState<Run, Result>): void => {
    // the address names what is on screen: a run that was called off leaves it again
    if (state.kind === 'failed' && rootRun(state) === 'done' && state.shown !== null) {
      navigation.replace(state.shown.run);
    }
    panel.show(state);
    report.show(state);
    identity.show(state);
    confirmation.show(state);
    // what is done is drawn anew
    if (state.kind !== 'done') growth(state.kind === 'running' ? state.progress : null);
    if (state.kind === 'done') {
      place.show(kind.view(state.shown, navigation.query(), go));
      link(state.run);
    }
    writeState(state, place.lost);
    for (const onState of hearers) onState(state);
  };

  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && controller.state?.kind === 'running') {
      event.preventDefault();
      controller.cancel();
    }
  });
  const copyLink = find(root, '[data-do="copy-link"]', HTMLButtonElement);
  copyLink.addEventListener('click', () => {
    const address = new URL(root.location.href);
    address.search = navigation.queryFor(controller.state?.shown?.run ?? navigation.read().run);
    void copyText(copyLink, address.href);
  });

  kind.offers?.({
    root,
    state: () => controller.state,
    start: go,
    hear(onState) {
      hearers.add(onState);
      return () => hearers.delete(onState);
    },
  });
  const address = navigation.read();
  link(address.run);
  showAddress(address);
  const startFirst = async (): Promise<void> => {
    await createBreather()(); // a task of its own: the one that loads scripts may also lay the page out for the first time
    if (controller.state === null) controller.start(address.run);
  };
  void startFirst();
}

/** A whole number that no earlier run had; not 0, which seeds nothing in the published code. */
function newSeed(): string {
  return String((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) || 1);
}
