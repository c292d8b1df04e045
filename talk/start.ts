/** Opens the talk, or one beat of it inside another page. */
import { createBreather } from '../workers/core/task.ts';
import { StudyPool } from '../workers/study/pool.ts';
import { readTalkAddress } from './address.ts';
import { beats as allBeats } from './beats/index.ts';
import { openChannel } from './channel.ts';
import { committedTalk } from './data/committed.ts';
import type { Computes } from './data/engine.ts';
import { listenForKeys } from './keys.ts';
import { createSource } from './source.ts';
import { createStage } from './stage.ts';

/** @param root address of the site's first page */
export async function startTalk(root: string): Promise<void> {
  const deck = document.querySelector<HTMLElement>('.reveal')!;
  const only = allBeats.filter(({ id }) => id === document.body.dataset.beat);
  const isEmbedded = only.length > 0;
  const known = isEmbedded ? only : allBeats;
  const talk = readTalkAddress(
    location.search,
    known.map(({ id }) => id),
  );
  const beats = talk.beats.map((place) => known[place]!);
  const slides = deck.querySelector('.slides')!;
  const sections = new Map(
    Array.from(slides.children, (section) => [(section as HTMLElement).dataset.beat, section]),
  );
  slides.replaceChildren(...beats.map(({ id }) => sections.get(id)!.cloneNode(true)));
  const page = document.documentElement;
  page.dataset.theme = talk.theme ?? (page.dataset.theme === 'dark' ? 'dark' : 'light');
  const post = isEmbedded
    ? () => {}
    : openChannel(root, (message) => {
        if (message.kind === 'hello') post({ kind: 'state', state: stage.state() });
        else if (message.kind === 'key') stage.key(message.key);
        else if (message.kind === 'restart') stage.restart();
      });
  const pool = new StudyPool({ size: 2 });
  const computes: Computes = {
    breathe: createBreather(),
    run: (config, hooks) => pool.run(config, hooks),
    explain: (config, index, hooks) => pool.explain(config, index, hooks),
    runSeeds: (config, seeds, hooks) => pool.runSeeds(config, seeds, hooks),
  };
  const stage = await createStage({
    root: deck,
    beats,
    talk,
    source: createSource(computes, committedTalk),
    address: root,
    onState: (state) => {
      page.dataset.run = state.running ? 'running' : 'done';
      page.dataset.from = state.from;
      post({ kind: 'state', state });
    },
    openNotes: () => {
      if (!isEmbedded) window.open(new URL('talk/notes/', root), 'talk-notes', 'popup,width=1000,height=760');
    },
    leave: () => {
      if (!isEmbedded) leave(root);
    },
  });
  listenForKeys(window, (key) => stage.key(key));
}

/** Back to the page of this site that opened the talk, or to its first page. */
function leave(root: string): void {
  if (document.referrer.startsWith(root) && history.length > 1) history.back();
  else location.assign(root);
}
