/** What a printed sentence leaves open, every way to read it, and how many of them support it. */

import { ruleOf, rules, specificationsIn } from '../../engine/claims/multiverse/index.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import { defineNotebook, type Handle } from '../authoring/define.ts';
import { reservedFigure } from '../charts/figure.ts';
import {
  LARGEST_READING,
  multiverseOf,
  type Readings,
  runReadings,
  specificationsFigure,
} from '../charts/specification-figure.ts';
import { failureText } from '../charts/variants.ts';
import { claimMargin } from '../claims/claim-note.ts';
import { count } from '../format/number.ts';
import { offerOnce } from '../receipt/offer.ts';
import { computingControl, leftOpen, narrowed, narrowingControl, readingsTally } from './counts.ts';

const path = 'definitions/';

interface ReadingsOfRun extends Readings {
  /** The run's address: after a failure they stay while the next run is on show. */
  readonly query: string;
}

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
    lead: 'A printed sentence leaves choices open: which average, which deployments, which baseline. How many of its readings support it?',
    claims: claims.map(({ id }) => id),
    path,
  },
  (page) => {
    const { study, prose, text, view, cell, before, column, statistic } = page;
    const readings: Handle<ReadingsOfRun | null> = { name: 'readings' }; // computed below
    const counts = cell('how many support it', { readings }, ({ readings: all }) =>
      readingsTally(
        claims,
        all === null ? null : claims.map((claim) => ({ claim, specifications: multiverseOf(claim, all) })),
      ),
    );
    before(counts, () => readingsTally(claims, null));
    column(counts, 'spread');

    prose(`<p>We compute each claim under every plausible reading: in our model at both published baselines, and in the
      published code. A reading is <em>inside</em> if its whole 95% interval lies in the accepted range. It is <em>partly inside</em> if the
      interval crosses an end of that range. We wrote down the choices before we computed anything. The number of readings is not a
      probability.</p>
      <p>Each reading has the size of the run, up to ${count(LARGEST_READING)} deployments.</p>`);

    const computing = computingControl();
    const presses = view('computing', () => computing);
    let answered = 0;
    let last: ReadingsOfRun | null = null;
    cell(
      readings.name,
      { run: study, presses },
      async ({ run, presses: asked }, { signal }): Promise<ReadingsOfRun | null> => {
        // a press asks for the full size of the run on show, not of the next one
        const full = asked !== answered;
        answered = asked;
        const { config } = run.study;
        const deployments = full ? config.deployments : Math.min(LARGEST_READING, config.deployments);
        const { signal: cancelled, report } = computing.begin(deployments, config.deployments);
        const outcome = await runReadings(
          { config: { ...config, deployments }, client: run.client, replay, claims },
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
        last = { ...outcome.value, query: run.query };
        return last;
      },
    );

    text({ readings }, ({ readings: all }) =>
      offerOnce('comparison of definitions', all, async (found) =>
        (await import('./receipt.ts')).madeReadings(found, found.query),
      ),
    );

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
      statistic(
        curve,
        'engine/claims/multiverse/specification.ts#specificationsOf',
        (_, { readings: all }: { readings: Readings | null }) =>
          all && [claim, all.measured.filter((each) => each.claim === claim.id), { inReplay: all.inReplay }],
      );
    }

    prose(`<h2>What this does not show</h2>
      <p>Which reading was meant. A claim is not wrong because few readings support it, or right because many do. The readings are not
      equally likely, and others are possible. They are not independent either: all come from the same three runs. The other
      settings are those of this run; change them to see what follows.</p>`);
  },
);

/** By how many columns the curve will have: on a phone, many take two rows. */
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
  return `Our model at each baseline: ${n}, seed\u00a0${config.seed}. Published code: ${n}, seed\u00a0${replaySeed}. 95% intervals.`;
}
