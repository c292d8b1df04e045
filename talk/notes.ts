/** The speaker’s page: what to say, what comes next, how long it has taken. It hears the stage, and is never needed by it. */
import { element, html } from '../notebooks/authoring/html.ts';
import { openChannel, type TalkState } from './channel.ts';
import { keyHelp, listenForKeys } from './keys.ts';

/** @param root address of the site's first page */
export function startNotes(root: string): void {
  const place = document.querySelector<HTMLElement>('#notes')!;
  let state: TalkState | null = null;
  const clock = (): void => {
    if (state === null) return;
    const { talkStarted, beatStarted, seconds, allSeconds } = state;
    write('talk', Date.now() - talkStarted, allSeconds);
    write('beat', Date.now() - beatStarted, seconds);
  };
  const write = (name: string, milliseconds: number, seconds: number): void => {
    const output = place.querySelector<HTMLElement>(`[data-clock="${name}"]`);
    if (output === null) return;
    output.textContent = `${lengthOf(milliseconds / 1000)} of ${lengthOf(seconds)}`;
    output.toggleAttribute('data-over', milliseconds / 1000 > seconds);
  };
  const post = openChannel(root, (message) => {
    if (message.kind !== 'state') return;
    state = message.state;
    place.replaceChildren(page(state, () => post({ kind: 'restart' })));
    clock();
  });
  place.replaceChildren(
    element`<p class="notes__waiting">Open the talk in another window of this browser: its notes will be here.</p>`,
    help(),
  );
  listenForKeys(window, (key) => {
    if (key === 'Escape' || state === null) return false;
    post({ kind: 'key', key });
    return true;
  });
  setInterval(clock, 250);
  post({ kind: 'hello' });
}

function page(state: TalkState, restart: () => void): Node {
  const { place, beats, title, notes, next, seed, from, running, status, blank } = state;
  const button = element`<button class="notes__restart" type="button">Restart the clock</button>`;
  button.addEventListener('click', restart);
  return html`<p class="notes__line"><span>${place + 1} of ${beats}</span>
      <span>This beat <b data-clock="beat"></b></span><span>Talk <b data-clock="talk"></b></span>${button}</p>
    <h1>${title}</h1>
    <ul class="notes__said">${notes.map((text) => element`<li>${text}</li>`)}</ul>
    <p class="notes__next">${next === null ? 'This is the last beat.' : html`Next: <b>${next}</b>`}</p>
    <div class="notes__status" data-from="${from}"><b>${running ? 'Running …' : from === 'live' ? 'Live' : 'Committed'}</b>
      seed ${seed}${blank ? '. The screen is blank.' : ''} ${status.map((text) => element`<p>${text}</p>`)}</div>
    ${help()}`;
}

const help = (): HTMLElement =>
  element`<dl class="notes__keys">${keyHelp.map(([key, what]) => html`<dt>${key}</dt><dd>${what}</dd>`)}</dl>`;

/** `4:05` */
function lengthOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
