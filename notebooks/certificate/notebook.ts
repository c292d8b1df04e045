/** A certificate: the same runs in the reader's browser as in Node, and whether each comes to the same digest. */
import { defineNotebook, type Notebook, type PageAddress } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import { sweepControl } from '../authoring/sweep-control.ts';
import { reservedFigure } from '../charts/figure.ts';
import { count } from '../format/number.ts';
import { receiptOffer } from '../receipt/offer.ts';
import { noChecks, runChecks } from './checks.ts';
import { machineHere } from './machine.ts';
import { vectors as allVectors, expectedDigests } from './vectors.ts';
import { checksTable, findingSentence, machineList } from './words.ts';

/** Tests have vectors of their own. */
export function certificateNotebook(vectors = allVectors, expected = expectedDigests): Notebook<PageAddress> {
  return defineNotebook<PageAddress>(
    {
      title: 'Certificate',
      lead: 'Does your browser compute the same results as ours? Run all the checks, and keep the answer.',
      claims: [],
      path: 'certificate/',
    },
    ({ prose, view, text, cell, before, column }) => {
      prose(`<p>When this version was made, Node ran each scenario with three seeds, at two sizes, and replayed the published code.
        Your browser can run them again. A digest is a SHA-256 over everything that a run comes to, so equal digests mean equal bits.</p>`);
      const ticket = view('run the checks', () =>
        sweepControl({
          button: `Run all ${count(vectors.length)} checks`,
          waiting: 'Half a minute on a computer, longer on a phone. Nothing leaves this page.',
          unit: 'checks',
        }),
      );
      column(ticket, 'spread');
      const found = cell('checks', { ticket }, async function* ({ ticket: pressed }, { signal }) {
        if (pressed === null) yield noChecks(vectors);
        else yield* runChecks(vectors, expected, pressed, signal);
      });
      const finding = text(
        { found },
        ({ found: read }) =>
          element`<div class="stack"><p class="medium" role="status">${findingSentence(read)}</p>${
            read.ended && read.checks.some(({ kind }) => kind !== 'waiting')
              ? receiptOffer('certificate', async () =>
                  (await import('./receipt.ts')).madeCertificate(vectors, expected, read),
                )
              : null
          }</div>`,
      );
      before(finding, () => reservedFigure(30, 60));
      const table = cell('each check', { found }, ({ found: read }) => checksTable(vectors, expected, read));
      before(table, () => reservedFigure(27 * (vectors.length + 1), 45 * (vectors.length + 1)));
      column(table, 'spread');

      prose('<h2>This browser</h2>');
      const machine = cell('machine', {}, () => machineList(machineHere()));
      before(machine, () => reservedFigure(150, 220));

      prose(`<h2>Why this can be expected</h2>
        <p>Browsers compute sums, products and square roots alike, but not exponentials or logarithms. So the engine uses portable versions of those, and a
        generator of random numbers of its own. The results depend neither on the number of workers nor on their order. The project’s tests run the same checks in
        Chromium, Firefox and WebKit.</p>
        <h2>What this does not show</h2>
        <p>That the model is right. Equal digests say that everyone who repeats a run gets the same result, not that the result is true. Drawings are not
        compared: fonts and rounding of pixels differ between browsers.</p>`);
    },
  );
}

export const notebook = certificateNotebook();
