/** Attack lab: readers break the audit log of this run, and see who notices. */
import { safetyReading } from '../../engine/simulator/measures/safety.ts';
import { defineNotebook } from '../authoring/define.ts';
import { html } from '../authoring/html.ts';
import { reservedFigure, runName } from '../charts/figure.ts';
import { safetySentence } from '../charts/safety.ts';
import { count, plural } from '../format/number.ts';
import { createLab } from './lab.ts';
import { faultsTable, overviewOf, overviewTable } from './overview.ts';
import { labLog } from './slice.ts';

export const notebook = defineNotebook(
  {
    title: 'Attack lab',
    lead: 'Break the audit log of this run, by one click or by hand: who notices, and who does not?',
    claims: [],
    path: 'attack-lab/',
  },
  ({ study, prose, text, cell, before, column }) => {
    const lab = createLab();
    prose(`<h2>What is compared</h2>
      <p>The documents promise an immutable audit trail. In the published first release each audit entry carries a hash over five of its fields, cut to
      64 bits; entries are not chained, and no run takes a hash again. This page’s own log is another construction, and neither of the two is the
      one that was in use.</p>`);
    const log = cell('log', { run: study }, ({ run }, { signal }) => labLog(run.study, signal));
    const written = text({ run: study, log }, ({ run, log: read }) => {
      const { events, earlier } = read.log;
      return html`<p>The first ${plural(read.deployments, 'deployment')} of this run wrote ${plural(events.length, 'event')} (${runName(run.study)}). Each is written as canonical JSON
        and hashed into a Merkle tree, whose head was signed twice: after ${count(earlier.size)} events, and at the end, with a key that was made in this
        page a moment ago. Beside it, each event stands as an entry of the first release with the hash that it gives one.</p>`;
    });
    before(written, () => reservedFigure(139, 250));
    prose('<h2>The lab</h2>');
    const bench = cell('lab', { log }, ({ log: read }, { width }) => lab(read, { width }));
    before(bench, () => reservedFigure(980, 2180));
    column(bench, 'spread');

    prose(`<h2>All attacks</h2>
      <p>Each attack, by attackers who can do more and more, before readers who hold nothing, the log’s key, or a head that it has shown before.</p>`);
    const rows = cell('every attack', { log }, ({ log: read }, { signal }) => overviewOf(read, signal));
    const overview = cell('who notices what', { rows }, ({ rows: read }) => overviewTable(read));
    before(overview, () => reservedFigure(455, 3490));
    column(overview, 'spread');

    prose(`<h2>Can the checker fire?</h2>
      <p>A checker that never finds anything proves nothing. It replays the events against the rules in force, shares no code with the policies or
      the pipeline but the judges of canaries, and is tried on faults whose findings are known beforehand.</p>`);
    const faults = cell('seeded faults', { log }, ({ log: read }) => faultsTable(read));
    before(faults, () => reservedFigure(96));

    const whole = text({ run: study }, ({ run: { study: shown } }) => {
      const reading = safetyReading(shown.measures, shown.config.settings);
      return html`<p>${safetySentence(reading, 'Over the whole run the checker')}</p>`;
    });
    before(whole, () => reservedFigure(167, 250));

    prose(`<h2>What this log does not notice</h2>
      <ul>
        <li>A rewrite by anybody, where the reader has the log’s key from nowhere else: the file then vouches for itself.</li>
        <li>A rewrite of everything by whoever holds the key, as long as no head was shown to anybody else.</li>
        <li>What happens after the last head that somebody kept: it can vanish, or become another history.</li>
        <li>Two histories shown to two readers, until those readers compare their heads.</li>
        <li>A lie at the time of writing. Hashes prove that a record is what it was, not that it was true; only the rules can object, and only to
          what breaks them.</li>
        <li>An event that was never written.</li>
      </ul>
      <p>So a log needs readers: somebody who keeps its heads, and somebody who holds its events against the rules.</p>`);
  },
);
