/**
 * Three assumptions to drag. While one is dragged, a small run of the study shows what would follow; on release the page runs
 * the study at its full size. The control's value is the latest preview.
 */
import { studyLedger } from '../../engine/claims/lenses/ledger.ts';
import { parameters, type SettingChanges, withSettings } from '../../engine/simulator/settings.ts';
import type { StudyView } from '../authoring/define.ts';
import { element, html } from '../authoring/html.ts';
import { latestOnly } from '../authoring/latest-only.ts';
import { failureText } from '../charts/variants.ts';
import { count } from '../format/number.ts';
import { numberText } from '../format/parameter.ts';
import type { Result } from './card-drawings.ts';

/** Half of a run's time is its warm-up; with fewer, too few changes are bad to say how many are caught. */
export const PREVIEW_DEPLOYMENTS = 250;

/** A small run with assumptions moved, and the run on show that they were moved from. */
export interface Preview extends Result {
  readonly of: StudyView;
}

export type Knobs = HTMLElement & {
  readonly value: Preview | null;
  /** Takes a run as the one on show: the knobs stand where its settings are, and previews of another run are over. */
  follow(run: StudyView): void;
};

type KnobKey = 'bakeScale' | 'reviewerSensitivity' | 'trafficMultiple';

interface KnobKind {
  readonly key: KnobKey;
  readonly label: string;
  readonly about: string;
  /** A value with its unit. */
  readonly text: (value: number) => string;
}

/** Two digits are what a slider can be set to. */
const times = (value: number): string => `${numberText('multiple', Number(value.toPrecision(2)))}×`;

const kinds: readonly KnobKind[] = [
  {
    key: 'bakeScale',
    label: 'Bake time',
    about: 'stage length; published code: 1×',
    text: times,
  },
  {
    key: 'reviewerSensitivity',
    label: 'Reviewer skill',
    about: 'bad changes that a reviewer finds',
    text: (value) => `${numberText('ratio', value)}%`,
  },
  {
    key: 'trafficMultiple',
    label: 'Traffic',
    about: 'requests; 1× is the default',
    text: times,
  },
];

/** Positions of a slider; the range is a skeptic's, so that multiples take equal ratios from one to the next. */
const STEPS = 60;

/** The values of a slider: two digits each, so that an address stays short, and the default itself among them. */
export function stopsOf(key: KnobKey): readonly number[] {
  const { range, value, unit } = parameters[key];
  const [low, high] = range;
  const at = (share: number): number =>
    unit === 'multiple' ? low * (high / low) ** share : low + (high - low) * share;
  const stops = Array.from({ length: STEPS + 1 }, (_, k) => Number(at(k / STEPS).toPrecision(2)));
  stops[nearest(stops, value)] = value;
  return stops;
}

function nearest(stops: readonly number[], value: number): number {
  const away = stops.map((stop) => Math.abs(Math.log(stop / value)));
  return away.indexOf(Math.min(...away));
}

interface Knob {
  readonly root: HTMLElement;
  show(value: number): void;
}

function knob(
  { key, label, about, text }: KnobKind,
  onDrag: (value: number) => void,
  onRelease: (value: number) => void,
): Knob {
  const stops = stopsOf(key);
  const usual: number = parameters[key].value;
  const root = element`<div class="knob stack gap-4 ui" data-knob="${key}">
    <div class="knob__head"><label class="strong" for="knob-${key}">${label}</label>
      <output class="knob__value digits" for="knob-${key}"></output></div>
    <div class="knob__track"><input class="knob__slider" id="knob-${key}" type="range" value="${nearest(stops, usual)}" min="0" max="${STEPS}" step="1" aria-describedby="knob-about-${key}" /></div>
    <div class="knob__head"><span class="ui-xs muted" id="knob-about-${key}">${about}</span>
      <button class="reset one-line" type="button" aria-label="${label}: default ${text(usual)}">default ${text(usual)}</button></div>
  </div>`;
  const slider = root.querySelector('input')!;
  const shown = root.querySelector('output')!;
  const reset = root.querySelector('button')!;
  slider.parentElement!.style.setProperty('--default', String(nearest(stops, usual) / STEPS));
  const tell = (value: number): void => {
    shown.textContent = text(value);
    slider.setAttribute('aria-valuetext', text(value));
    reset.disabled = value === usual;
  };
  const show = (value: number): void => {
    slider.value = String(nearest(stops, value));
    tell(value);
  };
  const chosen = (): number => stops[Number(slider.value)]!;
  slider.addEventListener('input', (event) => {
    event.stopPropagation(); // the control itself says when there is a preview
    tell(chosen());
    onDrag(chosen());
  });
  slider.addEventListener('change', () => onRelease(chosen()));
  reset.addEventListener('click', () => {
    show(usual);
    onRelease(usual);
    slider.focus(); // a disabled button keeps no focus
  });
  show(usual);
  return { root, show };
}

export function assumptionKnobs(): Knobs {
  let run: StudyView | null = null;
  let preview: Preview | null = null;
  /** Moved since the run on show, in whatever run is under way. */
  let moved: SettingChanges = {};
  /** The knob under the reader's finger: a run that arrives meanwhile leaves it there. */
  let dragged: KnobKey | null = null;

  const publish = (next: Preview | null, words: string): void => {
    preview = next;
    if (status.textContent !== words) status.textContent = words;
    root.dispatchEvent(new Event('input'));
  };
  const ask = latestOnly(async ({ of, changes }: { of: StudyView; changes: SettingChanges }) => {
    const { config } = of.study;
    const settings = withSettings(config.settings, changes);
    const isMoved = kinds.some(({ key }) => settings[key] !== config.settings[key]);
    const deployments = Math.min(config.deployments, PREVIEW_DEPLOYMENTS);
    const outcome = isMoved
      ? await of.client.run({ ...config, scenario: 'custom', settings, deployments })
      : null;
    if (run !== of) return; // another run has come, and the knobs are where it says
    if (outcome === null) publish(null, waiting);
    else if (outcome.kind === 'failed') publish(null, `No preview: ${failureText(outcome.failure)}`);
    else {
      const study = outcome.value;
      publish(
        { of, study, rows: studyLedger({ measures: study.measures, settings }) },
        `Preview with ${count(deployments)} deployments. The outline is the result before.`,
      );
    }
  });

  const knobs = kinds.map((kind) =>
    knob(
      kind,
      (value) => {
        dragged = kind.key;
        moved = { ...moved, [kind.key]: value };
        if (run !== null) ask({ of: run, changes: moved });
      },
      (value) => {
        dragged = null;
        moved = { ...moved, [kind.key]: value };
        run?.change(moved);
      },
    ),
  );
  const root = element`<section class="knobs no-print" aria-labelledby="knobs-title">
    <div class="knobs__head"><h2 class="large" id="knobs-title">What would have to be true?</h2>
      <p class="ui muted" role="status" data-part="preview">${waiting}</p></div>
    <div class="knobs__row">${knobs.map((one) => html`${one.root}`)}</div>
  </section>`;
  const status = root.querySelector('[data-part="preview"]')!;

  return Object.defineProperty(
    Object.assign(root, {
      follow(next: StudyView) {
        if (run === next) return;
        run = next;
        preview = null;
        moved = dragged === null ? {} : { [dragged]: moved[dragged] };
        status.textContent = waiting;
        kinds.forEach(({ key }, k) => {
          if (key !== dragged) knobs[k]!.show(next.study.config.settings[key]);
        });
      },
    }),
    'value',
    { get: () => preview },
  ) as Knobs;
}

const waiting = 'Can you make the claims come true? Drag a slider; release it to run the study.';
