/** The static HTML of a run's controls: the study's panel, and the replay's with the same classes and ids. */
import { LONGEST_SEED, MOST_DEPLOYMENTS } from '../../engine/limits.ts';
import { REPLAYED_COMMIT } from '../../engine/replay/versions.ts';
import { presets, type Scenario } from '../../engine/simulator/scenario.ts';
import { scenarios as allScenarios } from '../../engine/simulator/scenarios/index.ts';
import { defaultReplay, namedSeeds, replaySizes } from '../state/replay.ts';
import { defaultRun } from '../state/run.ts';
import { escape } from './escape.ts';

const grouped = (n: number): string => n.toLocaleString('en-US');

interface Panel {
  /** What is run, in a word. */
  readonly what: 'run' | 'replay';
  /** Prefix of the keys in the address. */
  readonly prefix: string;
  readonly seed: { readonly value: string; readonly field: string };
  readonly deployments: { readonly value: number; readonly label: string; readonly sizes: string };
  /** The field after the two that every run has. */
  readonly more: string;
  /** The run of an address that says nothing, in short. */
  readonly named: string;
  /** What is said of the run below its fields. */
  readonly about: string;
  readonly settings: string;
  /** Whether the page holds the committed run's result. */
  readonly drawn: boolean;
}

/** @param drawn whether the page holds the committed run's result */
export function runPanelHtml(drawn: boolean, scenarios: readonly Scenario[] = allScenarios): string {
  const size = (n: number): string => {
    return `<button class="button" type="button" data-size="${n}" aria-pressed="${n === defaultRun.deployments}">${grouped(n)}</button>`;
  };
  const option = ({ id, title }: Scenario): string =>
    `<option value="${id}"${id === defaultRun.scenario ? ' selected' : ''}>${escape(title)}</option>`;
  const start = scenarios.find(({ id }) => id === defaultRun.scenario);
  return panelHtml({
    what: 'run',
    drawn,
    prefix: '',
    named: `seed ${defaultRun.seed} · ${grouped(defaultRun.deployments)} deployments · ${escape(start?.title ?? '')}`,
    seed: {
      value: defaultRun.seed,
      field: `<input class="input" id="run-seed" name="seed" value="${defaultRun.seed}" maxlength="${LONGEST_SEED}" spellcheck="false" autocapitalize="off" aria-describedby="run-seed-problem">`,
    },
    deployments: {
      value: defaultRun.deployments,
      label: 'Sizes',
      sizes: Object.values(presets).map(size).join(''),
    },
    more: `<div class="field of-scenario">
      <div class="field-head"><label for="run-scenario">Scenario</label>${resetHtml('scenario', start?.title ?? defaultRun.scenario)}</div>
      <select class="input" id="run-scenario" name="scenario" aria-describedby="run-varies">${scenarios.map(option).join('')}</select>
    </div>`,
    about: `<span id="run-varies">${escape(start?.varies ?? '')}</span>`,
    settings: `<div class="settings" id="settings">
      <div class="field">
        <div class="field-head"><label for="settings-search">Model settings</label><span class="settings-count muted">no changes</span></div>
        <div class="field-row cluster gap-8">
          <input class="input" id="settings-search" type="search" placeholder="Search: bake, reviewer, …" spellcheck="false" autocapitalize="off">
          <button class="button reset-all" type="button" disabled>Reset all</button>
        </div>
      </div>
      <div class="settings-body"></div>
    </div>`,
  });
}

export function replayPanelHtml(): string {
  const study = Math.max(...replaySizes);
  const size = (n: number): string =>
    `<button class="button" type="button" data-size="${n}" aria-pressed="${n === defaultReplay.deployments}"${n === study ? ' title="The size of the published study"' : ''}>${grouped(n)}</button>`;
  const seed = ({ seed: value, about }: (typeof namedSeeds)[number]): string =>
    `<button class="button" type="button" data-seed-choice="${value}" aria-pressed="${value === String(defaultReplay.seed)}" title="${escape(about)}">${value}</button>`;
  const named = namedSeeds.map(({ seed: value, about }) => `${value} is ${about}`).join(', ');
  return panelHtml({
    what: 'replay',
    drawn: false,
    prefix: 'replay-',
    named: `seed ${defaultReplay.seed} · ${grouped(defaultReplay.deployments)} deployments`,
    seed: {
      value: String(defaultReplay.seed),
      field: `<input class="input number" id="run-seed" name="replay-seed" inputmode="numeric" value="${defaultReplay.seed}" maxlength="${LONGEST_SEED + 1}" spellcheck="false" aria-describedby="run-seed-problem run-seeds">
        <div class="segments" id="run-seeds" role="group" aria-label="Seeds with a name: ${named}">${namedSeeds.map(seed).join('')}</div>`,
    },
    deployments: {
      value: defaultReplay.deployments,
      label: `Sizes; ${grouped(study)} is the published study’s`,
      sizes: replaySizes.map(size).join(''),
    },
    more: '',
    about: `What runs: the first release of the published code, commit <code>${REPLAYED_COMMIT}</code>, the last that runs, draw by draw.`,
    settings: '',
  });
}

function panelHtml({ what, drawn, prefix, named, seed, deployments, more, about, settings }: Panel): string {
  return `<form class="run-panel of-${what} columns ui" id="run-panel" method="get" autocomplete="off" novalidate aria-label="The ${what}">
  <div class="run-bar spread">
    <p class="run-named strong digits one-line" id="run-named">${named}</p>
    <p class="run-state digits muted one-line"><span id="run-confirmed">${drawn ? '<span class="of-committed">Computed when this site was built.</span>' : ''}</span> <span id="run-status">Starting the ${what} …</span></p>
    <div class="run-actions cluster gap-8">
      <button class="button quiet" type="button" data-do="copy-link">Copy link</button>
      <button class="button" id="run-change" type="button" data-do="change" aria-expanded="false" aria-controls="run-sheet">Change …</button>
      <button class="button primary" type="submit" data-do="run">Run</button>
      <button class="button" type="button" data-do="cancel" hidden>Cancel</button>
    </div>
    <div class="progress-line" role="progressbar" aria-label="Progress of the ${what}" aria-valuemin="0" aria-valuemax="100"><span></span></div>
    <p class="run-changed small" id="run-changed"></p>
  </div>
  <div class="run-sheet" id="run-sheet" role="dialog" aria-label="Change the ${what}" tabindex="-1" hidden>
    <div class="run-sheet__head cluster"><p class="strong">Change the ${what}</p><button class="button quiet" type="button" data-do="close">Close</button></div>
    <div class="field of-seed"${what === 'replay' ? ' role="group" aria-label="Seed"' : ''}>
      <div class="field-head"><label for="run-seed">Seed</label>${resetHtml('seed', seed.value)}</div>
      <div class="field-row cluster gap-8">
        ${seed.field}
        <button class="button" type="button" data-do="another-seed">Another seed</button>
      </div>
      <p class="field-error breakable" id="run-seed-problem"></p>
    </div>
    <div class="field of-deployments" role="group" aria-label="Deployments">
      <div class="field-head"><label for="run-deployments">Deployments</label>${resetHtml('n', grouped(deployments.value))}</div>
      <div class="field-row cluster gap-8">
        <input class="input number" id="run-deployments" name="${prefix}n" type="number" inputmode="numeric" min="1" max="${MOST_DEPLOYMENTS}" step="1" value="${deployments.value}" aria-describedby="run-deployments-problem run-sizes">
        <div class="segments" id="run-sizes" role="group" aria-label="${deployments.label}">${deployments.sizes}</div>
      </div>
      <p class="field-error breakable" id="run-deployments-problem"></p>
    </div>
    ${more}
    <p class="run-varies muted small">${about}</p>
    ${settings}
  </div>
</form>`;
}

/** What is said about the run and its address, at the head of the page. */
export const noticesHtml = `<div class="run-about columns ui">
  <div class="run-notices wide" id="run-problems"></div>
  <div class="run-notices wide" id="run-mismatch"></div>
  <div class="run-notices wide" id="run-notices"></div>
  <p class="visually-hidden" role="status" id="run-announcement"></p>
</div>`;

/** A control's default, and the way back to it. */
function resetHtml(name: string, value: string): string {
  return `<button class="reset" type="button" data-reset="${name}" data-default="${escape(value)}" disabled>default ${escape(value)}</button>`;
}
