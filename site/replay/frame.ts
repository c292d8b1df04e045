/** The static HTML of the replay's controls and of its foot: the same classes and ids as the study's panel. */
import { LONGEST_SEED, MOST_DEPLOYMENTS } from '../../engine/limits.ts';
import { REPLAYED_COMMIT } from '../../engine/replay/versions.ts';
import { escape } from '../pages/escape.ts';
import { type FootFacts, footHtml, resetHtml } from '../pages/frame.ts';
import { defaultReplay, namedSeeds, replaySizes } from './run.ts';

const grouped = (n: number): string => n.toLocaleString('en-GB');
const study = Math.max(...replaySizes);

export function replayPanelHtml(): string {
  const size = (n: number): string =>
    `<button class="button" type="button" data-size="${n}" aria-pressed="${n === defaultReplay.deployments}"${n === study ? ' title="The size of the published study"' : ''}>${grouped(n)}</button>`;
  const seed = ({ seed: value, about }: (typeof namedSeeds)[number]): string =>
    `<button class="button" type="button" data-seed-choice="${value}" aria-pressed="${value === String(defaultReplay.seed)}" title="${escape(about)}">${value}</button>`;
  return `<form class="run-panel replay-panel columns" id="run-panel" method="get" autocomplete="off" novalidate aria-label="The replay">
  <div class="run-bar spread">
    <div class="field of-seed" role="group" aria-label="Seed">
      <div class="field-head"><label for="run-seed">Seed</label>${resetHtml('seed', String(defaultReplay.seed))}</div>
      <div class="field-row">
        <input class="input number" id="run-seed" name="replay-seed" inputmode="numeric" value="${defaultReplay.seed}" maxlength="${LONGEST_SEED + 1}" spellcheck="false" aria-describedby="run-seed-problem run-seeds">
        <div class="segments" id="run-seeds" role="group" aria-label="Seeds with a name: ${namedSeeds.map(({ seed: value, about }) => `${value} is ${about}`).join(', ')}">${namedSeeds.map(seed).join('')}</div>
        <button class="button" type="button" data-do="another-seed">Another seed</button>
      </div>
      <p class="field-error" id="run-seed-problem"></p>
    </div>
    <div class="field of-deployments" role="group" aria-label="Deployments">
      <div class="field-head"><label for="run-deployments">Deployments</label>${resetHtml('n', grouped(defaultReplay.deployments))}</div>
      <div class="field-row">
        <input class="input number" id="run-deployments" name="replay-n" type="number" inputmode="numeric" min="1" max="${MOST_DEPLOYMENTS}" step="1" value="${defaultReplay.deployments}" aria-describedby="run-deployments-problem run-sizes">
        <div class="segments" id="run-sizes" role="group" aria-label="Sizes; ${grouped(study)} is the published study’s">${replaySizes.map(size).join('')}</div>
      </div>
      <p class="field-error" id="run-deployments-problem"></p>
    </div>
    <div class="run-actions">
      <button class="button primary" type="submit" data-do="run">Run</button>
      <button class="button" type="button" data-do="cancel" hidden>Cancel</button>
    </div>
    <div class="progress-line" role="progressbar" aria-label="Progress of the replay" aria-valuemin="0" aria-valuemax="100"><span></span></div>
  </div>
</form>
<div class="run-about columns">
  <div class="spread run-about-row">
    <p class="run-state"><span id="run-status">Starting the replay …</span> <button class="button quiet no-print" type="button" data-do="copy-link">Copy link</button></p>
    <p class="run-varies">What runs: the first release of the published code, commit <code>${REPLAYED_COMMIT}</code>, the last that runs, draw by draw.</p>
    <div class="run-notices" id="run-problems"></div>
    <div class="run-notices" id="run-notices"></div>
    <p class="visually-hidden" role="status" id="run-announcement"></p>
  </div>
</div>`;
}

/** The foot with the replay's identity in place of the study's. */
export function replayFootHtml(facts: FootFacts): string {
  return footHtml(facts, [
    ['code', 'Published code', escape(`genops-framework ${REPLAYED_COMMIT}`)],
    ['deployments', 'Deployments', '—'],
    ['seed', 'Seed', '—'],
    ['version', 'Version', escape(facts.version)],
    ['digest', 'Digest (SHA-256 over the rows; the same as of a run in Python)', '—'],
  ]);
}
