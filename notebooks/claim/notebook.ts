/** A page for one published claim: its verdict and the chart that decides it, what each lens found, and what would change the verdict. */
import { type Claim, isMeasured } from '../../engine/claims/claim.ts';
import { rowFor, withData } from '../../engine/claims/lenses/ledger.ts';
import { dataReading } from '../../engine/claims/lenses/lens.ts';
import { ruleOf } from '../../engine/claims/multiverse/choices.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { safetyViolations } from '../../engine/claims/published/safety-violations.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import type { StudyTraces } from '../../workers/study/trace.ts';
import { defineNotebook, type Handle, type Notebook, type StudyView } from '../authoring/define.ts';
import { element, html } from '../authoring/html.ts';
import { claimPath, linkTo } from '../authoring/links.ts';
import { newPresses, type SweepTicket, sweepControl } from '../authoring/sweep-control.ts';
import { reservedFigure } from '../charts/figure.ts';
import { remarksOf } from '../charts/safety.ts';
import { assumptionsHead } from '../claims/assumptions.ts';
import { assumptionsFigure } from '../claims/assumptions-figure.ts';
import { changeList } from '../claims/change-list.ts';
import { codeLink } from '../claims/code-sections.ts';
import {
  cycleTimeDefinitionsNote,
  definitionsHeight,
  publishedDefinitionNote,
  quantityByDefinition,
} from '../claims/cycle-time-definitions.ts';
import { definitionFacts, readClaim, readingsFigure } from '../claims/definition.ts';
import {
  everyInputControl,
  modelTraceFigure,
  moveEveryInput,
  replayTraceFigure,
} from '../claims/every-input.ts';
import { correctionNote, createAnnouncement, printedNote, replyNote, verdictBlock } from '../claims/head.ts';
import { ledgerSteps } from '../claims/ledger.ts';
import {
  contradictionsElsewhere,
  dataFigure,
  lensHead,
  mechanismFigure,
  replaysFigure,
  runReplays,
  type SizedReplays,
} from '../claims/lens-head.ts';
import { constructionNote, movesFigure, startMoves, tracedMoves } from '../claims/moves.ts';
import { recordedFigure } from '../claims/recorded-figure.ts';
import { judgeOverSeeds, REPLICATION_SEEDS } from '../claims/replications.ts';
import { chartHeights, chartsOf, decidingPlace, drawSubject } from '../claims/subject-charts.ts';
import { whatWouldChange } from '../claims/what-would-change.ts';
import type { DataOnShow } from '../log-file/drop-zone.ts';
import { lazyZone } from '../log-file/lazy-zone.ts';
import { withReceipt } from '../receipt/offer.ts';
import { claimMeta } from './meta.ts';

const NO_LOG = 'Add your own log below. It stays in your browser and changes no verdict.';

export interface ClaimPage {
  readonly claim: Claim;
  /** Where corrections go: a repository with issues, or `mailto:` an address; null where that is not known. */
  readonly corrections: string | null;
  readonly replay: () => Promise<ReplayClient>;
}

export function claimNotebook({ claim, corrections, replay }: ClaimPage): Notebook {
  const { test } = claim;
  const path = claimPath(claim.id);
  const recorded = claim.replay.kind === 'replayed' ? claim.replay.recorded : undefined;
  const announcement = createAnnouncement();
  let replays: Promise<SizedReplays> | null = null; // the same for every run on show
  const notebook = defineNotebook(
    { ...claimMeta(claim), claims: [claim.id], path },
    ({ study, prose, text, view, cell, before, column, statistic }) => {
      const ledger = cell('ledger', { run: study }, ({ run }, { signal }) =>
        ledgerSteps(run, replay, signal),
      );
      const log: Handle<DataOnShow | null> = { name: 'your log' }; // asked for further down
      const row = cell('row', { ledger, log }, ({ ledger: { rows }, log: data }) => {
        return rowFor(data === null ? rows : withData(rows, data.verdicts), claim.id);
      });
      const verdict = text({ run: study, row }, verdictBlock);
      before(verdict, () => verdictBlock(null));
      column(verdict, 'wide');
      const note = (query: string): Node => printedNote(claim, publishedClaims, query);
      const aside = text({ run: study }, ({ run }) => note(run.query));
      before(aside, () => note(''));
      column(aside, 'margin');

      // needs no run: it stands even where none has ended
      const checks = cell('checks', {}, async () => {
        const { publishedChecks } = await import('../../engine/claims/consistency/index.ts');
        const { arithmeticReading } = await import('../../engine/claims/lenses/index.ts');
        const all = publishedChecks();
        return { all, reading: arithmeticReading(claim, all) };
      });
      const underWay = cell('moves under way', { run: study }, ({ run }, { signal }) =>
        isMeasured(test) ? startMoves(run, claim, test, signal) : null,
      );
      if (test.kind !== 'untestable') {
        const chart = cell(
          'the chart that decides',
          { run: study, row, checks, moves: underWay },
          async function* ({ checks: { all }, ...read }, { width }) {
            const { decidingCharts } = await import('../claims/deciding.ts');
            yield* decidingCharts({ ...read, checks: all, replay }, { width });
          },
        );
        before(chart, () => decidingPlace(test.kind));
        statistic(chart, 'engine/claims/judge.ts#judgeClaims', ({ study: { measures, config } }) => [
          { measures, settings: config.settings },
          [claim],
        ]);
      } else text({}, () => decidingPlace(test.kind));
      const moves = cell('moves', { underWay }, ({ underWay: started }) => started?.result ?? null);
      text({}, () => announcement.element);
      cell('verdict changes', { run: study, row }, ({ run, row: known }) => {
        announcement.show(known, run.study.digest);
      });
      const quantity = quantityByDefinition(claim);
      if (quantity !== null) {
        text({ run: study }, ({ run }) => publishedDefinitionNote(claim, quantity, run.study));
      }

      const arithmetic = text({ checks }, ({ checks: { reading } }) =>
        lensHead(claim, 'arithmetic', reading, ''),
      );
      before(arithmetic, () => lensHead(claim, 'arithmetic', null, ''));
      const checked = cell('the checks of this claim', { checks }, async ({ checks: { all } }) => {
        const { claimChecks } = await import('../claims/deciding.ts');
        return claimChecks(claim.id, all);
      });
      column(checked, 'spread');
      const elsewhere = text(
        { run: study, checks },
        ({ run, checks: { all } }) =>
          html`${contradictionsElsewhere(claim, all, linkTo(path, 'numbers-agree/', run.query))}`,
      );
      column(elsewhere, 'spread');

      const replayed = text({ row, ledger }, ({ row: { readings }, ledger: { problem } }) =>
        lensHead(claim, 'replay', readings.replay, problem ?? ''),
      );
      before(replayed, () => lensHead(claim, 'replay', null, ''));
      const atSizes = cell('the published code at two sizes', { run: study }, () => {
        replays ??= runReplays(replay, claim);
        return replays;
      });
      if (recorded !== undefined) {
        // where they decide, they stand at the head of the page
        cell('the recorded runs', { row }, ({ row: { decidedBy } }, { width }) =>
          decidedBy === 'replay' ? null : recordedFigure(claim, recorded, replay, { width }),
        );
      } else if (claim.replay.kind === 'replayed') {
        const shown = cell('what the code computes', { atSizes }, (read, { width }) =>
          replaysFigure(claim, read.atSizes, { width }),
        );
        before(shown, () => reservedFigure(260, 260, 'Replaying the published code …'));
        const followed = cell('what the code’s number follows', { atSizes }, (read, { width }) =>
          replayTraceFigure(claim, read.atSizes, { width }),
        );
        before(followed, () => reservedFigure(420, 420, 'Moving every input of the published code …'));
      }
      if (claim.replay.kind === 'replayed')
        text({ run: study }, ({ run }) => element`<p class="ui">${codeLink(claim, path, run.query)}</p>`);

      const measured = text({ row }, ({ row: { readings } }) =>
        lensHead(claim, 'mechanism', readings.mechanism, ''),
      );
      before(measured, () => lensHead(claim, 'mechanism', null, ''));
      if (isMeasured(test)) {
        if (claim.id === safetyViolations.id)
          text({ run: study }, ({ run }) => element`<p>${remarksOf(run.study).get(claim.id) ?? ''}</p>`);
        for (const chart of chartsOf(test.quantity)) {
          const shown = cell(chart, { run: study }, ({ run }, { width }) =>
            drawSubject(chart, run, path, width),
          );
          before(shown, () => reservedFigure(...chartHeights[chart], 'Running the study …'));
        }
        if (claim.unit !== 'p') {
          // a mean of p-values says nothing
          const ticket = view('several seeds', () =>
            sweepControl({
              button: `Run ${REPLICATION_SEEDS} seeds`,
              waiting: 'Not run yet: this study with its own seed and nine more.',
            }),
          );
          const isNew = newPresses();
          const over = cell(
            'mean over seeds',
            { run: study, ticket },
            ({ run, ticket: asked }, { signal }) =>
              isNew(asked) ? judgeOverSeeds(run, claim, asked, signal) : null,
          );
          cell(
            'over several seeds',
            { run: study, row, over },
            ({ run, row: known, over: read }, { width }) =>
              read &&
              withReceipt(
                mechanismFigure(claim, run.study, known.mechanism, read, { width }),
                'sweep over seeds',
                async () =>
                  (await import('../experiments/receipt.ts')).madeSeeds(read.seeds, run.query, path),
              ),
          );
        }
      }

      // a claim about printed figures has nothing that a log could tell: then no log is asked for
      const asks = test.kind !== 'elsewhere';
      const data = text({ row }, ({ row: known }) =>
        lensHead(claim, 'data', asks ? known.readings.data : dataReading(known.mechanism), NO_LOG),
      );
      for (const lens of [arithmetic, replayed, measured, data]) column(lens, 'spread');
      before(data, () => lensHead(claim, 'data', null, asks ? NO_LOG : ''));
      if (asks) view(log.name, () => lazyZone(path));
      else cell(log.name, {}, () => null);
      cell('your data and this run', { row, log }, (read, { width }) =>
        read.log === null ? null : dataFigure(read.row, read.log, { width }),
      );

      cell('assumptions', { run: study }, ({ run }) => assumptionsHead(claim, run));
      cell('over plausible settings', { run: study, row }, assumptionsFigure);

      prose('<h2 id="what-would-change">What would change this verdict</h2>');
      text({}, () => constructionNote(claim));
      if (test.kind === 'emergent') {
        const shown = cell('tuned inputs moved', { run: study, row, underWay, moves }, (read, { width }) =>
          read.underWay === null ? null : movesFigure(read, read.underWay, { width }),
        );
        before(shown, () => reservedFigure(390, 560, 'Running the study with other inputs …'));
      }
      const readings = cell('readings', { run: study }, ({ run }, { signal }) =>
        ruleOf(claim.id) === undefined ? null : readClaim(run, claim, replay, signal),
      );
      const traces: Handle<StudyTraces | null> = { name: 'every input moved' }; // asked for below
      const changes = cell(
        'what would change',
        { run: study, row, moves, traces, readings, checks },
        (read) => {
          const traced = read.traces === null ? null : tracedMoves(claim, read.traces);
          const moved = traced ?? read.moves;
          const groups = whatWouldChange({ ...read, checks: read.checks.all, moved });
          return changeList(claim.id, groups, ({ to, hash, changes: set }) => {
            const page = linkTo(path, to ?? path, read.run.query, set);
            return hash === '' ? page : `${page}#${hash}`;
          });
        },
      );
      before(changes, () => reservedFigure(300, 400, 'Running the study with other inputs …'));
      const every = isMeasured(test) ? view('move every input', everyInputControl) : null;
      const isAsked = newPresses();
      cell(
        traces.name,
        { run: study, ...(every === null ? {} : { ticket: every }) },
        ({ run, ticket }: { run: StudyView; ticket?: SweepTicket | null }, { signal }) =>
          isAsked(ticket) ? moveEveryInput(run, ticket, signal) : null,
      );
      if (every !== null) {
        cell(
          'what the number follows',
          { run: study, traces },
          (read, { width }) => read.traces && modelTraceFigure(claim, read.traces, read.run.query, { width }),
        );
      }

      prose('<h2>What exactly is claimed</h2>');
      const facts = text({ row }, ({ row: known }) => definitionFacts(claim, known));
      before(facts, () => definitionFacts(claim, null));
      if (quantity !== null) {
        prose('<h3>Under other definitions of cycle time</h3>');
        const defined = text({ run: study }, ({ run }) =>
          cycleTimeDefinitionsNote(claim, quantity, run.study),
        );
        before(defined, () => reservedFigure(...definitionsHeight(quantity)));
        column(defined, 'wide');
      }
      if (ruleOf(claim.id) !== undefined) {
        prose('<h3>Under every plausible reading</h3>');
        const curve = cell(
          'every reading of it',
          { run: study, readings },
          (read, { width }) =>
            read.readings && readingsFigure(claim, read.readings, read.run.study.config.seed, { width }),
        );
        before(curve, () => reservedFigure(520, 520, 'Computing every reading …'));
      }

      prose('<h2>What this does not show</h2>');
      text({}, () => element`<p>${claim.doesNotShow}</p>`);
      prose('<h2>The authors’ reply</h2>');
      text({}, () => replyNote(claim, corrections));
      prose('<h2>Corrections</h2>');
      text({}, () => correctionNote(claim, corrections));
    },
  );
  // the printed figures are in the margin, next to the verdict; below them charts take the whole width
  const cells = notebook.cells.map((own) =>
    own.kind === 'cell' ? { ...own, column: 'spread' as const } : own,
  );
  return { ...notebook, cells };
}
