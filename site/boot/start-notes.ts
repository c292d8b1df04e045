/** Starts the speaker's page. */
import { startNotes } from '../../talk/notes.ts';
import { siteRoot } from './open-page.ts';
import { STARTED } from './root-attributes.ts';

startNotes(siteRoot());
document.documentElement.dataset.run = 'done';
document.dispatchEvent(new Event(STARTED));
