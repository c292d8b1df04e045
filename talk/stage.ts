/** The stage: which beat is on, what it shows, and what keys do to it. */
import Reveal, { type RevealApi } from 'reveal.js';
import type { TaskProgress } from '../workers/core/task.ts';
import { type TalkAddress, type Theme, talkQuery } from './address.ts';
import type { AnyBeat } from './beat.ts';
import type { TalkState } from './channel.ts';
import { type Command, commandOf } from './keys.ts';
import { type Slide, slideOf } from './slide.ts';
import { nextSeed, type Shown, type Source } from './source.ts';

export interface StageParts {
  readonly root: HTMLElement;
  /** Those of this talk, in its order. */
  readonly beats: readonly AnyBeat[];
  readonly talk: TalkAddress;
  readonly source: Source;
  /** Of the site's first page. */
  readonly address: string;
  readonly onState: (state: TalkState) => void;
  readonly openNotes: () => void;
  readonly leave: () => void;
}

export interface TalkStage {
  /** True when the key means something here. */
  key(key: string): boolean;
  restart(): void;
  state(): TalkState;
}

/** A beat of the booth's loop stays so long when it has played, milliseconds. */
const REST = 6000;

export async function createStage(parts: StageParts): Promise<TalkStage> {
  const { root, beats, talk, source, address, onState } = parts;
  const motion = matchMedia('(prefers-reduced-motion: reduce)');
  let seed = talk.seed;
  let talkStarted = Date.now();
  let beatStarted = talkStarted;
  let loading = 0;
  let asked = 0;
  /** Whose run came too late to be shown: the next R shows it. */
  let late: string | null = null;
  let open = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const tell = (): void => {
    if (!open) return;
    onState(state());
    if (!talk.loop) return;
    clearTimeout(resting);
    if (!current().player.playing && loading === 0) resting = setTimeout(goOn, REST);
  };
  const slides: Slide[] = beats.map((beat, k) =>
    slideOf(root.querySelectorAll<HTMLElement>('section')[k]!, beat, {
      address,
      place: k,
      of: beats.length,
      still: () => motion.matches,
      onChange: () => tell(),
    }),
  );
  const deck: RevealApi = new Reveal(root, {
    width: 1920,
    height: 1080,
    margin: 0,
    minScale: 0.05,
    maxScale: 8,
    center: false,
    controls: false,
    progress: false,
    keyboard: false,
    overview: false,
    help: false,
    jumpToSlide: false,
    touch: beats.length > 1,
    transition: motion.matches ? 'none' : 'fade',
    transitionSpeed: 'fast',
    backgroundTransition: 'none',
    scrollActivationWidth: 0,
    hideCursorTime: 3000,
  });
  const place = (): number => deck.getIndices().h;
  const current = (): Slide => slides[place()]!;

  const state = (): TalkState => {
    const here = current();
    const { facts, run, from, why } = here.shown;
    const next = slides[place() + 1];
    return {
      place: place(),
      beats: beats.length,
      title: here.beat.title(facts),
      notes: here.beat.notes(facts),
      next: next === undefined ? null : next.beat.title(next.shown.facts),
      seconds: here.beat.seconds,
      allSeconds: beats.reduce((sum, beat) => sum + beat.seconds, 0),
      seed: run.seed,
      from,
      running: loading > 0,
      status: [why, ...talk.problems],
      talkStarted,
      beatStarted,
      theme: document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light',
      blank: deck.isPaused(),
    };
  };

  /** Runs for a beat; it moves when the facts are there, and shows what it did until then. */
  const load = async (slide: Slide, fresh: boolean, then: (shown: Shown) => void): Promise<void> => {
    const mine = ++asked;
    const wanted = seed;
    loading += 1;
    root.dataset.running = '';
    tell();
    const grow = ({ done, total }: TaskProgress): void => {
      root.style.setProperty('--done', String(total > 0 ? done / total : 0));
    };
    const shown = await source.load(slide.beat, wanted, {
      fresh,
      onProgress: grow,
      onLate: (came) => {
        // the audience has seen other numbers meanwhile: these wait for the next R
        if (mine === asked) slide.confirm(came);
        late = wanted;
        tell();
      },
    });
    loading -= 1;
    if (loading === 0) delete root.dataset.running;
    // a later one is on its way
    if (mine === asked) then(shown);
    tell();
  };
  /** Quietly: what is on show stays where it is, unless the numbers are others. */
  const refresh = (slide: Slide): Promise<void> => load(slide, false, (shown) => slide.show(shown, 'stay'));

  const enter = (): void => {
    beatStarted = Date.now();
    const slide = current();
    history.replaceState(history.state, '', `${location.search}#${slide.beat.id}`);
    slide.player.open();
    if (slide.shown.from === 'committed' || slide.shown.run.seed !== seed) void refresh(slide);
    tell();
  };
  const go = (to: number): void => {
    if (to < 0 || to >= slides.length || to === place()) return;
    deck.slide(to);
  };
  /** The booth: each round has the next seed. */
  const goOn = (): void => {
    if (current().player.step()) return;
    if (place() < slides.length - 1) deck.slide(place() + 1);
    else {
      seed = nextSeed(seed);
      if (slides.length > 1) deck.slide(0);
      else runAgain();
    }
  };
  const runAgain = (): void => {
    const slide = current();
    const fresh = late !== seed;
    late = null;
    void load(slide, fresh, (shown) => slide.show(shown, 'play'));
  };
  const wear = (theme: Theme): void => {
    document.documentElement.dataset.theme = theme;
    setQuery({ theme });
    current().repaint();
  };
  const setQuery = (changes: Readonly<Record<string, string>>): void => {
    history.replaceState(history.state, '', `?${talkQuery(location.search, changes)}${location.hash}`);
  };

  const obey = (command: Command): void => {
    switch (command.kind) {
      case 'step':
        if (!current().player.step()) go(place() + 1);
        break;
      case 'back':
        if (!current().player.back()) go(place() - 1);
        break;
      case 'jump':
        go(command.place);
        break;
      case 'run':
        runAgain();
        break;
      case 'new-seed':
        seed = nextSeed(seed);
        setQuery({ seed });
        runAgain();
        break;
      case 'pause':
        if (current().player.playing) current().player.pause();
        else current().player.play();
        break;
      case 'scrub':
        current().player.scrub(current().player.time + command.by);
        break;
      case 'blank':
        deck.togglePause();
        break;
      case 'full-screen':
        void (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()).catch(
          () => {},
        );
        break;
      case 'notes':
        parts.openNotes();
        break;
      case 'theme':
        wear(command.theme);
        break;
      case 'leave':
        parts.leave();
    }
    tell();
  };

  for (const slide of slides) slide.show(source.committed(slide.beat), 'stay');
  await deck.initialize();
  const wanted = beats.findIndex(({ id }) => `#${id}` === location.hash);
  if (wanted > 0) deck.slide(wanted);
  deck.on('slidechanged', enter);
  motion.addEventListener('change', () => current().player.end());
  // the handout is ink on white
  const worn = document.documentElement.dataset;
  let before = worn.theme;
  addEventListener('beforeprint', () => {
    before = worn.theme;
    worn.theme = 'light';
    for (const slide of slides) slide.player.end();
  });
  addEventListener('afterprint', () => {
    if (before !== undefined) worn.theme = before;
    current().repaint();
  });
  open = true;
  enter();
  return {
    key(key) {
      const command = commandOf(key);
      if (command === null) return false;
      // whoever goes on from a blank screen wants to see something
      if (deck.isPaused() && command.kind !== 'blank' && command.kind !== 'leave') deck.togglePause(false);
      obey(command);
      return true;
    },
    restart() {
      talkStarted = beatStarted = Date.now();
      tell();
    },
    state,
  };
}
