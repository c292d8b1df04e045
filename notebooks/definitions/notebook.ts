/** What a printed sentence leaves open, every way to read it, and how many of them support it. */

import { ruleOf, rules, specificationsIn } from '../../engine/claims/multiverse/index.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import { defineNotebook } from '../authoring/define.ts';
import { reservedFigure } from '../charts/figure.ts';
import {
  multiverseOf,
  type Readings,
  runReadings,
  specificationsFigure,
} from '../charts/specification-figure.ts';
import { failureText } from '../charts/variants.ts';
import { claimMargin } from '../claims/claim-note.ts';
import { count, plural } from '../format/number.ts';
import { computingControl, leftOpen, narrowed, narrowingControl, readingsTally } from './counts.ts';

const path = 'definitions/';
/** Beyond this the readings wait for a press: two more runs of a million would surprise a reader. */
const AT_ONCE = 50_000;

let pool: Promise<ReplayClient> | null = null;
const replay = (): Promise<ReplayClient> => {
  pool ??= import('../../workers/replay/pool.ts').then(({ ReplayPool }) => new ReplayPool());
  return pool;
};

/** In the order of the board. */
const claims = publishedClaims.filter(({ id }) => rules.some(({ claim }) => claim === id));

export const notebook = defineNotebook(
  {
    title: 'Definitions',
    lead: 'A printed sentence leaves things open: which average, of which deployments, against which baseline, caught out of what. How many ways to read it support it?',
    claims: claims.map(({ id }) => id),
    path,
  },
  (page) => {
    const { study, prose, text, view, cell, before, column } = page;
    prose(`<h2>Every reading at once</h2>
      <p>Each claim below is computed in every way that its words, or the documents among each other, leave open: by the study model
      at both published baselines, and by the published code. A reading supports the claim when its whole 95% interval lies inside the claim’s
      range. Which choices apply was written down before anything was computed. No reading is more right for being counted, and a count is
      no probability.</p>`);

    const computing = computingControl();
    const presses = view('computing', () => computing);
    let answered = 0;
    let last: Readings | null = null;
    const readings = cell(
      'readings',
      { run: study, presses },
      async ({ run, presses: asked }, { signal }): Promise<Readings | null> => {
        const { config } = run.study;
        if (config.deployments > AT_ONCE && asked === answered) {
          const below = last === null ? '' : ' What stands below is of the run before.';
          computing.wait(
            `Not computed yet for ${plural(config.deployments, 'deployment')}: it takes two more runs of that size.${below}`,
          );
          return last;
        }
        answered = asked;
        const { signal: cancelled, report } = computing.begin();
        const outcome = await runReadings(
          { config, client: run.client, replay, claims },
          {
            signal: AbortSignal.any([signal, cancelled]),
            onProgress: ({ done, total }) => report({ kind: 'running', done, total }),
          },
        );
        if (outcome.kind === 'failed') {
          report({ kind: 'failed', message: failureText(outcome.failure) });
          return last;
        }
        report({ kind: 'done', done: outcome.value.measured.length });
        last = outcome.value;
        return last;
      },
    );

    const counts = cell('how many support it', { readings }, ({ readings: all }) =>
      readingsTally(
        claims,
        all === null ? null : claims.map((claim) => ({ claim, specifications: multiverseOf(claim, all) })),
      ),
    );
    before(counts, () => readingsTally(claims, null));
    column(counts, 'spread');

    const choices = view('choices', narrowingControl);
    column(choices, 'wide');

    for (const claim of claims) {
      prose(`<h2 id="${claim.id}">${claim.sentence.replace(/\.$/, '')}</h2>`);
      text({}, () => leftOpen(claim));
      claimMargin(page, claim.id, path);
      const curve = cell(
        `readings of ${claim.id}`,
        { readings, choices },
        ({ readings: all, choices: narrowing }, { width }) =>
          all === null
            ? null
            : specificationsFigure(claim, narrowed(multiverseOf(claim, all), narrowing), runText(all), {
                width,
              }),
      );
      before(curve, () => reservedCurve(claim.id));
    }

    prose(`<h2>What this does not show</h2>
      <p>Which reading was meant. That readings which agree are independent of one another: they are taken from the same three runs. That a
      claim is wrong because few of its readings support it, or right because many do: options are not equally likely, and others could be
      thought of. The model’s assumptions stay as they are set above; what follows from other ones is seen by moving them.</p>`);
  },
);

/** By how many columns the curve will have: on a phone, many are drawn in two rows. */
function reservedCurve(id: string): HTMLElement {
  const rule = ruleOf(id);
  const columns =
    rule === undefined
      ? 0
      : specificationsIn(rule, 'mechanism').length + specificationsIn(rule, 'replay').length;
  if (columns > 30) return reservedFigure(740, 1840);
  return columns > 20 ? reservedFigure(690, 925) : reservedFigure(610, 810);
}

function runText({ config, replaySeed }: Readings): string {
  const n = `n\u00a0=\u00a0${count(config.deployments)}`;
  return `Study model at each baseline: ${n}, seed\u00a0${config.seed}; published code: ${n}, seed\u00a0${replaySeed}; 95% intervals.`;
}
