/** Audit log: this run's log, its signed head, proofs of single events, and the verification of any exported log. */
import { notProved } from '../../engine/audit-log/log-report.ts';
import { defineNotebook } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import { deploymentIn } from '../authoring/links.ts';
import { reservedFigure } from '../charts/figure.ts';
import { checkerShares } from '../charts/safety.ts';
import { valueOf } from '../charts/variants.ts';
import { type EventControl, eventControl, type SizeControl, sizeControl } from './controls.ts';
import { signingDesk } from './desk.ts';
import { eventCard, proofFigure } from './event-card.ts';
import { fileZone } from './file-zone.ts';
import { growthFigure } from './growth.ts';
import { auditClient, judgementOf, logFacts, makingNote, makingOf, rulesHeld } from './making.ts';

const path = 'audit-log/';

export const notebook = defineNotebook(
  {
    title: 'Audit log',
    lead: 'Every decision of this run in a tamper-evident log. Sign it, download it, verify any log.',
    claims: [],
    path,
  },
  ({ study, prose, text, cell, view, before, column }) => {
    let lookup: EventControl | undefined;
    let earlier: SizeControl | undefined;

    const making = cell('making', { run: study }, ({ run }, { signal }) =>
      makingOf(auditClient(), run.study.config, signal),
    );
    const note = text({ making }, ({ making: state }) => makingNote(state));
    before(note, () => makingNote(null));
    prose(`<h2>The log of this run</h2>
      <p>Each event of the GenOps pipeline is one line of canonical JSON: context, score, decision, approval, rollout or outcome. The hashes of
      these lines are the leaves of a Merkle tree. If one letter changes, the root of the tree changes.</p>`);
    const facts = cell('facts', { run: study, making }, ({ run, making: state }, { signal }) => {
      if (state.kind === 'making') return untilNews(signal);
      if (state.kind === 'failed') return null;
      const { deployments } = run.study.config;
      const asked = deploymentIn(run.query, deployments, -1);
      lookup?.offer(state.facts, asked < 0 ? null : asked);
      earlier?.offer(state.facts.size);
      return state.facts;
    });
    const summary = text({ facts }, ({ facts: made }) => (made === null ? noLog() : logFacts(made)));
    before(summary, () => reservedFigure(167, 270));
    column(summary, 'wide');

    prose(`<h2>Sign and download</h2>
      <p>A signature on the root covers every event. This page makes the key and forgets it when you leave, unless you copy it. The .tar file
      holds the signed head as a checkpoint and the tree as tiles, the formats of transparency logs, so other tools can read it. The
      JSON Lines file holds the same events, one per line, byte for byte as hashed.</p>`);
    const desk = text({ run: study, facts }, ({ run, facts: made }) =>
      made === null ? noLog() : signingDesk(auditClient(), run.study.config, made),
    );
    before(desk, () => reservedFigure(76));
    column(desk, 'wide');

    prose(`<h2>Is this event in the log?</h2>
      <p>A proof needs only the event, the root, and one hash per level of the tree. The rest of the log can stay private.</p>`);
    const event = view('event', () => (lookup = eventControl()));
    column(event, 'wide');
    const proof = cell(
      'proof',
      { run: study, facts, event },
      async ({ run, facts: made, event: index }, { signal }) =>
        made === null
          ? null
          : index >= made.size // of a longer log; one of this log is offered next
            ? untilNews(signal)
            : valueOf(await auditClient().prove(run.study.config, index, { signal })),
    );
    const card = text({ run: study, proof }, ({ run, proof: made }) =>
      made === null ? noLog() : eventCard(run, made, path),
    );
    before(card, () => reservedFigure(220, 345));
    column(card, 'wide');
    const ladder = cell('path to the root', { run: study, proof }, ({ run, proof: made }, { width }) =>
      made === null ? noLog() : proofFigure(run, made, { width }),
    );
    before(ladder, () => reservedFigure(1170, 1210));

    prose(`<h2>Was the log only extended?</h2>
      <p>Anyone who kept an earlier head can check that the current log still begins with the same events. If one bit before that point
      was rewritten, no proof exists.</p>`);
    const size = view('earlier size', () => (earlier = sizeControl()));
    column(size, 'wide');
    const growth = cell(
      'both heads',
      { run: study, facts, size },
      async ({ run, facts: made, size: from }, { signal }) =>
        made === null
          ? null
          : from === 0 || from > made.size // the log's own size is not offered yet
            ? untilNews(signal)
            : valueOf(await auditClient().compare(run.study.config, from, made.size, { signal })),
    );
    const grown = cell('growth', { run: study, growth }, ({ run, growth: claim }, { width }) =>
      claim === null ? noLog() : growthFigure(run.study, claim, { width }),
    );
    before(grown, () => reservedFigure(312, 395));

    prose(`<h2>Were the rules followed?</h2>
      <p>A log shows whether it was changed, not whether its decisions were allowed. The checker replays every event against the rules in
      force. ${checkerShares} The attack lab tests what it can find.</p>`);
    // after the proofs, so that they need not wait for it; called off when a reader asks for another
    const judgement = cell(
      'the checker',
      { run: study, facts, proof, growth },
      async ({ run, facts: made }, { signal }) =>
        made === null ? null : valueOf(await judgementOf(auditClient(), run.study.config, signal)),
    );
    const rules = text({ run: study, judgement }, ({ run, judgement: found }) =>
      found === null ? noLog() : rulesHeld(found, run.study),
    );
    before(rules, () => reservedFigure(267, 406));

    prose(`<h2>Verify a log</h2>
      <p>Drop any exported log. We hash every event again and compare the result with the signed head. Try it: change one letter in the
      JSON Lines file. In a terminal: <code>npm run verify --\u00a0FILE</code>.</p>`);
    column(
      text({}, () => fileZone(auditClient())),
      'wide',
    );

    prose(`<h2>What verification does not prove</h2>
      <ul>${notProved.map((line) => `<li>${line}</li>`).join('')}</ul>`);
  },
);

/** Holds the cells below until the next news; its own value is never looked at. */
function untilNews(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }));
}

const noLog = (): HTMLElement => element`<p class="making ui muted">No log to show.</p>`;
