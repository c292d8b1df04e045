/** Attack lab: readers tamper with the audit log of this run, and see who notices. */
import { safetyReading } from '../../engine/simulator/measures/safety.ts';
import { defineNotebook } from '../authoring/define.ts';
import { html } from '../authoring/html.ts';
import { reservedFigure, runName } from '../charts/figure.ts';
import { checkerShares, safetySentence } from '../charts/safety.ts';
import { count, plural } from '../format/number.ts';
import { createLab } from './lab.ts';
import { faultsTable, overviewOf, overviewTable } from './overview.ts';
import { labLog } from './slice.ts';

export const notebook = defineNotebook(
  {
    title: 'Attack lab',
    lead: 'Tamper with the audit log of this run. Who notices, and who does not?',
    claims: [],
    path: 'attack-lab/',
  },
  ({ study, prose, text, cell, before, column }) => {
    const lab = createLab();
    const log = cell('log', { run: study }, ({ run }, { signal }) => labLog(run.study, signal));
    prose(`<p>Pick an attack, an attacker and a reader. The lab shows what two logs of the same events notice: this page’s log, and the first
      release’s audit trail.</p>`);
    const bench = cell('lab', { log }, ({ log: read }, { width }) => lab(read, { width }));
    before(bench, () => reservedFigure(1071, 2367));
    column(bench, 'spread');

    prose(`<h2>All attacks</h2>
      <p>Each attack by attackers of increasing power, against readers who have kept nothing, the log’s key, or an earlier head.</p>`);
    const rows = cell('every attack', { log }, ({ log: read }, { signal }) => overviewOf(read, signal));
    const overview = cell('who notices what', { rows }, ({ rows: read }) => overviewTable(read));
    before(overview, () => reservedFigure(481, 2242));
    column(overview, 'spread');

    prose(`<h2>What is compared</h2>
      <p>The documents promise an immutable audit trail. In the published first release each audit entry carries a 64-bit hash over five of its
      fields. Entries are not chained, and no code checks a hash again. This page’s own log is built differently. Neither is known to be the
      log that was in production.</p>`);
    const written = text({ run: study, log }, ({ run, log: read }) => {
      const { events, earlier } = read.log;
      return html`<p>The first ${plural(read.deployments, 'deployment')} of this run wrote ${plural(events.length, 'event')} (${runName(run.study)}). We hash them into a Merkle tree.
        A key made in this page signs its head twice: after ${count(earlier.size)} events and at the end. For comparison, each event
        is also an entry of the first release, with that release’s hash.</p>`;
    });
    before(written, () => reservedFigure(112, 195));
    prose(`<h2>Can the checker fail a log?</h2>
      <p>A checker that never finds anything proves nothing. This one replays the events against the rules in force. ${checkerShares} Here it
      runs on faults whose findings are known in advance.</p>`);
    const faults = cell('seeded faults', { log }, ({ log: read }) => faultsTable(read));
    before(faults, () => reservedFigure(96));

    const whole = text({ run: study }, ({ run: { study: shown } }) => {
      const reading = safetyReading(shown.measures, shown.config.settings);
      return html`<p>${safetySentence(reading, 'Over the whole run the checker')}</p>`;
    });
    before(whole, () => reservedFigure(167, 279));

    prose(`<h2>What this log does not notice</h2>
      <ul>
        <li>A rewrite by anyone, if the reader takes the log’s key from the file itself.</li>
        <li>A complete rewrite by the key holder, if nobody else has seen a head.</li>
        <li>Changes after the last head that someone kept.</li>
        <li>Two histories shown to two readers, until they compare heads.</li>
        <li>A lie at the time of writing. Hashes prove that a record is unchanged, not that it is true. Only the rules can object, and only to
          what breaks them.</li>
        <li>An event that was never written.</li>
      </ul>
      <p>So a log needs readers: someone who keeps its heads, and someone who checks its events against the rules.</p>`);
  },
);
