/** Starts the talk, and an embedded beat of it. */
import { whenIdle } from '../../notebooks/authoring/idle.ts';
import { startTalk } from '../../talk/start.ts';
import { keepOffline, siteRoot } from './open-page.ts';
import { STARTED } from './root-attributes.ts';

document.dispatchEvent(new Event(STARTED)); // whatever comes, the audience sees the stage
// no await at the top: the bundler would give every lazy part of the site a file more
const open = async (): Promise<void> => {
  await startTalk(siteRoot());
  whenIdle(keepOffline);
};
void open();
