/** The guard's script: classic, inline and of one piece, so that it runs where no other script does. */
import { STARTED } from '../boot/root-attributes.ts';

/**
 * Hears why the page's module script does not run: it could not be loaded (a missing file, a wrong type, a cut connection),
 * or it threw. A failed load is final. An error is only remembered, because it may be a browser extension's: what counts is
 * that the page has loaded, which waits for module scripts, and has not started. The figures are in the page's noscript,
 * which a browser with scripts reads as text.
 */
export const guardScript = `(() => {
  const root = document.documentElement;
  const again = 'Reload the page. If that does not help, please report it to the people who run this site.';
  let over = false;
  let reason = null;
  const reasonHere = () => {
    if (location.protocol === 'file:' && document.querySelector('script[type=module][src]')) return ['Browsers load no scripts for a page that was opened from a file.', 'Start a web server in this folder, for example with “python3 -m http.server”, and open the address that it prints.'];
    if (self.origin === 'null') return ['This page is in a frame that separates it from its own scripts (a sandbox without “allow-same-origin”).', 'Open it in a tab of its own: '];
    return reason || ['This browser did not run the scripts of this page.', 'Open it in a newer browser (Chrome 80, Safari 15, Firefox 114 or later), and check that nothing blocks its scripts.'];
  };
  const paragraph = (text, name) => {
    const made = document.createElement('p');
    made.textContent = text;
    if (name) made.className = name;
    return made;
  };
  const fail = () => {
    if (over) return;
    over = true;
    root.dataset.run = 'failed';
    if (root.dataset.replay) root.dataset.replay = 'failed';
    for (const part of document.querySelectorAll('#run-panel, .run-about')) part.hidden = true;
    const [why, help] = reasonHere();
    const notice = document.createElement('div');
    notice.className = 'notice';
    notice.dataset.kind = 'failed';
    notice.setAttribute('role', 'alert');
    const way = paragraph(help);
    if (help.endsWith(': ')) {
      const link = document.createElement('a');
      link.href = link.textContent = location.href;
      link.target = '_blank';
      way.append(link);
    }
    if (help === again) {
      const button = document.createElement('button');
      button.className = 'button';
      button.textContent = 'Reload the page';
      button.addEventListener('click', () => location.reload());
      way.append(' ', button);
    }
    notice.append(paragraph('This page could not start.', 'notice-title'), paragraph(why), way);
    const kept = document.createElement('template');
    const noscript = document.querySelector('#notebook noscript');
    kept.innerHTML = noscript ? noscript.textContent : '';
    const table = kept.content.querySelector('.table-place');
    const figures = document.createElement('div');
    figures.className = 'wide';
    if (table) {
      notice.append(paragraph('Below are the figures of one run that was computed when this version was made.'));
      figures.append(table);
    }
    const place = document.getElementById('notebook') || document.body;
    place.replaceChildren(notice, figures);
    place.removeAttribute('aria-busy');
  };
  document.addEventListener('${STARTED}', () => { over = true; });
  addEventListener('error', ({ target, message }) => {
    if (target instanceof HTMLScriptElement && target.type === 'module') {
      reason = ['A script of this page could not be loaded (' + target.src.split('/').pop() + ', or a script that it needs). The connection was cut, the file is missing, or the server sends it as another type.', again];
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', fail);
      else fail();
    } else if (message) {
      reason = reason || ['A script of this page stopped with an error: ' + message, again];
    }
  }, true);
  addEventListener('unhandledrejection', ({ reason: error }) => {
    reason = reason || ['A script of this page stopped with an error: ' + (error && error.message || error), again];
  });
  // a rejection is reported in a task of its own, which may come after the load
  addEventListener('load', () => setTimeout(fail, 100));
})();`;
