/** Starts the talk, and an embedded beat of it. */
import { whenIdle } from '../../notebooks/authoring/idle.ts';
import { keepOffline, siteRoot } from './open-page.ts';
import { STARTED } from './root-attributes.ts';

document.dispatchEvent(new Event(STARTED)); // whatever comes, the audience sees the stage
// no await at the top: the bundler would give every lazy part of the site a file more; and loaded lazily, or the talk's parts
// would count as shared by all pages that embed a beat, and so come with the first page
const open = async (): Promise<void> => {
  const { startTalk } = await import('../../talk/start.ts');
  await startTalk(siteRoot());
  whenIdle(keepOffline);
};
void open();
