/** Pages without the site's frame: the talk, its notes, and each of its beats for other pages to embed. */

import { beats } from '../../talk/beats/index.ts';
import { committedTalk } from '../../talk/data/committed.ts';
import { escape } from './escape.ts';
import { site } from './site-facts.ts';

export interface StagePage {
  /** Path under the site's root. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The module that starts it. */
  readonly script: string;
  /** What is inside of body. */
  readonly body: string;
  /** Attributes of body. */
  readonly attributes: string;
}

const sentences = beats.map((beat) => ({
  id: beat.id,
  sentence: beat.title(committedTalk.facts[beat.id]),
}));
type Sentence = (typeof sentences)[number];

const TALK = 'The GenOps study in five minutes, run live in the browser';

const deck = (shown: readonly Sentence[]): string => `<main class="reveal">
      <h1 class="unseen">${escape(TALK)}</h1>
      <div class="slides">
        ${shown.map(({ id, sentence }) => `<section data-beat="${id}"><h2>${escape(sentence)}</h2></section>`).join('\n        ')}
      </div>
    </main>`;

export const stagePages: readonly StagePage[] = [
  {
    path: 'talk/',
    title: `Talk · ${site.name}`,
    description: `${TALK}: ${beats.length} beats, each with one sentence and one picture.`,
    script: '/site/boot/start-talk.ts',
    body: deck(sentences),
    attributes: '',
  },
  {
    path: 'talk/notes/',
    title: `Notes for the talk · ${site.name}`,
    description: 'What the speaker says, what comes next, and how long it has taken.',
    script: '/site/boot/start-notes.ts',
    body: '<main class="notes" id="notes"></main>',
    attributes: '',
  },
  ...sentences.map((each) => ({
    path: `embed/${each.id}/`,
    title: `${each.sentence} · ${site.name}`,
    description: each.sentence,
    script: '/site/boot/start-talk.ts',
    body: deck([each]),
    attributes: ` data-beat="${each.id}"`,
  })),
];

/** What a talk says can be read; its pictures need scripts. */
function withoutScriptsHtml(path: string): string {
  const said = sentences.filter(({ id }) => !path.startsWith('embed/') || path === `embed/${id}/`);
  const home = '../'.repeat(path.split('/').length - 1);
  return `<style>.reveal, .notes { display: none; }</style>
      <h1>${escape(TALK)}</h1>
      <p>The pictures of the talk need JavaScript. What it says:</p>
      <ol>${said.map(({ sentence }) => `<li>${escape(sentence)}</li>`).join('')}</ol>
      <p><a href="${home}">The study, claim by claim</a></p>`;
}

/** The whole page. With the class `print-pdf` the slide library leaves print to our own style sheet. The start guard says what it has to say where no audience sees it: the sentence stays. */
export function stageHtml(
  { path, title, description, script, body, attributes }: StagePage,
  build: string,
): string {
  return `<!doctype html>
<html lang="en-US" class="print-pdf" data-run="running">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escape(title)}</title>
    <meta name="description" content="${escape(description)}" />
    <meta property="og:title" content="${escape(title)}" />
    <meta property="og:description" content="${escape(description)}" />
    <meta name="build" content="${build}" />
    <link rel="icon" type="image/svg+xml" href="/site/icon.svg" />
    <link rel="stylesheet" href="/talk/styles/talk.css" />
    <script type="module" src="${script}"></script>
  </head>
  <body data-page="${path}"${attributes}>
    ${body}
    <noscript>${withoutScriptsHtml(path)}</noscript>
    <div id="notebook" hidden></div>
  </body>
</html>
`;
}
