/** A page for one published claim: what was printed, what each lens sees, what fixes it, and what would change the verdict. */
import { type Claim, isMeasured } from '../../engine/claims/claim.ts';
import { rowFor, withData } from '../../engine/claims/lenses/ledger.ts';
import { dataReading } from '../../engine/claims/lenses/lens.ts';
import { ruleOf } from '../../engine/claims/multiverse/choices.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { safetyViolations } from '../../engine/claims/published/safety-violations.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import { defineNotebook, type Handle, type Notebook, type StudyView } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import { claimPath, linkTo } from '../authoring/links.ts';
import { type SweepTicket, sweepControl } from '../authoring/sweep-control.ts';
import { reservedFigure } from '../charts/figure.ts';
import { remarksOf } from '../charts/safety.ts';
import { changeList } from '../claims/change-list.ts';
import {
  cycleTimeDefinitionsNote,
  definitionsHeight,
  publishedDefinitionNote,
  quantityByDefinition,
} from '../claims/cycle-time-definitions.ts';
import { definitionFacts, readClaim, readingsFigure } from '../claims/definition.ts';
import {
  claimHead,
  correctionNote,
  createAnnouncement,
  printedNote,
  replyNote,
  updateClaimLinks,
  verdictBlock,
} from '../claims/head.ts';
import { ledgerSteps } from '../claims/ledger.ts';
import {
  dataFigure,
  lensHead,
  mechanismFigure,
  replaysFigure,
  runReplays,
  type SizedReplays,
} from '../claims/lens-head.ts';
import {
  constructionNote,
  liveVariants,
  modelTraceFigure,
  moveEveryInput,
  movesFigure,
  replayTraceFigure,
  runMoves,
  tracedMoves,
} from '../claims/moves.ts';
import { recordedRunsTable } from '../claims/recorded-runs.ts';
import { judgeOverSeeds, REPLICATION_SEEDS, type ReplicatedJudgment } from '../claims/replications.ts';
import { chartHeights, chartsOf, drawSubject } from '../claims/subject-charts.ts';
import { whatWouldChange } from '../claims/what-would-change.ts';
import type { DataOnShow } from '../log-file/drop-zone.ts';
import { lazyZone } from '../log-file/lazy-zone.ts';

export const meta = {
  title: 'One claim',
  lead: 'A published claim through every lens: what was printed, what comes out, what fixes it, and what would change the verdict.',
};

const NO_LOG = 'No log was given yet.';

export interface ClaimPage {
  readonly claim: Claim;
  /** Address of this project's own repository; null where it is not known. */
  readonly project: string | null;
  readonly replay: () => Promise<ReplayClient>;
}

export function claimNotebook({ claim, project, replay }: ClaimPage): Notebook {
  const { test } = claim;
  const path = claimPath(claim.id);
  const head = claimHead(claim, publishedClaims);
  const announcement = createAnnouncement();
  let replays: Promise<SizedReplays> | null = null; // the same for every run on show
  return defineNotebook(
    { ...meta, claims: [claim.id], path },
    ({ study, prose, text, view, cell, before, column }) => {
      text({}, () => head);
      column(
        text({}, () => printedNote(claim)),
        'margin',
      );

      const ledger = cell('ledger', { run: study }, ({ run }, { signal }) =>
        ledgerSteps(run, replay, signal),
      );
      const log: Handle<DataOnShow | null> = { name: 'your log' }; // asked for further down
      const row = cell('row', { ledger, log }, ({ ledger: { rows }, log: data }) => {
        return rowFor(data === null ? rows : withData(rows, data.verdicts), claim.id);
      });
      const verdict = text({ row }, ({ row: known }) => verdictBlock(known));
      before(verdict, () => verdictBlock(null));
      const quantity = quantityByDefinition(claim);
      if (quantity !== null && quantity !== 'cycleTimeEffect') {
        text({ run: study }, ({ run }) => publishedDefinitionNote(claim, quantity, run.study));
      }
      text({}, () => announcement.element);
      cell('verdict changes', { run: study, row }, ({ run, row: known }) => {
        updateClaimLinks(head, path, run.query);
        announcement.show(known, run.study.digest);
      });

      prose('<h2>Four lenses</h2>');
      // needs no run: it stands even where none has ended
      const checks = cell('checks', {}, async () => {
        const { publishedChecks } = await import('../../engine/claims/consistency/index.ts');
        const { arithmeticReading } = await import('../../engine/claims/lenses/index.ts');
        const all = publishedChecks();
        return { all, reading: arithmeticReading(claim, all) };
      });
      const arithmetic = text({ checks }, ({ checks: { reading } }) =>
        lensHead(claim, 'arithmetic', reading, ''),
      );
      before(arithmetic, () =>
        lensHead(claim, 'arithmetic', null, 'The printed figures are being checked …'),
      );
      const checked = cell('the checks of this claim', { checks }, async ({ checks: { all } }) => {
        const { claimChecks } = await import('../claims/checks.ts');
        const own = all.filter(({ claims }) => claims.includes(claim.id));
        return own.length === 0 ? null : claimChecks(own);
      });
      column(checked, 'spread');

      const replayed = text({ row, ledger }, ({ row: { readings }, ledger: { problem } }) =>
        lensHead(claim, 'replay', readings.replay, problem ?? 'The published code is being replayed …'),
      );
      before(replayed, () => lensHead(claim, 'replay', null, 'Waits for the run.'));
      const atSizes = cell('the published code at two sizes', { run: study }, () => {
        replays ??= runReplays(replay, claim);
        return replays;
      });
      const recorded = claim.replay.kind === 'replayed' ? claim.replay.recorded : undefined;
      if (recorded !== undefined) {
        const named = cell('the runs that the record names', {}, () =>
          recordedRunsTable(claim, recorded, replay),
        );
        before(named, () => reservedFigure(260));
      } else if (claim.replay.kind === 'replayed') {
        const shown = cell('what the code computes', { atSizes }, (read, { width }) =>
          replaysFigure(claim, read.atSizes, { width }),
        );
        before(shown, () => reservedFigure(260));
        const followed = cell('what the code’s number follows', { atSizes }, (read, { width }) =>
          replayTraceFigure(claim, read.atSizes, { width }),
        );
        before(followed, () => reservedFigure(420));
      }

      const measured = text({ row }, ({ row: { readings } }) =>
        lensHead(claim, 'mechanism', readings.mechanism, ''),
      );
      before(measured, () => lensHead(claim, 'mechanism', null, 'Waits for the run.'));
      if (isMeasured(test)) {
        // the chart stands first; what fills its second row is asked for below it
        const over: Handle<ReplicatedJudgment | null> = { name: 'mean over seeds' };
        const shown = cell('this run', { run: study, row, over }, (read, { width }) =>
          mechanismFigure(claim, read.run.study, read.row.mechanism, read.over, { width }),
        );
        before(shown, () => reservedFigure(165, 220));
        if (claim.id === safetyViolations.id) {
          text({ run: study }, ({ run }) => element`<p>${remarksOf(run.study).get(claim.id) ?? ''}</p>`);
        }
        if (claim.unit === 'p')
          cell(over.name, {}, () => null); // a mean of p-values says nothing
        else {
          const ticket = view('several seeds', () =>
            sweepControl({
              button: `Run ${REPLICATION_SEEDS} seeds`,
              waiting: 'Not run yet: this study with its own seed and those that follow.',
            }),
          );
          let answered: SweepTicket | null = null; // a press asks about the run on show, not about the next one
          cell(over.name, { run: study, ticket }, async ({ run, ticket: asked }, { signal }) => {
            if (asked === null || asked === answered) return null;
            answered = asked;
            const rows = [rowFor(run.rows, claim.id)];
            return (await judgeOverSeeds({ ...run, rows }, asked, signal))?.[0] ?? null;
          });
        }
      }

      // a claim about printed figures has nothing that a log could tell: then no log is asked for
      const asks = test.kind !== 'elsewhere';
      const data = text({ row }, ({ row: known }) =>
        lensHead(claim, 'data', asks ? known.readings.data : dataReading(known.mechanism), NO_LOG),
      );
      before(data, () => lensHead(claim, 'data', null, asks ? NO_LOG : ''));
      if (asks) view(log.name, () => lazyZone(path));
      else cell(log.name, {}, () => null);
      cell('your data beside this run', { row, log }, (read, { width }) =>
        read.log === null ? null : dataFigure(read.row, read.log, { width }),
      );

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
      const readings = cell('readings', { run: study }, ({ run }, { signal }) =>
        ruleOf(claim.id) === undefined ? null : readClaim(run, claim, replay, signal),
      );
      if (ruleOf(claim.id) !== undefined) {
        const curve = cell(
          'every reading of it',
          { run: study, readings },
          (read, { width }) =>
            read.readings && readingsFigure(claim, read.readings, read.run.study.config.seed, { width }),
        );
        before(curve, () => reservedFigure(520));
      }

      prose('<h2>By construction?</h2>');
      text({}, () => constructionNote(claim));
      const moves = cell('its inputs moved', { run: study }, ({ run }, { signal }) =>
        isMeasured(test) && liveVariants(run, test).length > 0 ? runMoves(run, claim, test, signal) : null,
      );
      if (test.kind === 'calibrated') {
        const shown = cell('move this, the claim moves', { run: study, moves }, (read, { width }) =>
          read.moves === null ? null : movesFigure(claim, read.moves, read.run.study.config.seed, { width }),
        );
        before(shown, () => reservedFigure(270, 350));
      }
      const every = isMeasured(test)
        ? view('move every input', () =>
            sweepControl({
              button: 'Move every input',
              waiting: 'Not run yet: each input to both ends of its range, about two hundred runs.',
              unit: 'runs',
            }),
          )
        : null;
      let moved: SweepTicket | null = null;
      const traces = cell(
        'every input moved',
        { run: study, ...(every === null ? {} : { ticket: every }) },
        ({ run, ticket }: { run: StudyView; ticket?: SweepTicket | null }, { signal }) => {
          if (!ticket || ticket === moved) return null;
          moved = ticket;
          return moveEveryInput(run, ticket, signal);
        },
      );
      if (every !== null) {
        cell(
          'what the number follows',
          { traces },
          (read, { width }) => read.traces && modelTraceFigure(claim, read.traces, { width }),
        );
      }

      prose('<h2 id="what-would-change">What would change this verdict</h2>');
      const changes = cell(
        'what would change',
        { run: study, row, moves, traces, readings, checks },
        (read) => {
          const traced = read.traces === null ? null : tracedMoves(claim, read.traces);
          const groups = whatWouldChange({
            ...read,
            checks: read.checks.all,
            moved: traced ?? read.moves,
          });
          return changeList(claim.id, groups, ({ to, hash, changes: set }) => {
            if (to === '') return `#${hash}`;
            const page = linkTo(path, to === 'claim/' ? path : to, read.run.query, set);
            return hash === '' ? page : `${page}#${hash}`;
          });
        },
      );
      before(changes, () => reservedFigure(300));

      prose('<h2>What a pass does not show</h2>');
      text({}, () => element`<p>${claim.doesNotShow}</p>`);
      prose('<h2>The authors’ reply</h2>');
      text({}, () => replyNote(claim, project));
      prose('<h2>Something wrong?</h2>');
      text({}, () => correctionNote(claim, project));

      if (isMeasured(test)) {
        const charts = chartsOf(test.quantity);
        if (charts.length > 0) prose('<h2>What the claim speaks of</h2>');
        for (const chart of charts) {
          const shown = cell(chart, { run: study }, ({ run }, { width }) =>
            drawSubject(chart, run, path, width),
          );
          before(shown, () => reservedFigure(...chartHeights[chart]));
        }
      }
    },
  );
}
