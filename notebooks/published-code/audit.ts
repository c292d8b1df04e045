/** Which fields of an audit entry its hash notices: each is changed in turn, and the hash is taken again. */

import { listed } from '../../engine/claims/consistency/consistency-check.ts';
import { type AuditEntry, type FieldCoverage, type Replay, replayRowAt } from '../../engine/replay/index.ts';
import { emptyFigure, type FigureOptions, figure } from '../charts/figure.ts';
import { drawing, svg, textWidth } from '../charts/svg.ts';
import { count, outOf } from '../format/number.ts';
import { replayName } from './rates.ts';

/** A field as the release writes it: `riskScore` is `risk_score`. */
const nameOf = (field: keyof AuditEntry): string =>
  field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** An entry of the released shape with this run's first deployment in it; null for a run without rows. */
export function exampleEntry({ rows }: Replay): AuditEntry | null {
  if (rows === null) return null;
  const first = replayRowAt(rows, 0);
  return {
    timestamp: '2026-01-07T12:00:00',
    deploymentId: '00000001',
    eventType: 'risk_assessed',
    actor: 'ai_agent',
    action: 'risk_scoring',
    details: { risk_score: first.riskScore, risk_level: first.riskLevel },
    riskScore: first.riskScore,
    confidence: first.confidence,
    policiesEvaluated: [],
    policiesViolated: [],
  };
}

/** @param coverage every field, changed; the hash of an unnoticed one is the original's */
export function auditFigure(
  replay: Replay,
  coverage: readonly FieldCoverage[],
  options: FigureOptions,
): HTMLElement {
  const original = coverage.find(({ noticed }) => !noticed)?.hash;
  if (original === undefined) return emptyFigure('Every field changes the hash.');
  const noticed = coverage.filter((each) => each.noticed);
  const unnoticed = coverage.filter((each) => !each.noticed);
  return figure({
    ...options,
    label: 'The fields of an audit entry, and whether changing each one alone changes its hash',
    chart: fieldsChart(coverage, original, options),
    title: `${outOf(noticed.length, coverage.length)} fields change the hash.`,
    caption: `Someone can rewrite ${listed(unnoticed.map(({ field }) => nameOf(field)))}, and the hash stays ${original} (${count(original.length * 4)} bits).`,
    run: `An entry with the values of deployment 1: ${replayName(replay)}.`,
    table: {
      title: 'Each field changed in turn',
      columns: ['changed field', 'hash of the changed entry', 'hash changes'],
      rows: coverage.map(({ field, noticed: yes, hash }) => [nameOf(field), hash, yes ? 'yes' : 'no']),
    },
  });
}

const ROW = 25;
const NARROW = 480;
const HEAD = 26;

/**
 * Does the hash notice? A filled square and a struck line say yes.
 * @param original the hash of the entry as it is
 */
function fieldsChart(
  rows: readonly FieldCoverage[],
  original: string,
  { width }: { readonly width: number },
): SVGSVGElement {
  const narrow = width < NARROW;
  const labels = 24 + Math.max(...rows.map(({ field }) => textWidth(nameOf(field)))) + 18;
  const words = narrow ? width : labels + 178;
  const drawn = drawing(width, HEAD + rows.length * ROW + 4);
  drawn.append(
    svg('text', { x: 0, y: 14, class: 'chart__heading' }, narrow ? `hash ${original}` : 'changed field'),
  );
  if (!narrow) {
    drawn.append(
      svg('text', { x: labels, y: 14, class: 'muted' }, 'hash of the changed entry'),
      svg('text', { x: words, y: 14, class: 'muted' }, `original hash: ${original}`),
    );
  }
  rows.forEach(({ field, noticed, hash }, i) => {
    const label = nameOf(field);
    const y = HEAD + i * ROW;
    const state = noticed ? 'yes' : 'no';
    drawn.append(
      svg('line', { x1: 0, x2: width, y1: y, y2: y, class: 'chart__grid' }),
      svg('rect', {
        x: 1,
        y: y + 6,
        width: 13,
        height: 13,
        class: `field field--${state}`,
        'data-tip': `${label}: ${noticed ? 'changes the hash' : 'leaves the hash as it is'}, ${hash}`,
      }),
      svg('text', { x: 24, y: y + 17, class: 'row__value ink at-start' }, label),
      svg(
        'text',
        narrow
          ? { x: width - 1, y: y + 17, class: 'row__value ink at-end' }
          : { x: words, y: y + 17, class: 'row__value ink at-start' },
        noticed ? 'changes the hash' : narrow ? 'same hash' : 'leaves the hash unchanged',
      ),
    );
    if (!narrow)
      drawn.append(svg('text', { x: labels, y: y + 17, class: `hash faint hash--${state}` }, hash));
  });
  return drawn;
}
